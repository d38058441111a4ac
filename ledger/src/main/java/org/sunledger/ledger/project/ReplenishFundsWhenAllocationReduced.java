package org.sunledger.ledger.project;

import java.util.Set;
import org.sunledger.ledger.fund.FundCommand.ReplenishFund;
import org.sunledger.ledger.project.AllocationEvent.AllocationReduced;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;

/** What a reduction took from the project goes back to the pools it came from. */
public final class ReplenishFundsWhenAllocationReduced implements Automation {
    @Override
    public Set<Class<? extends Event>> occasions() {
        return Set.of(AllocationReduced.class);
    }

    @Override
    public void on(JournalEvent event, FollowUps followUps) {
        if (!(event.event() instanceof AllocationReduced e)) return;
        Lines.perFund(e.lines()).forEach((fundId, amount) -> {
            var refused = followUps.send(new ReplenishFund(fundId, e.projectId().value(), e.reductionId(), amount));
            // The project has posted: a fund that says no would lose money, so this must show.
            if (refused.isPresent()) throw refused.get();
        });
    }
}
