package org.sunledger.ledger.journal.eventstoredb.node;

import com.eventstore.dbclient.EventStoreDBClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The tries of one question: each with its own timeout, all of them before one deadline. Used by one thread. */
final class Tries {
    /** How often to look whether a client is still alive. */
    static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Clients clients;
    private final Patience patience;
    private final RandomGenerator dice;
    private final long deadlineNanos;
    private int failures;

    Tries(Clients clients, Patience patience, RandomGenerator dice, Duration whole) {
        this.clients = clients;
        this.patience = patience;
        this.dice = dice;
        this.deadlineNanos = System.nanoTime() + whole.toNanos();
    }

    /**
     * One try.
     *
     * @throws Exception whatever the client throws, or a timeout; {@link Failure#of} tells what it means
     */
    <T> T once(Function<EventStoreDBClient, CompletableFuture<T>> question) throws Exception {
        var client = clients.get();
        var answer = question.apply(client);
        try {
            return await(client, answer);
        } catch (ExecutionException e) {
            var cause = Failure.unwrapped(e);
            throw cause instanceof Exception exception ? exception : e;
        }
    }

    /** A client that closes itself forgets some of what it was asked: its death is watched, not only the clock. */
    private <T> T await(EventStoreDBClient client, CompletableFuture<T> answer)
            throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + timeout().toNanos();
        while (true) {
            var dead = client.isShutdown();
            try {
                return answer.get(Math.clamp(end - System.nanoTime(), 0, LOOK_NANOS), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (dead) throw new TimeoutException("The client closed itself and gave no answer");
                if (System.nanoTime() < end) continue;
                // The node hangs, or the client does (over a wrong password it can): neither is asked again.
                clients.giveUp(client);
                throw new TimeoutException(
                        "No answer in %d ms".formatted(patience.attempt().toMillis()));
            }
        }
    }

    /** What a try may take now; not less than a moment, so that the last one is a try too. */
    Duration timeout() {
        long left = Math.max(deadlineNanos - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(10));
        return Duration.ofNanos(Math.min(left, patience.attempt().toNanos()));
    }

    /** Waits a little before the next try. @return false when there is no time for one */
    boolean again() throws InterruptedException {
        long pause = patience.backoff().delay(++failures, dice).toNanos();
        if (System.nanoTime() + pause >= deadlineNanos) return false;
        TimeUnit.NANOSECONDS.sleep(pause);
        return true;
    }
}
