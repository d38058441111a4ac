package org.sunledger.ledger.journal.eventstoredb.server;

import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadReq;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadResp;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the whole log page by page: forwards from a place that is included, backwards from one that is not. */
final class AllRead implements Outflow.Source {
    private final Replica log;
    private final boolean forwards;
    private final boolean idsAsText;
    private final Predicate<LoggedEvent> filter;
    private final int window;
    private final Queue<ReadResp> outbox = new ArrayDeque<>();
    private Place cursor;
    private long left;
    private boolean done;

    AllRead(Replica log, Places places, ReadReq.Options options) {
        this.log = log;
        this.forwards = options.getReadDirection() == ReadReq.Options.ReadDirection.Forwards;
        this.idsAsText = options.getUuidOption().hasString();
        this.filter = options.hasFilter() ? EventFilter.of(options.getFilter()) : EventFilter::byDefault;
        this.window = options.hasFilter() ? EventFilter.window(options.getFilter()) : Integer.MAX_VALUE;
        this.left = options.getCount() < 0 ? Long.MAX_VALUE : options.getCount();
        var start = places.of(options.getAll());
        this.cursor = start.equals(Place.END) ? log.head() : start;
        if (left == 0) throw Refusals.unexpected("ReadAllResult: Error");
    }

    @Override
    public @Nullable ReadResp next() {
        while (outbox.isEmpty() && !done) page();
        var answer = outbox.poll();
        return answer == null ? Outflow.END : answer;
    }

    private void page() {
        var size = (int) Math.min(ReadLimits.PAGE, left);
        var page = forwards ? log.forward(cursor, size, window, filter) : log.backward(cursor, size, filter);
        for (var event : page.events()) outbox.add(Answers.event(event, idsAsText));
        left -= page.events().size();
        cursor = page.next();
        done = left == 0 || page.end();
    }
}
