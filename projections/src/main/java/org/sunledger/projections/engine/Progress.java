package org.sunledger.projections.engine;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes readers who wait for a token when a batch was committed in this program. */
final class Progress {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private long commits;

    /** How many batches were committed; take it before looking, so that no commit is missed. */
    long commits() {
        lock.lock();
        try {
            return commits;
        } finally {
            lock.unlock();
        }
    }

    void advanced() {
        lock.lock();
        try {
            commits++;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there are more commits than were seen, or so long. */
    void awaitMoreThan(long seen, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            var left = atMost.toNanos();
            while (commits <= seen && left > 0) left = advanced.awaitNanos(left);
        } finally {
            lock.unlock();
        }
    }
}
