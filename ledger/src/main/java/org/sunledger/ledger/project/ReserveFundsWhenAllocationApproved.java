package org.sunledger.ledger.project;

import java.util.Set;
import org.sunledger.ledger.fund.FundCommand.ReserveFund;
import org.sunledger.ledger.project.AllocationCommand.AbandonAllocation;
import org.sunledger.ledger.project.AllocationEvent.AllocationApproved;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;

/** INV-03: asks every fund of an approved allocation, ascending; the first no ends the allocation. */
public final class ReserveFundsWhenAllocationApproved implements Automation {
    @Override
    public Set<Class<? extends Event>> occasions() {
        return Set.of(AllocationApproved.class);
    }

    @Override
    public void on(JournalEvent event, FollowUps followUps) {
        if (!(event.event() instanceof AllocationApproved e)) return;
        // Seen again after a restart, it may have been abandoned or issued by now.
        if (!followUps
                .ask(AllocationStanding.of(e.projectId(), e.allocationId()))
                .isApproved()) return;
        for (var part : Lines.perFund(e.split()).entrySet()) {
            var refused = followUps.send(new ReserveFund(
                    part.getKey(), e.projectId().value(), e.allocationId().value(), part.getValue()));
            if (refused.isPresent()) {
                followUps.send(new AbandonAllocation(e.projectId(), e.allocationId(), part.getKey()));
                return;
            }
        }
    }
}
