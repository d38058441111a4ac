package org.sunledger.ledger.journal.eventstoredb.node;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before trying again: twice as long each time, with jitter so that many do not come back at once. */
public record Backoff(Duration first, Duration longest) {
    private static final int DOUBLINGS_MAX = 20;

    /** @param failures in a row, from 1; before the first failure nobody waits */
    Duration delay(int failures, RandomGenerator dice) {
        if (failures < 1) return Duration.ZERO;
        var doubled = first.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_MAX));
        long whole = Math.min(doubled.toNanos(), longest.toNanos());
        return Duration.ofNanos(whole / 2 + dice.nextLong(whole / 2 + 1));
    }
}
