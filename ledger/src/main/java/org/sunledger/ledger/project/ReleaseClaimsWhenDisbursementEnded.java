package org.sunledger.ledger.project;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementRejected;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementReturned;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceiptRejected;
import org.sunledger.ledger.project.ReversalEvent.EntryReversed;
import org.sunledger.ledger.registry.ClaimCommand.ReleaseClaim;
import org.sunledger.ledger.registry.ClaimEvent.Holder;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;

/** INV-09: what was rejected, returned or reversed frees its vouchers and its bank reference for the right entry. */
public final class ReleaseClaimsWhenDisbursementEnded implements Automation {
    @Override
    public void on(JournalEvent event, FollowUps followUps) {
        if (!(event.event() instanceof ProjectEvent e)) return;
        var subject = endedBy(e);
        if (subject == null) return;
        var holder = new Holder(e.projectId().stream().toString(), subject);
        for (var key : followUps.ask(FreedClaims.of(e.projectId(), subject)).keys()) {
            followUps.send(new ReleaseClaim(key, holder));
        }
    }

    /** The disbursement or the receipt that ended; null: none did. */
    private static @Nullable UUID endedBy(Event event) {
        if (event instanceof DisbursementRejected e) return e.disbursementId().value();
        if (event instanceof DisbursementReturned e) return e.disbursementId().value();
        if (event instanceof RecoveryReceiptRejected e) return e.receiptId();
        if (event instanceof EntryReversed e) return e.subjectId();
        return null;
    }
}
