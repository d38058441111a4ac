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
    private final RecentlyUsed<StreamId, List<Recorded<Event>>> known;

    Histories(Journal journal, JournalDecoder decoder, int eventsMax) {
        this.journal = journal;
        this.decoder = decoder;
        this.known = new RecentlyUsed<>(eventsMax == 0 ? 0 : STREAMS_MAX, eventsMax, List::size);
    }

    /**
     * Everything one command is expected to need, in one question.
     *
     * @param own the command's own stream, known to its shell up to {@code version} (−1: nothing)
     * @param others streams that are likely to be asked
     */
    Reading read(StreamId own, long version, Set<StreamId> others) {
        var before = new LinkedHashMap<StreamId, List<Recorded<Event>>>();
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
        before.forEach((other, history) -> fresh.put(other, extended(other, history, tail(tails, other))));
        return new Reading(this, decoded(tail(tails, own), version + 1), fresh);
    }

    /** One stream as it stands now. */
    List<Recorded<Event>> read(StreamId stream) {
        var history = known(stream);
        return extended(stream, history, tail(journal.streams(Map.of(stream, (long) history.size())), stream));
    }

    private List<Recorded<Event>> known(StreamId stream) {
        var history = known.get(stream);
        return history == null ? List.of() : history;
    }

    private static List<JournalRecord> tail(Map<StreamId, List<JournalRecord>> tails, StreamId stream) {
        return tails.getOrDefault(stream, List.of());
    }

    private List<Recorded<Event>> extended(StreamId stream, List<Recorded<Event>> before, List<JournalRecord> tail) {
        if (tail.isEmpty()) return before;
        var extended = new ArrayList<>(before);
        extended.addAll(decoded(tail, before.size()));
        var history = List.copyOf(extended);
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
