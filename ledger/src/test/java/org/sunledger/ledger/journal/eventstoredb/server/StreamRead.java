package org.sunledger.ledger.journal.eventstoredb.server;

import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadReq;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadResp;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.eventstoredb.server.TestLog.StreamView;

/** Reads one stream page by page, from a revision that is included. */
final class StreamRead implements Outflow.Source {
    private final Replica log;
    private final String stream;
    private final boolean forwards;
    private final boolean compatible;
    private final boolean idsAsText;
    private final long start;
    private final Queue<ReadResp> outbox = new ArrayDeque<>();
    private long cursor;
    private long left;
    private boolean begun;
    private boolean done;

    StreamRead(Replica log, ReadReq.Options options) {
        this.log = log;
        this.stream = options.getStream().getStreamIdentifier().getStreamName().toStringUtf8();
        this.forwards = options.getReadDirection() == ReadReq.Options.ReadDirection.Forwards;
        this.compatible = options.getControlOption().getCompatibility() >= 1;
        this.idsAsText = options.getUuidOption().hasString();
        this.left = options.getCount() < 0 ? Long.MAX_VALUE : options.getCount();
        this.start = start(options.getStream());
        this.cursor = start;
        if (left == 0 || (forwards && start < 0)) throw Refusals.unexpected("ReadStreamResult: Error");
    }

    private long start(ReadReq.Options.StreamOptions options) {
        return switch (options.getRevisionOptionCase()) {
            case REVISION -> options.getRevision();
            case START -> 0;
            case END -> forwards ? -1 : Long.MAX_VALUE;
            case REVISIONOPTION_NOT_SET ->
                throw Refusals.invalidArgument("'None' is not a valid RevisionOptionOneofCase");
        };
    }

    @Override
    public @Nullable ReadResp next() {
        while (outbox.isEmpty() && !done) log.read(stream, this::page);
        var answer = outbox.poll();
        return answer == null ? Outflow.END : answer;
    }

    private boolean page(StreamView view) {
        if (view.stream().isTombstoned()) throw Refusals.streamDeleted(stream);
        if (view.isMissing()) {
            outbox.add(Answers.streamNotFound(stream));
            done = true;
        } else if (forwards) forwards(view);
        else backwards(view);
        return done;
    }

    private void forwards(StreamView view) {
        var size = (int) Math.min(ReadLimits.PAGE, left);
        var oldest = view.stream().oldestVisible(view.rules());
        if (cursor + size - 1 < oldest) {
            firstPosition(oldest);
            cursor = oldest;
            return;
        }
        var events = view.events(cursor, size, true);
        if (events.isEmpty()) firstPosition(view.stream().last() + 1);
        for (var event : events) send(event);
        cursor = events.isEmpty() ? view.stream().last() + 1 : events.getLast().revision() + 1;
        if (left == 0 || cursor > view.stream().last()) end(view);
    }

    private void backwards(StreamView view) {
        var events = view.events(cursor, (int) Math.min(ReadLimits.PAGE, left), false);
        for (var event : events) send(event);
        cursor = events.isEmpty() ? -1 : events.getLast().revision() - 1;
        if (left == 0 || cursor < view.stream().oldestVisible(view.rules())) end(view);
    }

    /** Told only where the first page held nothing: where reading would begin. */
    private void firstPosition(long revision) {
        if (compatible && !begun && revision != start)
            outbox.add(ReadResp.newBuilder().setFirstStreamPosition(revision).build());
        begun = true;
    }

    private void send(LoggedEvent event) {
        outbox.add(Answers.event(event, idsAsText));
        begun = true;
        left--;
    }

    private void end(StreamView view) {
        if (compatible)
            outbox.add(ReadResp.newBuilder()
                    .setLastStreamPosition(view.stream().last())
                    .build());
        done = true;
    }
}
