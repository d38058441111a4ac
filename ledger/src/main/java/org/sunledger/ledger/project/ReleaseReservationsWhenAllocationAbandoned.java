package org.sunledger.ledger.project;

import java.util.Set;
import org.sunledger.ledger.fund.FundCommand.ReleaseReservation;
import org.sunledger.ledger.fund.FundReservation;
import org.sunledger.ledger.project.AllocationEvent.AllocationAbandoned;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;

/** After the project has recorded that an allocation came to nothing, the funds that reserved let go. */
public final class ReleaseReservationsWhenAllocationAbandoned implements Automation {
    @Override
    public Set<Class<? extends Event>> occasions() {
        return Set.of(AllocationAbandoned.class);
    }

    @Override
    public void on(JournalEvent event, FollowUps followUps) {
        if (!(event.event() instanceof AllocationAbandoned e)) return;
        var projectId = e.projectId().value();
        var allocationId = e.allocationId().value();
        Lines.perFund(e.split()).forEach((fundId, amount) -> {
            var reservation = followUps.ask(FundReservation.of(fundId, projectId, allocationId));
            if (!reservation.isHeld(amount)) return;
            var refused = followUps.send(new ReleaseReservation(fundId, projectId, allocationId));
            if (refused.isPresent()) throw refused.get();
        });
    }
}
