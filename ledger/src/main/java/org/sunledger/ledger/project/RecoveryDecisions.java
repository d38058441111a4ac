package org.sunledger.ledger.project;

import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.project.Recovery.PoolReturn;
import org.sunledger.ledger.project.Recovery.Receipt;
import org.sunledger.ledger.project.RecoveryCommand.ConfirmPoolReturn;
import org.sunledger.ledger.project.RecoveryCommand.ConfirmRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.EnterPoolReturn;
import org.sunledger.ledger.project.RecoveryCommand.EnterRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.OrderRecovery;
import org.sunledger.ledger.project.RecoveryCommand.ProposeWaiver;
import org.sunledger.ledger.project.RecoveryCommand.RejectRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.WaiveRecovery;
import org.sunledger.ledger.project.RecoveryEvent.Kind;
import org.sunledger.ledger.project.RecoveryEvent.PoolReturnEntered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryOrdered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceiptEntered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceiptRejected;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceived;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReturnedToPool;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryWaived;
import org.sunledger.ledger.project.RecoveryEvent.WaiverProposed;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.Verdict;

/** The rules of getting money back (INV-16). It becomes available again through the pool only (INV-17). */
final class RecoveryDecisions {
    private RecoveryDecisions() {}

    static List<ProjectEvent> decide(Project project, RecoveryCommand command, Context x) {
        return switch (command) {
            case OrderRecovery c -> order(project, c);
            case EnterRecoveryReceipt c -> enterReceipt(project, c, x);
            case ConfirmRecoveryReceipt c -> confirmReceipt(project, c, x);
            case RejectRecoveryReceipt c -> rejectReceipt(project, c, x);
            case EnterPoolReturn c -> enterPoolReturn(project, c, x);
            case ConfirmPoolReturn c -> confirmPoolReturn(project, c, x);
            case ProposeWaiver c -> proposeWaiver(project, c);
            case WaiveRecovery c -> waive(project, c, x);
        };
    }

    private static List<ProjectEvent> order(Project project, OrderRecovery c) {
        var verdict = new Verdict();
        if (project.recoveries().recovery(c.recoveryId()) != null) {
            throw verdict.stop(ProjectRefusal.ID_TAKEN, "id", c.recoveryId());
        }
        withinNetPaid(verdict, AllocationDecisions.issuedOf(project, c.allocationId(), verdict), c.amountFen());
        return verdict.or(new RecoveryOrdered(
                c.projectId(),
                c.recoveryId(),
                c.allocationId(),
                c.kind(),
                c.debtor(),
                c.amountFen(),
                c.findingId(),
                c.dueOn()));
    }

    private static List<ProjectEvent> enterReceipt(Project project, EnterRecoveryReceipt c, Context x) {
        var verdict = new Verdict();
        var recovery = of(project, c, verdict);
        if (project.recoveries().receipt(c.receiptId()) != null) {
            throw verdict.stop(ProjectRefusal.ID_TAKEN, "id", c.receiptId());
        }
        withinOrder(verdict, recovery, c.amountFen());
        var holder = RecoveryCommand.holder(c.projectId(), c.receiptId());
        DisbursementDecisions.claimed(verdict, c.bankRef(), holder, true, x);
        return verdict.or(
                new RecoveryReceiptEntered(c.projectId(), c.recoveryId(), c.receiptId(), c.amountFen(), c.bankRef()));
    }

    private static List<ProjectEvent> confirmReceipt(Project project, ConfirmRecoveryReceipt c, Context x) {
        var verdict = new Verdict();
        var recovery = of(project, c, verdict);
        if (!(receiptOf(project, c, c.receiptId(), verdict) instanceof Receipt.Entered entered)) {
            throw verdict.stop(ProjectRefusal.RECEIPT_ENDED, "receiptId", c.receiptId());
        }
        verdict.refuseUnlessFollows(entered.enteredBy(), x);
        withinOrder(verdict, recovery, entered.amount());
        var holder = RecoveryCommand.holder(c.projectId(), c.receiptId());
        DisbursementDecisions.claimed(
                verdict, entered.bankRef(), holder, x.request().isPreview(), x);
        var allocation = AllocationDecisions.issuedOf(project, recovery.allocationId(), verdict);
        // A payment may have been returned or reversed since the order.
        withinNetPaid(verdict, allocation, entered.amount());
        verdict.orThrow();
        return List.of(new RecoveryReceived(
                c.projectId(),
                c.recoveryId(),
                c.receiptId(),
                recovery.allocationId(),
                entered.amount(),
                allocation.terms().fiscalYear(),
                allocation.balance().netPaid().divide(entered.amount()),
                entered.bankRef()));
    }

    private static List<ProjectEvent> rejectReceipt(Project project, RejectRecoveryReceipt c, Context x) {
        var verdict = new Verdict();
        of(project, c, verdict);
        var receipt = receiptOf(project, c, c.receiptId(), verdict);
        if (receipt instanceof Receipt.Ended && x.request().isAutomation()) return List.of();
        if (receipt instanceof Receipt.Entered entered)
            verdict.refuseBefore(entered.enteredBy().on(), x);
        verdict.refuseIf(
                !(receipt instanceof Receipt.Entered), ProjectRefusal.RECEIPT_ENDED, "receiptId", c.receiptId());
        return verdict.or(new RecoveryReceiptRejected(c.projectId(), c.recoveryId(), c.receiptId()));
    }

    private static List<ProjectEvent> enterPoolReturn(Project project, EnterPoolReturn c, Context x) {
        var verdict = new Verdict();
        var recovery = of(project, c, verdict);
        if (project.recoveries().poolReturn(c.returnId()) != null) {
            throw verdict.stop(ProjectRefusal.ID_TAKEN, "id", c.returnId());
        }
        var isDecided = x.request().docRefs().stream().anyMatch(doc -> doc.docNo() != null);
        verdict.refuseIf(recovery.findingId() == null && !isDecided, ProjectRefusal.DECISION_MISSING);
        poolReturnAllowed(verdict, project, recovery, c.amountFen());
        return verdict.or(new PoolReturnEntered(c.projectId(), c.recoveryId(), c.returnId(), c.amountFen()));
    }

    private static List<ProjectEvent> confirmPoolReturn(Project project, ConfirmPoolReturn c, Context x) {
        var verdict = new Verdict();
        var recovery = of(project, c, verdict);
        var entered = poolReturnOf(project, c, verdict);
        if (entered.isDone()) throw verdict.stop(ProjectRefusal.POOL_RETURN_DONE, "returnId", c.returnId());
        verdict.refuseUnlessFollows(entered.enteredBy(), x);
        poolReturnAllowed(verdict, project, recovery, entered.amount());
        var allocation = AllocationDecisions.issuedOf(project, recovery.allocationId(), verdict);
        verdict.orThrow();
        return List.of(new RecoveryReturnedToPool(
                c.projectId(),
                c.recoveryId(),
                c.returnId(),
                recovery.allocationId(),
                entered.amount(),
                allocation.terms().fiscalYear(),
                recovery.inHand().divide(entered.amount())));
    }

    /** INV-16: only what was received, only after the finding is closed, and only where the pool is its destination. */
    private static void poolReturnAllowed(Verdict verdict, Project project, Recovery recovery, Amount amount) {
        verdict.refuseIf(
                !goesToPool(recovery.kind()),
                ProjectRefusal.RECOVERY_NOT_FOR_POOL,
                "kind",
                recovery.kind(),
                "kindName",
                recovery.kind().chinese());
        var findingId = recovery.findingId();
        verdict.refuseIf(
                findingId != null && !project.clearances().isFindingClosed(findingId),
                ProjectRefusal.FINDING_NOT_CLOSED,
                "findingId",
                findingId);
        var availableFen = recovery.inHand().totalFen();
        verdict.refuseIf(
                amount.fen() > availableFen,
                ProjectRefusal.POOL_RETURN_EXCEEDS_RECEIVED,
                "availableFen",
                Figures.of(availableFen),
                "requestedFen",
                amount);
    }

    /** T4: money for a treasury or for people leaves the ledger another way. */
    private static boolean goesToPool(Kind kind) {
        return switch (kind) {
            case TO_POOL, TO_ORIGINAL_CHANNEL, REFUND -> true;
            case TO_TREASURY, RESTITUTION -> false;
        };
    }

    private static List<ProjectEvent> proposeWaiver(Project project, ProposeWaiver c) {
        var verdict = new Verdict();
        waivable(verdict, of(project, c, verdict), c.amountFen());
        return verdict.or(new WaiverProposed(c.projectId(), c.recoveryId(), c.amountFen(), c.docNo()));
    }

    private static List<ProjectEvent> waive(Project project, WaiveRecovery c, Context x) {
        var verdict = new Verdict();
        var recovery = of(project, c, verdict);
        var waiver = recovery.proposedWaiver();
        if (waiver == null) throw verdict.stop(ProjectRefusal.WAIVER_NOT_PROPOSED);
        verdict.refuseUnlessFollows(waiver.proposer(), x);
        waivable(verdict, recovery, waiver.amount());
        return verdict.or(new RecoveryWaived(c.projectId(), c.recoveryId(), waiver.amount(), waiver.docNo()));
    }

    private static void waivable(Verdict verdict, Recovery recovery, Amount amount) {
        verdict.refuseIf(
                amount.fen() > recovery.outstandingFen(),
                ProjectRefusal.WAIVER_EXCEEDS_OUTSTANDING,
                "outstandingFen",
                Figures.of(recovery.outstandingFen()),
                "requestedFen",
                amount);
    }

    /** INV-16: received ≤ ordered − waived. */
    private static void withinOrder(Verdict verdict, Recovery recovery, Amount amount) {
        verdict.refuseIf(
                amount.fen() > recovery.outstandingFen(),
                ProjectRefusal.RECEIPT_EXCEEDS_ORDER,
                "outstandingFen",
                Figures.of(recovery.outstandingFen()),
                "requestedFen",
                amount);
    }

    private static void withinNetPaid(Verdict verdict, Allocation.Issued allocation, Amount amount) {
        var netPaidFen = allocation.balance().netPaid().divisibleFen();
        verdict.refuseIf(
                amount.fen() > netPaidFen,
                ProjectRefusal.RECOVERY_EXCEEDS_PAID,
                "netPaidFen",
                Figures.of(netPaidFen),
                "requestedFen",
                amount);
    }

    private static Recovery of(Project project, RecoveryCommand c, Verdict verdict) {
        var recovery = project.recoveries().recovery(c.recoveryId());
        if (recovery == null) throw verdict.stop(ProjectRefusal.UNKNOWN_RECOVERY, "recoveryId", c.recoveryId());
        return recovery;
    }

    private static Receipt receiptOf(Project project, RecoveryCommand c, UUID receiptId, Verdict verdict) {
        var receipt = project.recoveries().receipt(receiptId);
        if (receipt == null || !receipt.recoveryId().equals(c.recoveryId())) {
            throw verdict.stop(ProjectRefusal.UNKNOWN_RECEIPT, "receiptId", receiptId);
        }
        return receipt;
    }

    private static PoolReturn poolReturnOf(Project project, ConfirmPoolReturn c, Verdict verdict) {
        var entered = project.recoveries().poolReturn(c.returnId());
        if (entered == null || !entered.recoveryId().equals(c.recoveryId())) {
            throw verdict.stop(ProjectRefusal.UNKNOWN_POOL_RETURN, "returnId", c.returnId());
        }
        return entered;
    }
}
