package org.sunledger.ledger.fund;

import java.util.Set;
import org.sunledger.ledger.fund.FundCommand.RejectFundEntry;
import org.sunledger.ledger.fund.FundEvent.ArrivalEntered;
import org.sunledger.ledger.fund.FundEvent.RejectionReason;
import org.sunledger.ledger.registry.ClaimCommand.TakeClaim;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;

/** INV-09: an entered arrival takes its bank reference, or is returned when another entry was faster. */
public final class TakeReferenceClaimWhenArrivalEntered implements Automation {
    @Override
    public Set<Class<? extends Event>> occasions() {
        return Set.of(ArrivalEntered.class);
    }

    @Override
    public void on(JournalEvent event, FollowUps followUps) {
        if (!(event.event() instanceof ArrivalEntered e)) return;
        // Seen again after a restart, an ended arrival must not take what its end has freed.
        if (!followUps.ask(ArrivalStanding.of(e.fundId(), e.arrivalId())).isPending()) return;
        var holder = FundDecisions.holder(e.fundId(), e.arrivalId());
        var refused = followUps.send(new TakeClaim(ClaimKey.of(e.bankRef()), holder));
        if (refused.isPresent()) {
            followUps.send(new RejectFundEntry(e.fundId(), e.arrivalId(), RejectionReason.DUPLICATE_REFERENCE));
        }
    }
}
