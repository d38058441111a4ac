package org.sunledger.ledger.project;

import java.util.Set;
import org.sunledger.ledger.project.DisbursementEvent.ReturnEntered;
import org.sunledger.ledger.registry.ClaimCommand.TakeClaim;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;

/**
 * INV-09: an entered return takes its bank reference. When another entry was faster, the checker is refused and the
 * treasury enters the return again under the right reference.
 */
public final class TakeReferenceClaimWhenReturnEntered implements Automation {
    @Override
    public Set<Class<? extends Event>> occasions() {
        return Set.of(ReturnEntered.class);
    }

    @Override
    public void on(JournalEvent event, FollowUps followUps) {
        if (!(event.event() instanceof ReturnEntered e)) return;
        var key = ClaimKey.of(e.bankRef());
        var needed =
                followUps.ask(NeededClaims.of(e.projectId(), e.disbursementId().value()));
        if (!needed.contains(key)) return;
        followUps.send(new TakeClaim(key, DisbursementCommand.holder(e.projectId(), e.disbursementId())));
    }
}
