package org.sunledger.ledger.journal.eventstoredb.node;

import com.eventstore.dbclient.Checkpointer;
import com.eventstore.dbclient.EventStoreDBClient;
import com.eventstore.dbclient.Position;
import com.eventstore.dbclient.ResolvedEvent;
import com.eventstore.dbclient.SubscribeToAllOptions;
import com.eventstore.dbclient.Subscription;
import com.eventstore.dbclient.SubscriptionFilter;
import com.eventstore.dbclient.SubscriptionListener;
import io.grpc.ClientCall;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.journal.eventstoredb.LogPosition;

/**
 * One life of a subscription, from its call to that call's end, with an identity of its own: what an earlier life still
 * has to say is not heard. However it ends, {@link #awaitEnd} says so.
 */
final class Generation extends SubscriptionListener implements CallGuard.Watcher {
    /** The server looks at so many records at a time, its own included; after each window it sends a checkpoint. */
    private static final int WINDOW = 500;

    /** The client wants a future and does not wait for it. */
    private static final CompletableFuture<Void> DONE = CompletableFuture.allOf();

    private final String tag;
    private final CallGuard guard;
    private final HandOver handOver;
    private final HandOver.Turn turn;
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private final CompletableFuture<Boolean> callOver = new CompletableFuture<>();
    private volatile boolean confirmed;
    private volatile long lastSignNanos = System.nanoTime();
    private @Nullable ClientCall<?, ?> call;
    private boolean over;

    Generation(String tag, CallGuard guard, HandOver handOver) {
        this.tag = tag;
        this.guard = guard;
        this.handOver = handOver;
        this.turn = handOver.begin();
    }

    /** Where this life goes on. */
    LogPosition after() {
        return turn.after();
    }

    void begin(EventStoreDBClient client, String filter) {
        guard.watch(tag, this);
        var after = turn.after();
        Checkpointer checkpointer = (subscription, position) -> {
            sign();
            // Live, a checkpoint may name an epoch of the cluster. A server up to 23.10 does not see that when it is
            // asked to go on after it, and skips the event behind. Those between two records have no such trap.
            var place = Wire.position(position);
            if (place.prepare() == 0) handOver.checkpoint(turn, place);
            return DONE;
        };
        var options = SubscribeToAllOptions.get()
                .filter(SubscriptionFilter.newBuilder()
                        .withStreamNameRegularExpression(filter)
                        .withMaxWindow(WINDOW)
                        .withCheckpointer(checkpointer, 1)
                        .build())
                .notResolveLinkTos()
                .requiresLeader()
                .header(CallGuard.TAG, tag);
        if (after.isStart()) options.fromStart();
        else options.fromPosition(new Position(after.commit(), after.prepare()));
        var unused = client.subscribeToAll(this, options).whenComplete((ignored, failure) -> {
            if (failure != null) ended.complete(Ending.of(failure));
        });
    }

    /** Waits for the end; a subscription that is not confirmed in time, or silent for long, is ended here. */
    Ending awaitEnd(EventStoreDBClient client, Patience patience) throws InterruptedException {
        while (true) {
            // A client that closes itself forgets a subscription that is not confirmed yet.
            var dead = !confirmed && client.isShutdown();
            var limit = confirmed ? patience.silence() : patience.attempt();
            // While the reader is slow nothing new can come: that is no silence of the server.
            if (handOver.isWaitedAt()) sign();
            var left = limit.minus(Duration.ofNanos(System.nanoTime() - lastSignNanos));
            if (left.isNegative() || left.isZero())
                return Ending.silence(
                        confirmed ? "Nothing came for " + limit : "The subscription was not confirmed in " + limit);
            try {
                return ended.get(confirmed ? left.toNanos() : Tries.LOOK_NANOS, TimeUnit.NANOSECONDS);
            } catch (TimeoutException ignored) {
                if (dead) return Ending.shutDown(); // otherwise looks again whether anything came in the meantime
            } catch (ExecutionException e) {
                return Ending.of(e);
            }
        }
    }

    /** Its time is over: nothing it brings counts, whoever waits in its name is released, its call is cancelled. */
    void over() {
        guard.forget(tag);
        handOver.end(turn);
        ClientCall<?, ?> begun;
        synchronized (this) {
            over = true;
            begun = call;
        }
        if (begun == null) callOver.complete(true);
        else cancel(begun);
    }

    private static void cancel(ClientCall<?, ?> call) {
        call.cancel("The subscription is not needed any more", null);
    }

    /** Ends when the call has. */
    CompletableFuture<Boolean> callOver() {
        return callOver;
    }

    /** Cuts the wait for the end short. */
    void interrupt() {
        ended.complete(new Ending("CLOSED", "closed", false, false));
    }

    boolean isLive() {
        return confirmed && !ended.isDone();
    }

    private void sign() {
        lastSignNanos = System.nanoTime();
    }

    @Override
    public void onConfirmation(Subscription subscription) {
        sign();
        confirmed = true;
    }

    @Override
    public void onEvent(Subscription subscription, ResolvedEvent event) {
        sign();
        try {
            handOver.bring(turn, Wire.stored(event.getOriginalEvent()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended.complete(Ending.of(e));
        } catch (RuntimeException e) {
            // The client would swallow it and leave the subscription dead.
            handOver.fail(new JournalException.Damaged(
                    "An event of the log cannot be read: %s at %s".formatted(e, event.getPosition())));
            ended.complete(Ending.of(e));
        }
    }

    @Override
    public void onCancelled(Subscription subscription, @Nullable Throwable exception) {
        ended.complete(exception == null ? Ending.of(Status.CANCELLED, null) : Ending.of(exception));
    }

    @Override
    public void onCaughtUp(Subscription subscription) {
        sign();
    }

    @Override
    public synchronized boolean mayBegin() {
        return !over;
    }

    @Override
    public boolean hidesLeader() {
        return true;
    }

    @Override
    public void began(ClientCall<?, ?> begun) {
        boolean late;
        synchronized (this) {
            call = begun;
            late = over;
        }
        if (late) cancel(begun);
    }

    @Override
    public void ended(Status status, @Nullable String leader) {
        ended.complete(Ending.of(status, leader));
        callOver.complete(true);
    }
}
