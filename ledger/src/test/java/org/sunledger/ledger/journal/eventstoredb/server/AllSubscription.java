package org.sunledger.ledger.journal.eventstoredb.server;

import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadReq;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadResp;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A subscription to {@code $all}: pages of the log until its end, then event by event. Checkpoints come every
 * multiplier × window considered events. While catching up one names the last event that passed, or where the page
 * began; live, the very event it came after.
 */
final class AllSubscription implements Outflow.Source {
    private static final int NEVER = Integer.MAX_VALUE;

    private final Replica log;
    private final Faults faults;
    private final Predicate<LoggedEvent> filter;
    private final int window;
    private final long checkpointInterval;
    private final boolean idsAsText;
    private final Queue<ReadResp> outbox = new ArrayDeque<>();
    private Place cursor;
    private long sinceCheckpoint;
    private boolean live;

    AllSubscription(Replica log, Places places, Faults faults, ReadReq.Options options, String id) {
        this.log = log;
        this.faults = faults;
        this.idsAsText = options.getUuidOption().hasString();
        this.filter = options.hasFilter() ? EventFilter.of(options.getFilter()) : EventFilter::byDefault;
        this.window = options.hasFilter() ? EventFilter.window(options.getFilter()) : ReadLimits.PAGE;
        this.checkpointInterval = checkpointInterval(options);
        var start = places.of(options.getAll());
        this.cursor = firstPlace(start);
        outbox.add(Answers.confirmation(id));
        if (start.equals(Place.END)) goLive();
    }

    private long checkpointInterval(ReadReq.Options options) {
        if (!options.hasFilter()) return NEVER;
        var multiplier = options.getFilter().getCheckpointIntervalMultiplier();
        if (multiplier <= 0 || window <= 0) throw Refusals.unhandled();
        return (long) multiplier * window;
    }

    /** Exclusive, the way 23.10 does it: one event is read at the place, whichever it is, and skipped. */
    private Place firstPlace(Place start) {
        if (start.equals(Place.END)) return log.head();
        if (start.equals(Place.START)) return start;
        return log.forward(start, 1, NEVER, EventFilter::byDefault).next();
    }

    @Override
    public @Nullable ReadResp next() {
        while (outbox.isEmpty()) {
            var before = cursor;
            if (live) newEvents();
            else page();
            if (live && outbox.isEmpty() && cursor.equals(before)) return null;
        }
        return outbox.poll();
    }

    private void page() {
        var page = log.forward(cursor, ReadLimits.PAGE, window, filter);
        for (var event : page.events()) outbox.add(Answers.event(event, idsAsText));
        sinceCheckpoint += page.considered();
        cursor = page.next();
        if (page.end()) goLive();
        else if (sinceCheckpoint >= checkpointInterval) {
            sinceCheckpoint %= checkpointInterval;
            outbox.add(Answers.checkpoint(
                    page.events().isEmpty()
                            ? page.current()
                            : page.events().getLast().at()));
        }
    }

    private void goLive() {
        live = true;
        outbox.add(Answers.caughtUp());
    }

    private void newEvents() {
        var page = log.forward(cursor, NEVER, ReadLimits.PAGE, event -> true);
        cursor = page.next();
        for (var event : page.events()) {
            if (filter.test(event)) outbox.add(Answers.event(event, idsAsText));
            if (++sinceCheckpoint >= checkpointInterval) {
                sinceCheckpoint = 0;
                outbox.add(Answers.checkpoint(event.at()));
            }
        }
    }

    @Override
    public void waitingForClient() {
        if (!live || waiting() <= ReadLimits.LIVE_BACKLOG_MAX) return;
        if (faults.dropsSlowConsumers()) throw Refusals.consumerTooSlow();
        live = false;
        outbox.add(Answers.fellBehind());
    }

    private int waiting() {
        return outbox.size()
                + log.forward(cursor, ReadLimits.LIVE_BACKLOG_MAX + 1, NEVER, filter)
                        .events()
                        .size();
    }
}
