package org.sunledger.api.bench;

import java.util.concurrent.locks.LockSupport;

/**
 * 定速: tasks that are due one after the other at a fixed rate, whatever became of those before. The time of each begins
 * when it is due, also when nobody was free to send it: a stall costs everybody who came meanwhile.
 */
record Schedule(long beginNanos, int perSecond) implements Load.Turn {
    private static final long SECOND = 1_000_000_000L;

    Schedule {
        if (perSecond < 1) throw new IllegalArgumentException("perSecond " + perSecond);
    }

    /** Counted from the beginning, so that nothing adds up. */
    long due(int n) {
        return beginNanos + n * SECOND / perSecond;
    }

    @Override
    public long of(int n) throws InterruptedException {
        long due = due(n);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) throw new InterruptedException();
        }
        return due;
    }
}
