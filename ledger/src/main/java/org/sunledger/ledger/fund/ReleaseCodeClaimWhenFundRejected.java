package org.sunledger.ledger.fund;

import java.util.Set;
import org.sunledger.ledger.fund.FundEvent.FundEntryRejected;
import org.sunledger.ledger.registry.ClaimCommand.ReleaseClaim;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;

/** A returned fund frees its code: it may be entered again under another one, and another fund under this one. */
public final class ReleaseCodeClaimWhenFundRejected implements Automation {
    @Override
    public Set<Class<? extends Event>> occasions() {
        return Set.of(FundEntryRejected.class);
    }

    @Override
    public void on(JournalEvent event, FollowUps followUps) {
        if (!(event.event() instanceof FundEntryRejected e)) return;
        if (!e.entryId().equals(e.fundId().value())) return;
        var holder = FundDecisions.holder(e.fundId());
        // Entered again since, the fund may need the very code that it was returned with.
        var now = followUps.ask(CodeStanding.of(e.fundId()));
        followUps
                .askThen(CodeStanding.of(e.fundId()))
                .code()
                .filter(code -> !now.needs(code))
                .ifPresent(code -> followUps.send(new ReleaseClaim(ClaimKey.fundCode(code), holder)));
    }
}
