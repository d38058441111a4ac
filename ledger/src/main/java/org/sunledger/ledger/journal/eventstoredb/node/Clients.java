package org.sunledger.ledger.journal.eventstoredb.node;

import com.eventstore.dbclient.EventStoreDBClient;
import com.eventstore.dbclient.EventStoreDBClientSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client at a time. After a few vain attempts to find a node the client closes itself for good, so it is replaced,
 * more slowly the oftener that happens in a row.
 */
final class Clients implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Clients.class);

    private final EventStoreDBClientSettings settings;
    private final Patience patience;
    private final RandomGenerator dice;
    private final List<CompletableFuture<Void>> leaving = new ArrayList<>();
    private @Nullable EventStoreDBClient current;
    private boolean closed;
    private int shortLived;
    private long createdNanos;

    Clients(EventStoreDBClientSettings settings, Patience patience, RandomGenerator dice) {
        this.settings = settings;
        this.patience = patience;
        this.dice = dice;
    }

    /**
     * The client of now.
     *
     * @throws Resting the last ones died quickly; the next is made a little later
     * @throws Closed for good
     */
    synchronized EventStoreDBClient get() {
        if (closed) throw new Closed();
        if (current != null && !current.isShutdown()) return current;
        long now = System.nanoTime();
        var lived = Duration.ofNanos(now - createdNanos);
        if (lived.compareTo(patience.backoff().longest().multipliedBy(2)) > 0) shortLived = 0;
        var rest = patience.backoff().delay(shortLived, dice).minus(lived);
        if (!rest.isNegative() && !rest.isZero()) throw new Resting();
        shortLived++;
        createdNanos = now;
        current = EventStoreDBClient.create(settings);
        return current;
    }

    /** Nobody uses this client again: it holds on to a node that leads no more, or does not answer. */
    synchronized void giveUp(EventStoreDBClient client) {
        if (!client.equals(current)) return; // somebody else gave it up already
        current = null;
        leaving.removeIf(CompletableFuture::isDone);
        leaving.add(client.shutdown());
    }

    @Override
    public void close() {
        CompletableFuture<Void> all;
        synchronized (this) {
            if (closed) return;
            closed = true;
            if (current != null) leaving.add(current.shutdown());
            all = CompletableFuture.allOf(leaving.toArray(CompletableFuture[]::new));
        }
        try {
            all.get(patience.closing().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("A client of EventStoreDB did not close in {}", patience.closing(), e);
        }
    }

    /** The client is not replaced yet; nothing was sent. */
    static final class Resting extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Resting() {
            super("No node could be reached; the next connection is made in a moment");
        }
    }

    /** Nobody uses this connection any more; nothing was sent. */
    static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Closed() {
            super("The connection to EventStoreDB was closed");
        }
    }
}
