package org.sunledger.ledger.project;

import java.util.Set;
import org.sunledger.ledger.project.DisbursementCommand.RejectDisbursement;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementRequested;
import org.sunledger.ledger.project.DisbursementEvent.RejectionReason;
import org.sunledger.ledger.registry.ClaimCommand.TakeClaim;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;

/** INV-09: a request takes its vouchers, or is rejected when another request was faster. */
public final class TakeVoucherClaimsWhenDisbursementRequested implements Automation {
    @Override
    public Set<Class<? extends Event>> occasions() {
        return Set.of(DisbursementRequested.class);
    }

    @Override
    public void on(JournalEvent event, FollowUps followUps) {
        if (!(event.event() instanceof DisbursementRequested e)) return;
        var holder = DisbursementCommand.holder(e.projectId(), e.disbursementId());
        var needed =
                followUps.ask(NeededClaims.of(e.projectId(), e.disbursementId().value()));
        for (var voucher : e.vouchers()) {
            var key = Disbursement.Terms.keyOf(voucher);
            if (!needed.contains(key)) return;
            var refused = followUps.send(new TakeClaim(key, holder));
            if (refused.isPresent()) {
                followUps.send(
                        new RejectDisbursement(e.projectId(), e.disbursementId(), RejectionReason.DUPLICATE_VOUCHER));
                return;
            }
        }
    }
}
