package org.sunledger.ledger.journal.eventstoredb.server;

import java.util.function.IntPredicate;

/**
 * Where nodes listen: outside the range from which systems take ports for outgoing connections, so that a stopped
 * node finds its port free again.
 *
 * @param first lowest port of the range
 * @param count how many there are
 */
record Ports(int first, int count) {
    /** Above 32767, where some parsers of connection strings stop. */
    static final Ports HIGH = new Ports(61_100, 4_000);

    static final Ports LOW = new Ports(21_000, 10_000);

    /** Tries one port after the other, from one that differs between processes. */
    void bind(IntPredicate listen) {
        var start = (int) (ProcessHandle.current().pid() * 37 % count);
        for (int n = 0; n < count; n++) if (listen.test(first + (start + n) % count)) return;
        throw new IllegalStateException("no port is free from " + first + " on");
    }
}
