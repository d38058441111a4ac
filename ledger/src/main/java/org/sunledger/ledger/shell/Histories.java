package org.sunledger.ledger.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.wire.JournalDecoder;

/**
 * Streams as decisions read them: always asked of the journal, decoded once. What was read before is kept, because
 * records never change; whether something followed is asked every time.
 */
final class Histories {
    /** Facts that many commands ask for: rules, places, months. A decoded event takes about 2 KiB. */
    static final int EVENTS_MAX = 20_000;

    private static final int STREAMS_MAX = 4_096;

    private final Journal journal;
    private final JournalDecoder decoder;
    private final RecentlyUsed<StreamId, History> known;

    /** @param positions of the events, in the same order */
    private record History(List<Recorded<Event>> events, List<Long> positions) {
        private static final History NONE = new History(List.of(), List.of());

        int size() {
            return events.size();
        }

        /** What was recorded up to and with a position. */
        List<Recorded<Event>> upTo(long position) {
            int size = size();
            while (size > 0 && positions.get(size - 1) > position) size--;
            return events.subList(0, size);
        }
    }

    Histories(Journal journal, JournalDecoder decoder, int eventsMax) {
        this.journal = journal;
        this.decoder = decoder;
        this.known = new RecentlyUsed<>(eventsMax == 0 ? 0 : STREAMS_MAX, eventsMax, History::size);
    }

    /**
     * Everything one command is expected to need, in one question.
     *
     * @param own the command's own stream, known to its shell up to {@code version} (−1: nothing)
     * @param others streams that are likely to be asked
     */
    Reading read(StreamId own, long version, Set<StreamId> others) {
        var before = new LinkedHashMap<StreamId, History>();
        var from = new LinkedHashMap<StreamId, Long>();
        for (var other : others) {
            var history = known(other);
            before.put(other, history);
            from.put(other, (long) history.size());
        }
        before.remove(own);
        from.put(own, version + 1);
        var tails = journal.streams(from);
        var fresh = new LinkedHashMap<StreamId, List<Recorded<Event>>>();
        before.forEach((other, history) ->
                fresh.put(other, extended(other, history, tail(tails, other)).events()));
        return new Reading(this, decoded(tail(tails, own), version + 1), fresh);
    }

    /** One stream as it stands now. */
    List<Recorded<Event>> read(StreamId stream) {
        return asked(stream).events();
    }

    /** One stream as it stood at a position of the journal. */
    List<Recorded<Event>> read(StreamId stream, long lastPosition) {
        return asked(stream).upTo(lastPosition);
    }

    private History asked(StreamId stream) {
        var history = known(stream);
        return extended(stream, history, tail(journal.streams(Map.of(stream, (long) history.size())), stream));
    }

    private History known(StreamId stream) {
        var history = known.get(stream);
        return history == null ? History.NONE : history;
    }

    private static List<JournalRecord> tail(Map<StreamId, List<JournalRecord>> tails, StreamId stream) {
        return tails.getOrDefault(stream, List.of());
    }

    private History extended(StreamId stream, History before, List<JournalRecord> tail) {
        if (tail.isEmpty()) return before;
        var events = new ArrayList<>(before.events());
        events.addAll(decoded(tail, before.size()));
        var positions = new ArrayList<>(before.positions());
        for (var one : tail) positions.add(one.position());
        var history = new History(List.copyOf(events), List.copyOf(positions));
        known.put(stream, history);
        return history;
    }

    private List<Recorded<Event>> decoded(List<JournalRecord> records, long firstVersion) {
        var decoded = new ArrayList<Recorded<Event>>(records.size());
        for (var one : records) {
            if (one.streamVersion() != firstVersion + decoded.size()) {
                throw new IllegalStateException("%s has a gap: version %d where %d was to follow"
                        .formatted(one.stream(), one.streamVersion(), firstVersion + decoded.size()));
            }
            decoded.add(decoder.recorded(one));
        }
        return decoded;
    }
}
