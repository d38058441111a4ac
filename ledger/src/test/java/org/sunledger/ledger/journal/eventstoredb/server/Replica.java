package org.sunledger.ledger.journal.eventstoredb.server;

import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.eventstoredb.server.TestLog.StreamView;

/** What one node has of the log: all of it, or what it had when it stopped to replicate. */
final class Replica {
    private final TestLog log;
    private volatile @Nullable Place horizon;

    Replica(TestLog log) {
        this.log = log;
    }

    void stopReplicating() {
        horizon = log.head();
    }

    void replicate() {
        horizon = null;
        log.wake();
    }

    Place head() {
        var end = horizon;
        return end == null ? log.head() : end;
    }

    LogPage forward(Place from, int max, int window, Predicate<LoggedEvent> filter) {
        return log.forward(from, max, window, filter, horizon);
    }

    LogPage backward(Place from, int max, Predicate<LoggedEvent> filter) {
        return log.backward(from, max, filter, horizon);
    }

    <T> T read(String stream, Function<StreamView, T> question) {
        return log.read(stream, question, horizon);
    }
}
