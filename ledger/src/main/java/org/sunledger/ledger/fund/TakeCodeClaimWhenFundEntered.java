package org.sunledger.ledger.fund;

import java.util.Set;
import org.sunledger.ledger.fund.FundCommand.RejectFundEntry;
import org.sunledger.ledger.fund.FundEvent.FundEntered;
import org.sunledger.ledger.fund.FundEvent.RejectionReason;
import org.sunledger.ledger.registry.ClaimCommand.TakeClaim;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;

/** INV-09: an entered fund takes its code, or is returned when another fund was faster. */
public final class TakeCodeClaimWhenFundEntered implements Automation {
    @Override
    public Set<Class<? extends Event>> occasions() {
        return Set.of(FundEntered.class);
    }

    @Override
    public void on(JournalEvent event, FollowUps followUps) {
        if (!(event.event() instanceof FundEntered e)) return;
        var code = e.quota().code();
        // Seen again after a restart, an ended entry must not take what its end has freed.
        if (!followUps.ask(CodeStanding.of(e.fundId())).needs(code)) return;
        var refused = followUps.send(new TakeClaim(ClaimKey.fundCode(code), FundDecisions.holder(e.fundId())));
        if (refused.isPresent()) {
            followUps.send(new RejectFundEntry(e.fundId(), e.fundId().value(), RejectionReason.DUPLICATE_CODE));
        }
    }
}
