package org.sunledger.ledger.journal.postgres;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.shared.StreamId;

/**
 * At which version streams stand, as of a position up to which this program has seen every record, whoever wrote it. So
 * where the head of the journal stands at that position, nothing else need be asked. Used by many threads.
 *
 * <p>Only what was read from the journal or committed to it comes in here, never what a caller claims.
 */
final class Versions {
    /** About 10 MiB. The least recently used go first. */
    static final int STREAMS_MAX = 50_000;

    private static final long OWN_WITHIN_MILLIS = 50;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Map<StreamId, Long> versions = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<StreamId, Long> eldest) {
            return size() > STREAMS_MAX;
        }
    };

    private long position = -1;
    private @Nullable Instant recordedAt;
    private long touches;
    private long awaited;

    /** Up to here every record was seen; −1: none was. */
    synchronized long position() {
        return position;
    }

    /** This program is writing up to a position, and will follow what it wrote; 0: no more. */
    synchronized void expect(long last) {
        awaited = last;
        notifyAll();
    }

    /**
     * Waits while this program is writing what has not been seen. The database shows a commit to readers before it
     * answers the writer, who is a moment behind them; to read what is in hand would cost more.
     */
    synchronized void awaitOwn(long head) {
        long begun = System.nanoTime();
        long left = OWN_WITHIN_MILLIS;
        boolean isInterrupted = false;
        while (position < head && head <= awaited && left > 0) {
            try {
                wait(left);
            } catch (InterruptedException e) {
                isInterrupted = true;
                break;
            }
            left = OWN_WITHIN_MILLIS - (System.nanoTime() - begun) / NANOS_PER_MILLI;
        }
        if (isInterrupted) Thread.currentThread().interrupt();
    }

    /** Goes up with everything that can make a stream go out. */
    synchronized long touches() {
        return touches;
    }

    /**
     * The end of the journal, if it stands where this program believes; null where it has no belief about one of the
     * streams.
     */
    synchronized @Nullable HeadRow head(Set<StreamId> streams) {
        var known = known(streams);
        if (recordedAt == null || known.size() < streams.size()) return null;
        return new HeadRow(position, recordedAt, known);
    }

    /** The versions as of {@link #position()} of those streams of which it is known; −1: no such stream. */
    synchronized Map<StreamId, Long> known(Set<StreamId> streams) {
        touches += streams.size();
        var known = HashMap.<StreamId, Long>newHashMap(streams.size());
        for (var stream : streams) {
            var version = versions.get(stream);
            if (version != null) known.put(stream, version);
        }
        return known;
    }

    /**
     * Sees what stands in the journal now.
     *
     * @param records with dense positions; what was seen already is passed over, after a gap everything begins anew
     */
    synchronized void follow(List<JournalRecord> records) {
        for (var record : records) {
            if (record.position() <= position) continue;
            if (record.position() != position + 1) begin(record.position() - 1);
            position = record.position();
            recordedAt = record.recordedAt();
            versions.put(record.stream(), record.streamVersion());
            touches++;
        }
        notifyAll();
    }

    /** Knows no more than that the journal is so far; who has seen more need not begin. */
    synchronized void begin(long head) {
        if (head <= position) return;
        versions.clear();
        position = head;
        recordedAt = null;
        touches += STREAMS_MAX;
    }

    /**
     * Takes in versions that were asked of the journal.
     *
     * @param before {@link #touches()} from before the question. A stream may have gone on since; where so much happened
     *     that it could have come in and gone out unnoticed, the answer is of no use.
     */
    synchronized void learn(long before, Map<StreamId, Long> answered) {
        touches += answered.size();
        if (position < 0 || touches - before >= STREAMS_MAX) return;
        answered.forEach((stream, version) -> versions.merge(stream, version, Math::max));
    }
}
