package org.sunledger.ledger.journal.eventstoredb.server;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The switches by which a test breaks a cluster. Each takes effect with the next call it fits; {@link #clear()} repairs
 * everything. Whatever waits at a gate is let go when the cluster closes.
 */
public final class Faults {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<Call, StatusRuntimeException> refusals = new EnumMap<>(Call.class);
    private final Map<Call, StatusRuntimeException> refusedOnce = new EnumMap<>(Call.class);
    private final Map<Call, Gate> gates = new EnumMap<>(Call.class);
    private final List<Gate> allGates = new CopyOnWriteArrayList<>();
    private final Map<Integer, AppendFault> appends = new HashMap<>();
    private final Map<Integer, SubscriptionFault> subscriptions = new HashMap<>();
    private final List<Outflow> live = new CopyOnWriteArrayList<>();
    private IntFunction<@Nullable AppendFault> everyAppend = ignored -> null;
    private IntFunction<@Nullable SubscriptionFault> everySubscription = ignored -> null;
    private int appendsSeen;
    private int subscriptionsSeen;
    private volatile boolean silent;
    private volatile SlowConsumers slowConsumers = SlowConsumers.FALL_BEHIND;

    Faults() {}

    /** What becomes of a live subscription whose reader does not keep up. */
    public enum SlowConsumers {
        /**
         * It gets {@code fell_behind} and reads the log again, as from 24.2 on. The default although a node of 23.10
         * does otherwise, because a test that puts many events at once must not depend on how quickly they are read.
         */
        FALL_BEHIND,
        /** It ends with ABORTED once more than 64 events wait for it, as up to 23.10. */
        ARE_DROPPED
    }

    // ---- any call

    /** Refuses every call of the kind until {@link #clear()}. */
    public synchronized Faults refuse(Call call, StatusRuntimeException refusal) {
        refusals.put(call, refusal);
        return this;
    }

    /** Refuses the next call of the kind. */
    public synchronized Faults refuseNext(Call call, StatusRuntimeException refusal) {
        refusedOnce.put(call, refusal);
        return this;
    }

    /** Calls of the kind wait at the gate before anything is done for them: a node that hangs. */
    public synchronized Gate hold(Call call) {
        return gates.compute(call, (ignored, old) -> old == null || old.isOpen() ? gate() : old);
    }

    // ---- appends

    /** The next append is stored, and its client never hears of it. */
    public Faults dropNextAcknowledgement() {
        return onAppend(1, AppendFault.lostAcknowledgement());
    }

    /** @param nth 1: the next append that a leader accepts to work on */
    public synchronized Faults onAppend(int nth, AppendFault fault) {
        appends.put(appendsSeen + nth, fault);
        return this;
    }

    /** Asked with 1, 2, 3 … for every append; null: it goes well. */
    public synchronized Faults onEveryAppend(IntFunction<@Nullable AppendFault> plan) {
        var before = appendsSeen;
        everyAppend = number -> plan.apply(number - before);
        return this;
    }

    /** A gate for {@link AppendFault#waits} that opens at the latest when the cluster closes. */
    public Gate gate() {
        var gate = new Gate();
        allGates.add(gate);
        return gate;
    }

    // ---- subscriptions

    /** Ends all subscriptions there are, now, also when their reader takes nothing. */
    public Faults endSubscriptions(Status status) {
        return endSubscriptions(Refusals.of(status, status.getDescription()));
    }

    public Faults endSubscriptions(StatusRuntimeException ending) {
        for (var outflow : live) outflow.end(ending);
        return this;
    }

    /** @param nth 1: the next subscription that begins */
    public synchronized Faults onSubscription(int nth, SubscriptionFault fault) {
        subscriptions.put(subscriptionsSeen + nth, fault);
        return this;
    }

    /** Asked with 1, 2, 3 … for every subscription; null: it goes well. */
    public synchronized Faults onEverySubscription(IntFunction<@Nullable SubscriptionFault> plan) {
        var before = subscriptionsSeen;
        everySubscription = number -> plan.apply(number - before);
        return this;
    }

    /** Subscriptions stay open and say nothing more, until {@link #letSubscriptionsSpeak()}. */
    public Faults silenceSubscriptions() {
        silent = true;
        return this;
    }

    public Faults letSubscriptionsSpeak() {
        silent = false;
        for (var outflow : live) outflow.wake();
        return this;
    }

    public Faults slowConsumers(SlowConsumers fate) {
        slowConsumers = fate;
        return this;
    }

    /** How many subscriptions are open. */
    public int openSubscriptions() {
        return live.size();
    }

    /** Waits until so many subscriptions are open, neither more nor fewer. */
    public synchronized void awaitOpenSubscriptions(int count) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (live.size() != count) {
                var left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (left <= 0) throw new AssertionError(live.size() + " subscriptions are open, not " + count);
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for subscriptions", e);
        }
    }

    /** Repairs everything that is broken and opens every gate. */
    public synchronized Faults clear() {
        refusals.clear();
        refusedOnce.clear();
        gates.clear();
        appends.clear();
        subscriptions.clear();
        everyAppend = ignored -> null;
        everySubscription = ignored -> null;
        for (var gate : allGates) gate.open();
        allGates.clear();
        slowConsumers = SlowConsumers.FALL_BEHIND;
        return letSubscriptionsSpeak();
    }

    // ---- for the nodes

    void check(Call call) {
        var gate = gateOf(call);
        if (gate != null) gate.pass();
        var refusal = refusalOf(call);
        if (refusal != null) throw refusal;
    }

    private synchronized @Nullable Gate gateOf(Call call) {
        return gates.get(call);
    }

    private synchronized @Nullable StatusRuntimeException refusalOf(Call call) {
        var once = refusedOnce.remove(call);
        return once == null ? refusals.get(call) : once;
    }

    synchronized @Nullable AppendFault nextAppend() {
        var number = ++appendsSeen;
        var planned = appends.remove(number);
        return planned == null ? everyAppend.apply(number) : planned;
    }

    synchronized @Nullable SubscriptionFault nextSubscription() {
        var number = ++subscriptionsSeen;
        var planned = subscriptions.remove(number);
        return planned == null ? everySubscription.apply(number) : planned;
    }

    boolean areSubscriptionsSilent() {
        return silent;
    }

    boolean dropsSlowConsumers() {
        return slowConsumers == SlowConsumers.ARE_DROPPED;
    }

    synchronized void opened(Outflow outflow) {
        live.add(outflow);
        notifyAll();
    }

    synchronized void closed(Outflow outflow) {
        live.remove(outflow);
        notifyAll();
    }
}
