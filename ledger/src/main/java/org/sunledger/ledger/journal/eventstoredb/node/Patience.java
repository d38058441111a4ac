package org.sunledger.ledger.journal.eventstoredb.node;

import java.time.Duration;

/**
 * How long to wait for a server, and what then.
 *
 * @param attempt one try of one call, and the confirmation of a subscription
 * @param append an append with all its tries; then its outcome is unknown
 * @param read a stream with all its pages and tries
 * @param silence a subscription from which nothing came for so long is begun anew: it may be dead without a word
 * @param closing how long a close waits for calls to end
 */
public record Patience(
        Duration attempt, Duration append, Duration read, Duration silence, Duration closing, Backoff backoff) {
    /** A cluster elects a leader in a few seconds; a clerk waits half a minute before the answer "unknown". */
    public static Patience standard() {
        return new Patience(
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofSeconds(15),
                new Backoff(Duration.ofMillis(50), Duration.ofSeconds(5)));
    }
}
