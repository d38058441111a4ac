package org.sunledger.ledger.fund;

import java.util.Set;
import org.sunledger.ledger.fund.FundEvent.FundEntryRejected;
import org.sunledger.ledger.registry.ClaimCommand.ReleaseClaim;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;

/** A returned arrival frees its bank reference, so that it can be entered again with the right amount. */
public final class ReleaseClaimWhenArrivalRejected implements Automation {
    @Override
    public Set<Class<? extends Event>> occasions() {
        return Set.of(FundEntryRejected.class);
    }

    @Override
    public void on(JournalEvent event, FollowUps followUps) {
        if (!(event.event() instanceof FundEntryRejected e)) return;
        var holder = FundDecisions.holder(e.fundId(), e.entryId());
        followUps
                .ask(ArrivalStanding.of(e.fundId(), e.entryId()))
                .bankRef()
                .ifPresent(bankRef -> followUps.send(new ReleaseClaim(ClaimKey.of(bankRef), holder)));
    }
}
