package org.sunledger.ledger.journal.eventstoredb.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where calls wait until a test lets them go: a delay without time. */
public final class Gate {
    private static final long PATIENCE_SECONDS = 60;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean open;
    private int arrived;

    /** Lets everybody through, now and later. */
    public void open() {
        lock.lock();
        try {
            open = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until so many calls have come, whether they still wait or not. */
    public void awaitArrivals(int calls) {
        lock.lock();
        try {
            var nanos = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (arrived < calls) {
                if (nanos <= 0) throw new AssertionError(arrived + " calls came to the gate, expected " + calls);
                nanos = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting at the gate", e);
        } finally {
            lock.unlock();
        }
    }

    boolean isOpen() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    void pass() {
        lock.lock();
        try {
            arrived++;
            changed.signalAll();
            while (!open) changed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
