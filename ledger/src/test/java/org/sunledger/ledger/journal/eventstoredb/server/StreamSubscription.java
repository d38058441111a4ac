package org.sunledger.ledger.journal.eventstoredb.server;

import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadReq;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadResp;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.eventstoredb.server.TestLog.StreamView;

/** A subscription to one stream, after a revision that is excluded. */
final class StreamSubscription implements Outflow.Source {
    private final Replica log;
    private final String stream;
    private final boolean idsAsText;
    private final Queue<ReadResp> outbox = new ArrayDeque<>();
    private long cursor;
    private boolean live;

    StreamSubscription(Replica log, ReadReq.Options options, String id) {
        this.log = log;
        this.stream = options.getStream().getStreamIdentifier().getStreamName().toStringUtf8();
        this.idsAsText = options.getUuidOption().hasString();
        this.cursor = log.read(stream, view -> start(options.getStream(), view));
        outbox.add(Answers.confirmation(id));
    }

    private static long start(ReadReq.Options.StreamOptions options, StreamView view) {
        return switch (options.getRevisionOptionCase()) {
            case REVISION -> options.getRevision() + 1;
            case START -> 0;
            case END -> view.stream().last() + 1;
            case REVISIONOPTION_NOT_SET ->
                throw Refusals.invalidArgument("'None' is not a valid RevisionOptionOneofCase");
        };
    }

    @Override
    public @Nullable ReadResp next() {
        if (outbox.isEmpty()) log.read(stream, this::page);
        return outbox.poll();
    }

    private boolean page(StreamView view) {
        if (view.stream().isTombstoned()) throw Refusals.streamDeleted(stream);
        for (var event : view.events(cursor, ReadLimits.PAGE, true)) {
            outbox.add(Answers.event(event, idsAsText));
            cursor = event.revision() + 1;
        }
        if (!live && outbox.isEmpty()) {
            live = true;
            outbox.add(Answers.caughtUp());
        }
        return live;
    }
}
