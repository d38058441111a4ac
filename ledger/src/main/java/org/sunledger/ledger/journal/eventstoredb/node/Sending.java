package org.sunledger.ledger.journal.eventstoredb.node;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether one try left this machine. A client that looks for a node keeps what it was given and sends it when it has
 * found one, long after the caller stopped waiting; a try that was called back is not sent any more.
 */
final class Sending implements CallGuard.Watcher, AutoCloseable {
    private static final AtomicLong TAGS = new AtomicLong();

    private final String tag = "append-" + TAGS.incrementAndGet();
    private final CallGuard guard;
    private boolean sent;
    private boolean calledBack;

    Sending(CallGuard guard) {
        this.guard = guard;
        guard.watch(tag, this);
    }

    String tag() {
        return tag;
    }

    @Override
    public synchronized boolean mayBegin() {
        if (calledBack) return false;
        sent = true;
        return true;
    }

    /** Whether this was in time: nothing was sent, and nothing will be. */
    synchronized boolean callBack() {
        calledBack = true;
        return !sent;
    }

    @Override
    public synchronized void close() {
        calledBack = true;
        guard.forget(tag);
    }
}
