package org.sunledger.ledger.journal.eventstoredb;

import java.time.Duration;

/**
 * How long the engine waits.
 *
 * @param numbering for the number of a record that is in the log already; beyond this something hangs
 * @param silence for an event that must be in the log; on a busy cluster the server may have to walk over months of other
 *     ledgers' events to it
 * @param heartbeat how soon a lost lock is noticed when nothing happens, and how often one who stands by asks for it
 * @param look between two questions about what another program may have done
 */
record Waits(Duration numbering, Duration silence, Duration heartbeat, Duration look) {
    static final Waits USUAL =
            new Waits(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofMillis(500), Duration.ofMillis(250));

    /** Whether the time since {@link System#nanoTime()} said {@code begun} is over. */
    static boolean isOver(long begun, Duration limit) {
        return System.nanoTime() - begun > limit.toNanos();
    }
}
