package org.sunledger.ledger.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sunledger.ledger.shared.StreamId;

/**
 * 日记账: one totally ordered sequence of records numbered 1, 2, 3 … without gaps, in commit order. What an engine must
 * keep is defined by {@code JournalContract}, which every engine passes.
 */
public interface Journal {
    /** An event is at most 256 KiB, payload and metadata together, on every engine. */
    int RECORD_BYTES_MAX = 256 * 1024;

    /** At most so many events in one append, so that a batch stays a batch. */
    int APPEND_RECORDS_MAX = 500;

    /** One append's payloads and metadata together: what the strictest engine takes (1 MiB, less what it adds). */
    int APPEND_BYTES_MAX = 768 * 1024;

    /**
     * Appends all records to one stream, or none. When this returns, they are durable.
     *
     * <p>A retry with the same event ids at the same expected version finds its own records and returns them.
     *
     * @param expectedVersion version of the stream's last record; −1: the stream has none
     * @return the records as stored, with positions and recordedAt
     * @throws JournalException.StreamConflict the stream is at another version
     * @throws JournalException.DuplicateEvent an event id is taken by another record
     * @throws JournalException.RecordTooLarge a record exceeds {@link #RECORD_BYTES_MAX}, or the append
     *     {@link #APPEND_RECORDS_MAX} or {@link #APPEND_BYTES_MAX}
     * @throws JournalException.ClockStepped the clock went back by more than an hour or jumped ahead; appends stop
     * @throws JournalException.NotOpened the first record of a journal must be {@code ledger.opened}
     * @throws JournalException.OpenedBefore no later record may be {@code ledger.opened}
     * @throws JournalException.OutcomeUnknown the answer was lost and could not be found out
     * @throws JournalException.Busy too many appends wait already; nothing was written
     * @throws JournalException.StandingBy another program writes this journal; nothing was written
     */
    List<JournalRecord> append(StreamId stream, long expectedVersion, List<NewRecord> records);

    /** The stream's records from a version on, oldest first; empty for an unknown stream. */
    List<JournalRecord> stream(StreamId stream, long fromVersion);

    /** The version of the stream's last record; −1: the stream has none. */
    default long lastVersion(StreamId stream) {
        return stream(stream, 0).size() - 1L;
    }

    /**
     * The records of several streams, each from its version on, as the journal stands now: one question for all.
     *
     * @param fromVersions the first version wanted of each stream
     * @return for each stream asked, oldest first; empty where there is nothing
     */
    default Map<StreamId, List<JournalRecord>> streams(Map<StreamId, Long> fromVersions) {
        var answers = new LinkedHashMap<StreamId, List<JournalRecord>>();
        fromVersions.forEach((stream, version) -> answers.put(stream, stream(stream, version)));
        return answers;
    }

    /** Up to {@code limit} records after a position, in order, without gaps; only what is durable. */
    List<JournalRecord> after(long position, int limit);

    Optional<JournalRecord> at(long position);

    Optional<JournalRecord> byEventId(UUID eventId);

    /** The last position; 0 when the journal is empty. */
    long head();

    /** The last position that was recorded at or before the instant ({@code knownFrom}); 0 when there is none. */
    long positionKnownAt(Instant knownAt);

    /** Waits until the head is beyond the position. @return whether it is */
    boolean awaitAfter(long position, Duration timeout) throws InterruptedException;

    /**
     * Takes over records of another journal: positions, ids, times and bytes stay as they are. The first must follow the
     * head, the others each other. When this returns, they are durable. If it fails, none of them is there, or, on an engine
     * that writes stream by stream, the first of them are.
     *
     * <p>Records that are there already, byte for byte, are passed over, so that an interrupted move goes on.
     *
     * @throws IllegalArgumentException a gap, or another record at one of the positions
     */
    void restore(List<JournalRecord> records);

    /** Keeps a state's snapshot; an older version never replaces a newer one. */
    void storeSnapshot(Snapshot snapshot);

    Optional<Snapshot> snapshot(StreamId stream);

    /**
     * A state as bytes, good for every event up to and including the version.
     *
     * @param format names the state's shape; a reader that does not know it reads from version 0
     */
    @SuppressWarnings("ArrayRecordComponent") // stored bytes, handed on verbatim
    record Snapshot(StreamId stream, long version, String format, byte[] bytes) {}
}
