package org.sunledger.ledger.journal.eventstoredb.server;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/**
 * Where nodes listen: outside the range from which systems take ports for outgoing connections, so that a stopped
 * node finds its port free again.
 *
 * @param first lowest port of the range
 * @param count how many there are
 */
record Ports(int first, int count) {
    private static final AtomicInteger TAKEN = new AtomicInteger();

    /** Above 32767, where some parsers of connection strings stop. */
    static final Ports HIGH = new Ports(61_100, 4_000);

    static final Ports LOW = new Ports(21_000, 10_000);

    /**
     * Tries one port after the other, from one that differs between processes. No port is taken twice in a process
     * before all were: a client that an earlier test forgot must not find the cluster of a later one.
     */
    void bind(IntPredicate listen) {
        var start = ProcessHandle.current().pid() * 37;
        for (int n = 0; n < count; n++)
            if (listen.test(first + (int) ((start + TAKEN.getAndIncrement()) % count))) return;
        throw new IllegalStateException("no port is free from " + first + " on");
    }
}
