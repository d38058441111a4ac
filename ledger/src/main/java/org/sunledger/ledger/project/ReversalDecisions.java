package org.sunledger.ledger.project;

import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.project.ReversalCommand.ConfirmReversal;
import org.sunledger.ledger.project.ReversalCommand.EnterReversal;
import org.sunledger.ledger.project.ReversalEvent.EntryReversed;
import org.sunledger.ledger.project.ReversalEvent.ReversalEntered;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.Verdict;

/** The rules of putting right (INV-31): a reversal equals its original, once, on the original's date, by two persons. */
final class ReversalDecisions {
    private ReversalDecisions() {}

    static List<ProjectEvent> decide(Project project, ReversalCommand command, Context x) {
        return switch (command) {
            case EnterReversal c -> enter(project, c, x);
            case ConfirmReversal c -> confirm(project, c, x);
        };
    }

    private static List<ProjectEvent> enter(Project project, EnterReversal c, Context x) {
        var verdict = new Verdict();
        if (project.money().reversal(c.reversalId()) != null) {
            throw verdict.stop(ProjectRefusal.ID_TAKEN, "id", c.reversalId());
        }
        reversible(verdict, project, c.correctsEventId(), x);
        return verdict.or(new ReversalEntered(c.projectId(), c.reversalId(), c.correctsEventId()));
    }

    private static List<ProjectEvent> confirm(Project project, ConfirmReversal c, Context x) {
        var verdict = new Verdict();
        var reversal = project.money().reversal(c.reversalId());
        if (reversal == null) throw verdict.stop(ProjectRefusal.UNKNOWN_REVERSAL, "reversalId", c.reversalId());
        // Both halves take the original's date (INV-31), so there is no earlier and no later.
        verdict.refuseSamePerson(List.of(reversal.enteredBy()), x);
        var original = reversible(verdict, project, reversal.correctsEventId(), x);
        return verdict.or(new EntryReversed(
                c.projectId(),
                c.reversalId(),
                reversal.correctsEventId(),
                original.kind(),
                original.subjectId(),
                original.allocationId(),
                original.amount(),
                original.fiscalYear(),
                original.lines()));
    }

    private static Entry reversible(Verdict verdict, Project project, UUID eventId, Context x) {
        if (project.money().isReversalEvent(eventId)) {
            throw verdict.stop(ProjectRefusal.REVERSAL_OF_REVERSAL, "correctsEventId", eventId);
        }
        var entry = project.money().entry(eventId);
        if (entry == null) throw verdict.stop(ProjectRefusal.UNKNOWN_ENTRY, "correctsEventId", eventId);
        if (entry.isReversed()) throw verdict.stop(ProjectRefusal.ALREADY_REVERSED, "correctsEventId", eventId);
        switch (entry.kind()) {
            case DISBURSEMENT_PAID -> {
                var disbursement = project.money().disbursement(new DisbursementId(entry.subjectId()));
                verdict.refuseIf(
                        disbursement instanceof Disbursement.Returned,
                        ProjectRefusal.REVERSAL_OF_RETURNED,
                        "correctsEventId",
                        eventId);
            }
            case RECOVERY_RECEIVED -> {
                var receipt = project.recoveries().receipt(entry.subjectId());
                var recovery = receipt == null ? null : project.recoveries().recovery(receipt.recoveryId());
                verdict.refuseIf(
                        recovery != null && !recovery.inHand().cover(entry.lines()),
                        ProjectRefusal.REVERSAL_OF_POOLED,
                        "correctsEventId",
                        eventId);
            }
        }
        verdict.refuseIf(
                !x.on().equals(entry.effectiveOn()),
                ProjectRefusal.REVERSAL_DATE_DIFFERS,
                "originalOn",
                entry.effectiveOn(),
                "effectiveOn",
                x.on());
        return entry;
    }
}
