package org.sunledger.ledger.project;

import java.util.Set;
import org.sunledger.ledger.fund.FundCommand.ReplenishFund;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReturnedToPool;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;

/** Recovered money goes back to the pools it came from; only a new allocation spends it (INV-17). */
public final class ReplenishFundsWhenRecoveryReturned implements Automation {
    @Override
    public Set<Class<? extends Event>> occasions() {
        return Set.of(RecoveryReturnedToPool.class);
    }

    @Override
    public void on(JournalEvent event, FollowUps followUps) {
        if (!(event.event() instanceof RecoveryReturnedToPool e)) return;
        Lines.perFund(e.lines()).forEach((fundId, amount) -> {
            var refused = followUps.send(new ReplenishFund(fundId, e.projectId().value(), e.returnId(), amount));
            // The project has posted: a fund that says no would lose money, so this must show.
            if (refused.isPresent()) throw refused.get();
        });
    }
}
