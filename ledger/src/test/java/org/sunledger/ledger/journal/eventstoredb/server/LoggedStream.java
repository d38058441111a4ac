package org.sunledger.ledger.journal.eventstoredb.server;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One stream's events by revision. Its last revision outlives the events that a scavenge removes. */
final class LoggedStream {
    static final long NONE = -1;
    static final long TOMBSTONE = Long.MAX_VALUE;

    private final NavigableMap<Long, LoggedEvent> events = new TreeMap<>();
    private long last = NONE;

    long last() {
        return last;
    }

    boolean isTombstoned() {
        return last == TOMBSTONE;
    }

    @Nullable
    LoggedEvent at(long revision) {
        return events.get(revision);
    }

    @Nullable
    LoggedEvent newest() {
        return events.isEmpty() ? null : events.lastEntry().getValue();
    }

    void add(LoggedEvent event) {
        events.put(event.revision(), event);
        last = event.revision();
    }

    void remove(long revision) {
        events.remove(revision);
    }

    /** The stream as it was before the log reached a place; null: as it is. */
    LoggedStream until(@Nullable Place horizon) {
        if (horizon == null) return this;
        var earlier = new LoggedStream();
        for (var event : events.values()) if (event.at().isBefore(horizon)) earlier.add(event);
        return earlier;
    }

    List<LoggedEvent> all() {
        return new ArrayList<>(events.values());
    }

    /** Up to max events from a revision on, forwards or backwards, that the rules still let a reader see. */
    List<LoggedEvent> visible(long from, int max, boolean forwards, StreamRules rules, long nowTicks) {
        var oldest = oldestVisible(rules);
        List<LoggedEvent> found = new ArrayList<>();
        var view = forwards
                ? events.tailMap(Math.max(from, oldest), true)
                : events.headMap(from, true).descendingMap();
        for (var event : view.values()) {
            if (found.size() == max || event.revision() < oldest) break;
            if (!isTooOld(event, rules, nowTicks)) found.add(event);
        }
        return found;
    }

    /** The lowest revision that neither $maxCount nor $tb hides. */
    long oldestVisible(StreamRules rules) {
        var oldest = 0L;
        if (rules.maxCount() != null) oldest = Math.max(oldest, last - rules.maxCount() + 1);
        if (rules.truncateBefore() != null) oldest = Math.max(oldest, rules.truncateBefore());
        return oldest;
    }

    static boolean isTooOld(LoggedEvent event, StreamRules rules, long nowTicks) {
        return rules.maxAgeSeconds() != null
                && event.createdTicks() < nowTicks - rules.maxAgeSeconds() * LogClock.TICKS_PER_SECOND;
    }
}
