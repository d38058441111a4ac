package org.sunledger.ledger.journal.eventstoredb.server;

import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadResp;
import org.jspecify.annotations.Nullable;

/** A subscription as the faults let it be: silent, or ending after some events. */
final class FaultySubscription implements Outflow.Source {
    private final Outflow.Source subscription;
    private final Faults faults;
    private final @Nullable SubscriptionFault fault;
    private int events;
    private boolean confirmed;

    FaultySubscription(Outflow.Source subscription, Faults faults) {
        this.subscription = subscription;
        this.faults = faults;
        this.fault = faults.nextSubscription();
    }

    @Override
    public @Nullable ReadResp next() {
        if (faults.areSubscriptionsSilent()) return null;
        if (fault != null && confirmed && events >= fault.afterEvents()) throw fault.ending();
        var answer = subscription.next();
        if (answer == null) return null;
        if (answer.hasEvent()) events++;
        if (answer.hasConfirmation()) confirmed = true;
        return answer;
    }

    @Override
    public void waitingForClient() {
        subscription.waitingForClient();
    }
}
