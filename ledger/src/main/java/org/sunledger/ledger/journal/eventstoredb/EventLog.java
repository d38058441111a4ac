package org.sunledger.ledger.journal.eventstoredb;

import java.util.List;

/**
 * All the journal asks of an EventStoreDB: streams that are appended to and read, and the log of all of them, followed.
 * Thin, so that another client can take the place of today's. Safe for many threads.
 */
public interface EventLog extends AutoCloseable {
    /**
     * What one append may bring to the server, data, metadata and names together: 1 MiB up to server 24, less what the
     * protocol adds.
     */
    int APPEND_BYTES_MAX = 1_000_000;

    /**
     * Appends all events to one stream, or none, just after an explicit revision. Durable when it returns.
     *
     * <p>The same ids at the same revision again find themselves and give the first answer. An unknown outcome is retried
     * so inside, until the overall deadline.
     *
     * @param expectedRevision revision of the stream's last event; −1: there is no stream
     * @param events at least one
     * @return position of the last event
     * @throws RevisionConflict the stream is at another revision
     * @throws org.sunledger.ledger.journal.JournalException.RecordTooLarge more than {@link #APPEND_BYTES_MAX}, or than
     *     the server takes
     * @throws org.sunledger.ledger.journal.JournalException.Damaged the stream was deleted
     * @throws org.sunledger.ledger.journal.JournalException.Unavailable the server refused, or could not be reached at
     *     any time: nothing was written
     * @throws org.sunledger.ledger.journal.JournalException.OutcomeUnknown the answer was lost and could not be found out
     *     before the overall deadline
     * @throws IllegalArgumentException metadata the client would change, see {@link LogEvent#metadata}
     */
    LogPosition append(String stream, long expectedRevision, List<LogEvent> events);

    /**
     * The stream's events from a revision to its end, oldest first.
     *
     * @param fromRevision from 0
     * @return empty when there is no such stream, or when it ends before that revision
     * @throws org.sunledger.ledger.journal.JournalException.Damaged the stream was deleted or truncated, or has a gap
     * @throws org.sunledger.ledger.journal.JournalException.Unavailable no answer before the deadline, or refused
     */
    List<StoredEvent> read(String stream, long fromRevision);

    /** Like {@link #read(String, long)}, up to {@code max} events. */
    default List<StoredEvent> read(String stream, long fromRevision, int max) {
        var events = read(stream, fromRevision);
        return events.subList(0, Math.min(max, events.size()));
    }

    /**
     * Begins to follow the streams of this ledger, and no other stream. The caller closes it.
     *
     * @param after {@link LogPosition#START}, or a position that an event, an append or {@link Following#reached} had;
     *     that one is not handed over again
     */
    Following follow(LogPosition after);

    /** Closes every following and every connection; no thread stays behind. Calling it again does nothing. */
    @Override
    void close();
}
