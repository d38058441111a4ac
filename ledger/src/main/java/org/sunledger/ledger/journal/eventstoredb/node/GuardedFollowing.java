package org.sunledger.ledger.journal.eventstoredb.node;

import com.eventstore.dbclient.EventStoreDBClient;
import com.eventstore.dbclient.ReadAllOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.journal.eventstoredb.Following;
import org.sunledger.ledger.journal.eventstoredb.LogPosition;
import org.sunledger.ledger.journal.eventstoredb.StoredEvent;

/**
 * A subscription to the log that never ends silently. A thread of its own begins one {@link Generation} after another,
 * each just after the last position handed over, so that nothing is missed and nothing comes twice.
 */
final class GuardedFollowing implements Following {
    /** So often in a row the server must say that the place to go on from is not there, before it is believed. */
    static final int REFUSALS_MAX = 3;

    private static final Logger LOG = LoggerFactory.getLogger(GuardedFollowing.class);
    private static final AtomicLong TAGS = new AtomicLong();

    private final Clients clients;
    private final CallGuard guard;
    private final String filter;
    private final Patience patience;
    private final RandomGenerator dice;
    private final Consumer<Following> onClose;
    private final HandOver handOver;
    private final Map<String, Long> restarts = new TreeMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable Generation generation;
    private @Nullable String lastFailure;

    GuardedFollowing(
            Clients clients,
            CallGuard guard,
            String filter,
            LogPosition after,
            Patience patience,
            RandomGenerator dice,
            Consumer<Following> onClose) {
        this.clients = clients;
        this.guard = guard;
        this.filter = filter;
        this.patience = patience;
        this.dice = dice;
        this.onClose = onClose;
        this.handOver = new HandOver(after);
        this.thread = new Thread(this::follow, "eventstoredb-following");
        thread.setDaemon(true);
    }

    GuardedFollowing begin() {
        thread.start();
        return this;
    }

    private void follow() {
        int failures = 0;
        int refusals = 0;
        try {
            while (closing.getCount() > 0) {
                var before = handOver.reached();
                var ending = live();
                if (closing.getCount() == 0) return;
                count(ending);
                failures = handOver.reached().equals(before) ? failures + 1 : 1;
                refusals = ending.refused() ? refusals + 1 : 0;
                if (refusals >= REFUSALS_MAX) {
                    handOver.fail(new JournalException.Damaged(
                            "The log cannot be followed after %s; it was replaced, or put back to an older state: %s"
                                    .formatted(handOver.reached(), ending.told())));
                    return;
                }
                closing.await(patience.backoff().delay(failures, dice).toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One generation. */
    private Ending live() throws InterruptedException {
        EventStoreDBClient client = null;
        var life = new Generation(Long.toString(TAGS.incrementAndGet()), guard, handOver);
        try {
            client = clients.get();
            refuseOlder(client, life.after());
            if (!take(life)) return Ending.of(new InterruptedException("closed"));
            life.begin(client, filter);
            return leave(client, life.awaitEnd(client, patience));
        } catch (Behind e) {
            return leave(client, Ending.behind(Failure.told(e)));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return leave(client, Ending.of(e));
        } finally {
            life.over();
        }
    }

    /** A log that ends before the place we stand at is not the one we followed. */
    private void refuseOlder(EventStoreDBClient client, LogPosition after) throws Exception {
        if (after.isStart()) return;
        var options = ReadAllOptions.get().backwards().fromEnd().maxCount(1).requiresLeader();
        var last = client.readAll(options).get(patience.attempt().toNanos(), TimeUnit.NANOSECONDS);
        for (var one : last.getEvents()) {
            var head = Wire.position(one.getOriginalEvent().getPosition());
            if (after.isAfter(head)) throw new Behind("it ends at " + head);
        }
    }

    private synchronized boolean take(Generation life) {
        generation = life;
        return closing.getCount() > 0;
    }

    private Ending leave(@Nullable EventStoreDBClient client, Ending ending) {
        if (client != null && ending.newClient()) clients.giveUp(client);
        return ending;
    }

    private synchronized void count(Ending ending) {
        restarts.merge(ending.cause(), 1L, Long::sum);
        lastFailure = ending.cause() + ": " + ending.told();
        LOG.info("Following the log begins anew after {}: {}", handOver.reached(), lastFailure);
    }

    @Override
    public List<StoredEvent> next(int max, Duration timeout) throws InterruptedException {
        return handOver.take(max, timeout);
    }

    @Override
    public LogPosition reached() {
        return handOver.reached();
    }

    @Override
    public synchronized Figures figures() {
        var healthy = generation != null && generation.isLive();
        return new Figures(
                restarts,
                handOver.queued(),
                handOver.lastEventAt(),
                healthy ? Optional.empty() : Optional.ofNullable(lastFailure));
    }

    @Override
    public void close() {
        Generation last;
        synchronized (this) {
            if (closing.getCount() == 0) return;
            closing.countDown();
            last = generation;
        }
        handOver.close();
        if (last != null) last.interrupt();
        onClose.accept(this);
        awaitEndOf(last);
    }

    private void awaitEndOf(@Nullable Generation last) {
        try {
            if (!thread.join(patience.closing())) LOG.warn("Following the log did not end in {}", patience.closing());
            if (last != null) last.callOver().get(patience.closing().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The subscription's call did not end in {}", patience.closing(), e);
        }
    }

    /** The log is shorter than what was read from it. */
    private static final class Behind extends Exception {
        private static final long serialVersionUID = 1L;

        Behind(String message) {
            super(message);
        }
    }
}
