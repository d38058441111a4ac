package org.sunledger.ledger.project;

import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementRejected;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementReturned;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceiptRejected;
import org.sunledger.ledger.project.ReversalEvent.EntryReversed;
import org.sunledger.ledger.registry.ClaimCommand.ReleaseClaim;
import org.sunledger.ledger.registry.ClaimEvent.ClaimTaken;
import org.sunledger.ledger.registry.ClaimEvent.Holder;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/**
 * INV-09: what was rejected, returned or reversed frees its vouchers and its bank references for the right entry; what was
 * paid frees the references that were entered for it and did not pay. A payment that loses to one of these may take its
 * reference after them: then the claim itself is the occasion.
 */
public final class ReleaseClaimsWhenDisbursementEnded implements Automation {
    @Override
    public Set<Class<? extends Event>> occasions() {
        return Set.of(
                ClaimTaken.class,
                DisbursementRejected.class,
                DisbursementPaid.class,
                DisbursementReturned.class,
                RecoveryReceiptRejected.class,
                EntryReversed.class);
    }

    @Override
    public void on(JournalEvent event, FollowUps followUps) {
        if (event.event() instanceof ClaimTaken taken) {
            var stream = StreamId.parse(taken.holder().stream());
            // Vouchers are taken by an automation, and never after their end.
            if (taken.key().kind() != ClaimKey.Kind.BANK_REF || stream.type() != StreamType.PROJECT) return;
            var project = ProjectId.of(stream.id());
            free(project, taken.holder().subject(), key -> key.equals(taken.key()), followUps);
        } else if (event.event() instanceof ProjectEvent e) {
            var subject = endedBy(e);
            if (subject != null) free(e.projectId(), subject, key -> true, followUps);
        }
    }

    /** What was free when the event was recorded, and was not needed again since. */
    private static void free(ProjectId projectId, UUID subject, Predicate<ClaimKey> which, FollowUps followUps) {
        var question = FreedClaims.of(projectId, subject);
        var then = followUps.askThen(question).keys().stream().filter(which).toList();
        if (then.isEmpty()) return;
        var now = followUps.ask(question);
        var holder = new Holder(projectId.stream().toString(), subject);
        for (var key : then) {
            if (now.contains(key)) followUps.send(new ReleaseClaim(key, holder));
        }
    }

    /** The disbursement or the receipt that ended, or chose among its references; null: none did. */
    private static @Nullable UUID endedBy(Event event) {
        if (event instanceof DisbursementRejected e) return e.disbursementId().value();
        if (event instanceof DisbursementPaid e) return e.disbursementId().value();
        if (event instanceof DisbursementReturned e) return e.disbursementId().value();
        if (event instanceof RecoveryReceiptRejected e) return e.receiptId();
        if (event instanceof EntryReversed e) return e.subjectId();
        return null;
    }
}
