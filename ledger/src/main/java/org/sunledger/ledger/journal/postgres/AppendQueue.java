package org.sunledger.ledger.journal.postgres;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.sunledger.ledger.journal.JournalException.Busy;
import org.sunledger.ledger.journal.JournalException.Unavailable;

/** Where appends wait for the next commit, first come, first served. Full means: wait a little, then come again. */
final class AppendQueue {
    /**
     * What a queue and a batch hold at most.
     *
     * @param waitingRecords nobody is let in while so many wait
     * @param waitingBytes nobody is let in while so much waits
     * @param batchRecords at most so many records share a commit, or one append
     * @param batchBytes at most so much shares a commit, or one append
     * @param patience how long an append waits to be taken
     */
    record Limits(int waitingRecords, long waitingBytes, int batchRecords, long batchBytes, Duration patience) {
        /**
         * Twenty commits' worth of waiting, some seconds on the slowest disk. 500 rows cost hardly more than one on a
         * disk that syncs, and no neighbour waits long for them. Patience outlasts a restart of the server.
         */
        static final Limits USUAL = new Limits(10_000, 32L << 20, 500, 4L << 20, Duration.ofSeconds(15));
    }

    private final Limits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final ArrayDeque<Append> waiting = new ArrayDeque<>();
    private int records;
    private long bytes;
    private boolean closed;

    AppendQueue(Limits limits) {
        this.limits = limits;
    }

    /** @param nanos how long to wait for room */
    void put(Append append, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (!closed && isFull()) {
                if (left <= 0) throw busy();
                left = room.awaitNanos(left);
            }
            if (closed) throw closed();
            waiting.add(append);
            count(append, 1);
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Takes an append back. @return whether nobody had taken it, so that nothing of it will be written */
    boolean withdraw(Append append) {
        lock.lock();
        try {
            if (!waiting.remove(append)) return false;
            count(append, -1);
            room.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The next batch; empty when none came in time, or the queue was closed. */
    List<Append> take(Duration timeout) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = timeout.toNanos();
            while (waiting.isEmpty() && !closed && left > 0) left = arrived.awaitNanos(left);
            var batch = new ArrayList<Append>();
            if (closed) return batch;
            int batchRecords = 0;
            long batchBytes = 0;
            for (var next = waiting.peek(); next != null; next = waiting.peek()) {
                batchRecords += next.entries().size();
                batchBytes += next.bytes();
                boolean fits = batchRecords <= limits.batchRecords() && batchBytes <= limits.batchBytes();
                if (!fits && !batch.isEmpty()) break;
                waiting.remove();
                count(next, -1);
                batch.add(next);
            }
            if (!batch.isEmpty()) room.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody in any more and refuses who waits. */
    void close() {
        lock.lock();
        try {
            closed = true;
            for (var refused : waiting) refused.refuse(closed());
            waiting.clear();
            records = 0;
            bytes = 0;
            arrived.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** How many appends wait. */
    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    Busy busy() {
        return new Busy("%d 条记录正在等待写入，请稍后重试。/ %d records wait to be written; nothing was written, try again in a moment"
                .formatted(records, records));
    }

    private static Unavailable closed() {
        return new Unavailable(
                "The journal is closed; nothing was written", new IllegalStateException("The journal is closed"));
    }

    /** One append may exceed what is left: a large one is not passed by small ones for ever. */
    private boolean isFull() {
        return records >= limits.waitingRecords() || bytes >= limits.waitingBytes();
    }

    private void count(Append append, int sign) {
        records += sign * append.entries().size();
        bytes += sign * append.bytes();
    }

    Duration patience() {
        return limits.patience();
    }
}
