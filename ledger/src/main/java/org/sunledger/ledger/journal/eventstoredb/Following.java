package org.sunledger.ledger.journal.eventstoredb;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every event of one ledger in the order of the log, each once, pulled by one thread. Whatever ends it below (server,
 * network, leader), it goes on by itself after what was handed over; while it cannot, {@link #next} has nothing to give
 * and {@link #figures} says why.
 */
public interface Following extends AutoCloseable {
    /**
     * The next events.
     *
     * @param max at most so many
     * @param timeout how long to wait for the first
     * @return oldest first; empty when none came in time
     * @throws org.sunledger.ledger.journal.JournalException.Damaged the log no longer holds the place to go on from; every
     *     further call says so too
     * @throws IllegalStateException closed, before or while this call waited
     */
    List<StoredEvent> next(int max, Duration timeout) throws InterruptedException;

    /**
     * Everything of this ledger up to here (inclusive) has been handed over by {@link #next}: the last event, or a later
     * checkpoint of the server once nothing before it waits. A good place to follow {@code after} next time.
     */
    LogPosition reached();

    Figures figures();

    /** Ends the subscription; no thread and no call stays behind. Calling it again does nothing. */
    @Override
    void close();

    /**
     * How the following fares.
     *
     * @param restarts how often it had to begin again, by cause: the status of the ended call such as
     *     {@code UNAVAILABLE}, {@code OK}, or {@code CLIENT_SHUT_DOWN}
     * @param queued events received and not yet handed over
     * @param lastEventAt when the last event arrived, by this machine's clock
     * @param lastFailure what the last ending said, until an event or a confirmation came after it
     */
    record Figures(
            Map<String, Long> restarts, int queued, Optional<Instant> lastEventAt, Optional<String> lastFailure) {
        public Figures {
            restarts = Map.copyOf(restarts);
        }
    }
}
