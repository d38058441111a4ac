package org.sunledger.ledger.journal.eventstoredb.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eventstore.dbclient.Position;
import com.eventstore.dbclient.ResolvedEvent;
import com.eventstore.dbclient.SubscribeToAllOptions;
import com.eventstore.dbclient.Subscription;
import com.eventstore.dbclient.SubscriptionFilter;
import com.eventstore.dbclient.SubscriptionListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a subscription of the real client hears. */
final class Heard extends SubscriptionListener {
    private static final int PATIENCE_SECONDS = 30;

    final BlockingQueue<Position> checkpoints = new LinkedBlockingQueue<>();
    final CompletableFuture<Throwable> ended = new CompletableFuture<>();
    private final BlockingQueue<ResolvedEvent> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private final CompletableFuture<Void> fellBehind = new CompletableFuture<>();

    /** Subscribes to {@code $all}, to streams whose names the expression finds. */
    static Heard subscribe(TestClient client, String expression, @Nullable Position after) {
        var heard = new Heard();
        var filter = SubscriptionFilter.newBuilder()
                .withStreamNameRegularExpression(expression)
                .withCheckpointer(heard::checkpoint, 1)
                .build();
        var options = SubscribeToAllOptions.get().filter(filter);
        if (after == null) options.fromStart();
        else options.fromPosition(after);
        client.subscribe(heard, options);
        return heard;
    }

    private CompletableFuture<Void> checkpoint(Subscription subscription, Position position) {
        checkpoints.add(position);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onEvent(Subscription subscription, ResolvedEvent event) {
        events.add(event);
    }

    @Override
    public void onCaughtUp(Subscription subscription) {
        caughtUp.complete(null);
    }

    @Override
    public void onFellBehind(Subscription subscription) {
        fellBehind.complete(null);
    }

    @Override
    public void onCancelled(Subscription subscription, Throwable cause) {
        ended.complete(cause == null ? new IllegalStateException("ended without a cause") : cause);
    }

    CompletableFuture<Void> fellBehind() {
        return fellBehind;
    }

    void awaitCaughtUp() {
        TestClient.await(caughtUp);
    }

    Throwable awaitEnd() {
        try {
            return ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the subscription did not end", e);
        }
    }

    List<ResolvedEvent> take(int count) {
        try {
            List<ResolvedEvent> taken = new ArrayList<>();
            while (taken.size() < count) {
                var next = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (next == null) throw new AssertionError("only " + taken.size() + " events came");
                taken.add(next);
            }
            return taken;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting for events", e);
        }
    }

    List<String> takeTexts(int count) {
        return take(count).stream()
                .map(event -> new String(event.getEvent().getEventData(), UTF_8))
                .toList();
    }
}
