package org.sunledger.ledger.journal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sunledger.ledger.shared.StreamId;

/** What every engine refuses before it looks at a stream. */
public final class AppendRules {
    /** Wire name of the record at position 1. */
    public static final String OPENED = "ledger.opened";

    private AppendRules() {}

    /**
     * Limits and shape; needs no lock.
     *
     * @throws JournalException.RecordTooLarge too many records, or one too large
     * @throws JournalException.DuplicateEvent one id twice in the batch
     */
    public static void check(long expectedVersion, List<NewRecord> records) {
        if (expectedVersion < -1) throw new IllegalArgumentException("expectedVersion " + expectedVersion);
        if (records.size() > Journal.APPEND_RECORDS_MAX)
            throw new JournalException.RecordTooLarge(
                    "An append of " + records.getFirst().eventType(), records.size(), Journal.APPEND_RECORDS_MAX);
        var ids = new HashSet<UUID>();
        long all = 0;
        for (var entry : records) {
            long bytes = (long) entry.payload().length + entry.metadata().length;
            if (bytes > Journal.RECORD_BYTES_MAX)
                throw new JournalException.RecordTooLarge(entry.eventType(), bytes, Journal.RECORD_BYTES_MAX);
            if (!ids.add(entry.eventId())) throw new JournalException.DuplicateEvent(entry.eventId());
            all += bytes;
        }
        if (all > Journal.APPEND_BYTES_MAX)
            throw new JournalException.RecordTooLarge(
                    "An append of " + records.getFirst().eventType(), all, Journal.APPEND_BYTES_MAX);
    }

    /**
     * Records that may be taken over: dense positions from just after the head on, versions that follow their streams',
     * event ids that stand nowhere else, and {@link #OPENED} at position 1 only.
     *
     * @param versions of the streams' last records; none: no such stream
     * @param places of those event ids that stand in the journal already
     * @throws IllegalArgumentException says which position does not fit, and why
     */
    public static void checkFitting(
            long head, Map<StreamId, Long> versions, Map<UUID, Long> places, List<JournalRecord> records) {
        long position = head;
        var expected = new HashMap<>(versions);
        var taken = new HashMap<>(places);
        for (var one : records) {
            if (one.position() != ++position)
                throw new IllegalArgumentException(
                        "Position %d was to follow %d".formatted(one.position(), position - 1));
            if ((position == 1) != one.eventType().equals(OPENED)) throw misfit(one, "it is " + one.eventType());
            long version = expected.getOrDefault(one.stream(), -1L) + 1;
            if (one.streamVersion() != version)
                throw misfit(one, "version %d of %s, not %d".formatted(one.streamVersion(), one.stream(), version));
            expected.put(one.stream(), version);
            var place = taken.putIfAbsent(one.eventId(), position);
            if (place != null) throw misfit(one, "event id %s stands at position %d".formatted(one.eventId(), place));
        }
    }

    /** A record that is not taken over. */
    public static IllegalArgumentException misfit(JournalRecord record, String why) {
        return new IllegalArgumentException("Position %d does not fit: %s".formatted(record.position(), why));
    }

    /**
     * Nobody appends before {@link #OPENED}, and it is appended once; needs the lock on the head.
     *
     * @throws JournalException.NotOpened the journal is empty and the record does not open it
     * @throws JournalException.OpenedBefore the record would open a journal that somebody else opened
     */
    public static void checkOpened(long head, NewRecord first) {
        var opens = first.eventType().equals(OPENED);
        if (head == 0 && !opens) throw new JournalException.NotOpened(first.eventType());
        if (head > 0 && opens) throw new JournalException.OpenedBefore();
    }
}
