package org.sunledger.projections.engine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes readers who wait for a token when a batch was committed in this program. */
final class Progress {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();

    void advanced() {
        lock.lock();
        try {
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next commit, or so long; a commit just before the call is missed, so callers keep it short. */
    void await(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            var ignored = advanced.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            lock.unlock();
        }
    }
}
