package org.sunledger.ledger.journal.eventstoredb.server;

import java.time.Duration;
import java.time.Instant;

/** The clock of the nodes: one millisecond per event, and as much more as a test lets pass. */
final class LogClock {
    static final long TICKS_PER_SECOND = 10_000_000;
    private static final long TICKS_PER_MILLI = 10_000;

    private long ticks = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() * TICKS_PER_SECOND;

    synchronized long now() {
        return ticks;
    }

    synchronized long next() {
        ticks += TICKS_PER_MILLI;
        return ticks;
    }

    synchronized void letPass(Duration time) {
        ticks += time.toMillis() * TICKS_PER_MILLI;
    }
}
