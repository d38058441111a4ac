package org.sunledger.ledger.journal.eventstoredb.node;

import com.eventstore.dbclient.EventStoreDBClient;
import com.eventstore.dbclient.RecordedEvent;
import com.eventstore.dbclient.ResolvedEvent;
import com.eventstore.dbclient.SubscribeToAllOptions;
import com.eventstore.dbclient.Subscription;
import com.eventstore.dbclient.SubscriptionFilter;
import com.eventstore.dbclient.SubscriptionListener;
import io.grpc.ClientCall;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks once through the log for the metadata of this ledger's streams and for scavenges. The server filters: only such
 * records come over the network, not the whole log.
 */
final class ThreatScan extends SubscriptionListener implements CallGuard.Watcher {
    private static final String TAG = "threat-scan";

    /** Latest wins: earlier metadata is not in force. */
    private final Map<String, StreamLimits> metadata = new TreeMap<>();

    private @Nullable Instant lastScavenge;
    private final CompletableFuture<Boolean> caughtUp = new CompletableFuture<>();
    private volatile @Nullable ClientCall<?, ?> call;
    private boolean finished;

    /** Looks, until the end of the log or the limit. One scan is used once. */
    ThreatScan run(EventStoreDBClient client, CallGuard guard, LedgerStreams streams, Duration limit) throws Exception {
        guard.watch(TAG, this);
        try {
            var options = SubscribeToAllOptions.get()
                    .fromStart()
                    .filter(SubscriptionFilter.newBuilder()
                            .withStreamNameRegularExpression(streams.ofThreats())
                            .build())
                    .notResolveLinkTos()
                    .requiresLeader()
                    .header(CallGuard.TAG, TAG);
            var unused = client.subscribeToAll(this, options).whenComplete((ignored, failure) -> {
                if (failure != null) caughtUp.completeExceptionally(failure);
            });
            finished = caughtUp.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return this;
        } catch (TimeoutException e) {
            return this;
        } finally {
            guard.forget(TAG);
            var begun = call;
            if (begun != null) begun.cancel("Seen enough", null);
        }
    }

    /** Whether the whole log was looked through. */
    boolean isFinished() {
        return finished;
    }

    /** In force for each stream of the ledger that ever had metadata; names without the {@code $$}. */
    synchronized Map<String, StreamLimits> metadata() {
        return new TreeMap<>(metadata);
    }

    /** When the last scavenge that left a trace began or ended; null when there was none. */
    synchronized @Nullable Instant lastScavenge() {
        return lastScavenge;
    }

    @Override
    public void onEvent(Subscription subscription, ResolvedEvent event) {
        try {
            see(event.getOriginalEvent());
        } catch (RuntimeException e) {
            caughtUp.completeExceptionally(e);
        }
    }

    private synchronized void see(RecordedEvent event) {
        if (event.getStreamId().startsWith("$$"))
            metadata.put(event.getStreamId().substring(2), StreamLimits.parse(event.getEventData()));
        else if (lastScavenge == null || event.getCreated().isAfter(lastScavenge)) lastScavenge = event.getCreated();
    }

    @Override
    public void onCaughtUp(Subscription subscription) {
        caughtUp.complete(true);
    }

    @Override
    public void onCancelled(Subscription subscription, @Nullable Throwable exception) {
        caughtUp.completeExceptionally(exception == null ? Status.CANCELLED.asException() : exception);
    }

    @Override
    public boolean mayBegin() {
        return !caughtUp.isDone();
    }

    @Override
    public boolean hidesLeader() {
        return true;
    }

    @Override
    public void began(ClientCall<?, ?> begun) {
        call = begun;
    }

    @Override
    public void ended(Status status, @Nullable String leader) {
        caughtUp.completeExceptionally(status.asRuntimeException());
    }
}
