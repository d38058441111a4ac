package org.sunledger.ledger.project;

import java.util.Set;
import org.sunledger.ledger.project.RecoveryCommand.RejectRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceiptEntered;
import org.sunledger.ledger.registry.ClaimCommand.TakeClaim;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;

/** INV-09: an entered receipt takes its bank reference, or is rejected when another entry was faster. */
public final class TakeReferenceClaimWhenRecoveryReceiptEntered implements Automation {
    @Override
    public Set<Class<? extends Event>> occasions() {
        return Set.of(RecoveryReceiptEntered.class);
    }

    @Override
    public void on(JournalEvent event, FollowUps followUps) {
        if (!(event.event() instanceof RecoveryReceiptEntered e)) return;
        var holder = RecoveryCommand.holder(e.projectId(), e.receiptId());
        var key = ClaimKey.of(e.bankRef());
        if (!followUps.ask(NeededClaims.of(e.projectId(), e.receiptId())).contains(key)) return;
        var refused = followUps.send(new TakeClaim(key, holder));
        if (refused.isPresent()) {
            followUps.send(new RejectRecoveryReceipt(e.projectId(), e.recoveryId(), e.receiptId()));
        }
    }
}
