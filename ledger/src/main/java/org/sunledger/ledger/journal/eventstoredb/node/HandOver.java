package org.sunledger.ledger.journal.eventstoredb.node;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.journal.eventstoredb.LogPosition;
import org.sunledger.ledger.journal.eventstoredb.StoredEvent;

/**
 * Between the threads that receive and the one that reads. Whoever brings an event waits while too much lies here: the
 * client takes as much from the server as it likes, so waiting inside its callback is the only brake.
 *
 * <p>Only the turn that began last may bring anything; late words of an earlier one are not heard.
 */
final class HandOver {
    static final int EVENTS_MAX = 1_000;

    /** A thousand events of the largest size would fill the heap. */
    static final long BYTES_MAX = 16L * 1024 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition something = lock.newCondition();
    private final Deque<Item> items = new ArrayDeque<>();
    private int events;
    private long bytes;
    private LogPosition reached;
    private @Nullable Turn turn;
    private boolean closed;
    private @Nullable JournalException failure;
    private @Nullable Instant lastEventAt;

    HandOver(LogPosition reached) {
        this.reached = reached;
    }

    /** From now on only this turn counts. What lies here is forgotten and comes again. */
    Turn begin() {
        lock.lock();
        try {
            var begun = new Turn(reached);
            turn = begun;
            clear();
            return begun;
        } finally {
            lock.unlock();
        }
    }

    /** The turn is over; whoever waits in its name is released. */
    void end(Turn of) {
        lock.lock();
        try {
            if (turn == of) turn = null;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for room. @return false when the turn is over */
    boolean bring(Turn of, StoredEvent event) throws InterruptedException {
        lock.lock();
        try {
            while (turn == of && isFull()) room.await();
            if (turn != of) return false;
            items.addLast(new Item(event.position(), event));
            events++;
            bytes += sizeOf(event);
            lastEventAt = Instant.now();
            something.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Everything before the position has been brought. */
    void checkpoint(Turn of, LogPosition position) {
        lock.lock();
        try {
            if (turn != of) return;
            var last = items.peekLast();
            if (last != null && last.event == null) items.removeLast();
            items.addLast(new Item(position, null));
            passCheckpoints();
        } finally {
            lock.unlock();
        }
    }

    List<StoredEvent> take(int max, Duration timeout) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = timeout.toNanos();
            while (events == 0 && failure == null && !closed && nanos > 0) nanos = something.awaitNanos(nanos);
            if (closed) throw new IllegalStateException("The following was closed");
            if (events == 0 && failure != null) throw failure;
            return taken(max);
        } finally {
            lock.unlock();
        }
    }

    private List<StoredEvent> taken(int max) {
        var taken = new ArrayList<StoredEvent>(Math.min(max, events));
        while (taken.size() < max && events > 0) {
            var item = items.removeFirst();
            reached = item.position;
            if (item.event == null) continue;
            taken.add(item.event);
            events--;
            bytes -= sizeOf(item.event);
        }
        passCheckpoints();
        if (!isFull()) room.signalAll();
        return taken;
    }

    /** A checkpoint counts once nothing before it waits. */
    private void passCheckpoints() {
        for (var first = items.peekFirst(); first != null && first.event == null; first = items.peekFirst()) {
            if (first.position.isAfter(reached)) reached = first.position;
            items.removeFirst();
        }
    }

    /** Nothing more will come; the reader is told why once it has taken what lies here. */
    void fail(JournalException reason) {
        lock.lock();
        try {
            failure = reason;
            turn = null;
            something.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            turn = null;
            clear();
            something.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void clear() {
        items.clear();
        events = 0;
        bytes = 0;
        room.signalAll();
    }

    private boolean isFull() {
        return events >= EVENTS_MAX || bytes >= BYTES_MAX;
    }

    boolean isWaitedAt() {
        lock.lock();
        try {
            return lock.hasWaiters(room);
        } finally {
            lock.unlock();
        }
    }

    LogPosition reached() {
        lock.lock();
        try {
            return reached;
        } finally {
            lock.unlock();
        }
    }

    int queued() {
        lock.lock();
        try {
            return events;
        } finally {
            lock.unlock();
        }
    }

    Optional<Instant> lastEventAt() {
        lock.lock();
        try {
            return Optional.ofNullable(lastEventAt);
        } finally {
            lock.unlock();
        }
    }

    private static long sizeOf(StoredEvent event) {
        return (long) event.data().length + event.metadata().length;
    }

    /** The right to bring something, of one generation. */
    static final class Turn {
        private final LogPosition after;

        private Turn(LogPosition after) {
            this.after = after;
        }

        /** The last position handed over, to go on after. */
        LogPosition after() {
            return after;
        }
    }

    /** An event, or a checkpoint when there is none. */
    private record Item(LogPosition position, @Nullable StoredEvent event) {}
}
