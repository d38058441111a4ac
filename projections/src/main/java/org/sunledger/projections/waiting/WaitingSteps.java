package org.sunledger.projections.waiting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.fund.FundEvent;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.period.PeriodEvent;
import org.sunledger.ledger.project.AllocationEvent;
import org.sunledger.ledger.project.DisbursementEvent;
import org.sunledger.ledger.project.MilestoneEvent;
import org.sunledger.ledger.project.PipelineEvent;
import org.sunledger.ledger.project.ProjectEvent;
import org.sunledger.ledger.project.RecoveryEvent;
import org.sunledger.ledger.project.ReversalEvent;
import org.sunledger.ledger.project.SettlementEvent;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.supervision.FindingEvent;
import org.sunledger.projections.engine.AppendOnly;

/**
 * 待办: what an event says about an item that passes from hand to hand: that it was entered, was signed, was returned, or
 * waits for nobody any more. Who may take the next step is a question to the rules, and no event knows it.
 */
public final class WaitingSteps implements AppendOnly<WaitingSteps.Key, WaitingSteps.Row> {
    /** More vouchers make a row longer, and nobody tells requests apart by the fourth. */
    private static final int VOUCHERS_SHOWN = 3;

    /**
     * Names a row.
     *
     * @param item within the stream: the ids under which the next step is taken, one behind the other
     */
    public record Key(long position, String stream, String item) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparingLong(Key::position)
                .thenComparing(Key::stream)
                .thenComparing(Key::item);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What was said.
     *
     * @param userId who did it
     * @param begins whether the item starts anew here: who signed before may sign again
     * @param next null: waits for nobody else
     * @param isReturned whether it waits for whoever entered it, to be mended or given up
     * @param amountFen signed for an adjustment; null where it is about no money
     * @param label what people know the item by: a document, bank reference or notice number, a name; of what was
     *     returned, the code of the reason
     */
    public record Row(
            LocalDate effectiveOn,
            Instant recordedAt,
            String divisionCode,
            String userId,
            boolean begins,
            @Nullable Decision next,
            boolean isReturned,
            @Nullable Long amountFen,
            @Nullable String label) {}

    @Override
    public String name() {
        return "waiting_step";
    }

    @Override
    public int foldVersion() {
        return 2;
    }

    @Override
    public Map<Key, Row> apply(JournalEvent event) {
        var step = switch (event.event()) {
            case FundEvent e -> ofFund(e);
            case ProjectEvent e -> ofProject(e);
            case NoticeEvent e -> ofNotice(e);
            case FindingEvent e -> ofFinding(e);
            case PeriodEvent e -> ofPeriod(e);
            default -> null; // done by one person
        };
        return step == null ? Map.of() : Map.of(step.key(event), step.row(event));
    }

    /** What one event says; the rest stands in its envelope. */
    private record Step(
            String item,
            boolean begins,
            @Nullable Decision next,
            boolean isReturned,
            @Nullable Long amountFen,
            @Nullable String label) {
        static Step entered(Object item, Decision next, @Nullable Long amountFen, @Nullable Object label) {
            return new Step(item.toString(), true, next, false, amountFen, label == null ? null : label.toString());
        }

        /** What the whole stream is known by; nobody has to do anything yet. */
        static Step named(Object item, String label) {
            return new Step(item.toString(), true, null, false, null, label);
        }

        static Step signed(Object item, Decision next) {
            return new Step(item.toString(), false, next, false, null, null);
        }

        /** 退回: whoever entered it mends it, or gives it up. */
        static Step returned(Object item, @Nullable Enum<?> reason) {
            return new Step(item.toString(), false, null, true, null, reason == null ? null : reason.name());
        }

        static Step ended(Object item) {
            return new Step(item.toString(), false, null, false, null, null);
        }

        Key key(JournalEvent event) {
            return new Key(event.position(), event.event().stream().toString(), item);
        }

        Row row(JournalEvent event) {
            var envelope = event.envelope();
            return new Row(
                    envelope.effectiveOn(),
                    event.recordedAt(),
                    envelope.divisionCode().value(),
                    envelope.actor().user().value(),
                    begins,
                    next,
                    isReturned,
                    amountFen,
                    label);
        }
    }

    private static @Nullable Step ofFund(FundEvent event) {
        return switch (event) {
            case FundEvent.FundEntered e ->
                Step.entered(
                        e.fundId(),
                        Decision.FUND_REGISTRATION,
                        e.quota().amountFen().fen(),
                        e.quota().code() + " " + e.quota().name() + " "
                                + e.quota().quotaDocNo());
            case FundEvent.FundRegistered e -> Step.ended(e.fundId());
            case FundEvent.ArrivalEntered e ->
                Step.entered(e.arrivalId(), Decision.ARRIVAL, e.amountFen().fen(), e.bankRef());
            case FundEvent.FundArrived e -> Step.ended(e.arrivalId());
            case FundEvent.AdjustmentEntered e ->
                Step.entered(e.adjustmentId(), Decision.ADJUSTMENT, e.deltaFen(), e.docNo());
            case FundEvent.FundAdjusted e -> Step.ended(e.adjustmentId());
            case FundEvent.WithdrawalEntered e ->
                Step.entered(
                        e.withdrawalId(), Decision.WITHDRAWAL, e.amountFen().fen(), e.docNo());
            case FundEvent.FundWithdrawn e -> Step.ended(e.withdrawalId());
            case FundEvent.FundEntryRejected e -> Step.returned(e.entryId(), e.reasonCode());
            case FundEvent.FundReserved ignored -> null; // by itself
            case FundEvent.ReservationReleased ignored -> null; // by itself
            case FundEvent.PoolReplenished ignored -> null; // by itself
        };
    }

    private static @Nullable Step ofProject(ProjectEvent event) {
        return switch (event) {
            case PipelineEvent e -> ofPipeline(e);
            case MilestoneEvent e -> ofMilestone(e);
            case AllocationEvent e -> ofAllocation(e);
            case DisbursementEvent e -> ofDisbursement(e);
            case RecoveryEvent e -> ofRecovery(e);
            case ReversalEvent.ReversalEntered e -> Step.entered(e.reversalId(), Decision.REVERSAL, null, null);
            case ReversalEvent.EntryReversed e -> Step.ended(e.reversalId());
            case SettlementEvent.SettlementProposed e ->
                Step.entered(
                        "settlement", Decision.SETTLEMENT, e.settlementFen().fen(), null);
            case SettlementEvent.SettlementApproved ignored -> Step.ended("settlement");
            default -> null; // done by one person, or by itself
        };
    }

    private static @Nullable Step ofPipeline(PipelineEvent event) {
        return switch (event) {
            case PipelineEvent.ProjectProposed e ->
                Step.entered(
                        e.projectId(),
                        Decision.PROJECT_REVIEW,
                        e.profile().budgetFen().fen(),
                        e.profile().code() + " " + e.profile().name());
            case PipelineEvent.ProjectTownReviewed e -> Step.signed(e.projectId(), Decision.PROJECT_APPROVAL);
            case PipelineEvent.ProjectCountyApproved e -> Step.ended(e.projectId());
            case PipelineEvent.ProjectDelisted e -> Step.ended(e.projectId());
            case PipelineEvent.ProjectListed ignored -> null; // who approves lists
            case PipelineEvent.ProjectSelected ignored -> null;
            case PipelineEvent.ContractSigned ignored -> null;
            case PipelineEvent.ProjectStarted ignored -> null;
        };
    }

    private static @Nullable Step ofMilestone(MilestoneEvent event) {
        return switch (event) {
            case MilestoneEvent.MilestonesPlanned ignored -> null;
            case MilestoneEvent.MilestoneReported e ->
                Step.entered(e.milestoneNo(), Decision.MILESTONE_VERIFICATION, null, e.milestoneNo());
            case MilestoneEvent.MilestoneVerified e -> Step.ended(e.milestoneNo());
            case MilestoneEvent.MilestoneRejected e -> Step.returned(e.milestoneNo(), null);
        };
    }

    private static Step ofAllocation(AllocationEvent event) {
        return switch (event) {
            case AllocationEvent.AllocationProposed e ->
                Step.entered(
                        e.allocationId(),
                        Decision.ALLOCATION_APPROVAL,
                        e.amountFen().fen(),
                        e.basis());
            case AllocationEvent.AllocationApproved e -> Step.signed(e.allocationId(), Decision.ALLOCATION_ISSUE);
            case AllocationEvent.AllocationIssued e -> Step.ended(e.allocationId());
            case AllocationEvent.AllocationAbandoned e -> Step.ended(e.allocationId());
            case AllocationEvent.ReductionProposed e ->
                Step.entered(
                        e.allocationId() + "/" + e.reductionId(),
                        Decision.REDUCTION,
                        e.amountFen().fen(),
                        e.docNo());
            case AllocationEvent.AllocationReduced e -> Step.ended(e.allocationId() + "/" + e.reductionId());
        };
    }

    private static @Nullable Step ofDisbursement(DisbursementEvent event) {
        return switch (event) {
            case DisbursementEvent.DisbursementRequested e ->
                Step.entered(
                        e.disbursementId(),
                        Decision.DISBURSEMENT_REVIEW,
                        e.amountFen().fen(),
                        label(e));
            case DisbursementEvent.DisbursementReviewed e ->
                Step.signed(e.disbursementId(), Decision.DISBURSEMENT_APPROVAL);
            case DisbursementEvent.DisbursementApproved e -> Step.signed(e.disbursementId(), Decision.PAYMENT);
            case DisbursementEvent.DisbursementRejected e -> Step.returned(e.disbursementId(), e.reasonCode());
            case DisbursementEvent.PaymentEntered ignored -> null; // whoever entered it pays it
            case DisbursementEvent.DisbursementPaid e -> Step.ended(e.disbursementId());
            case DisbursementEvent.ReturnEntered e ->
                Step.entered(
                        e.disbursementId(),
                        Decision.RETURNED_PAYMENT,
                        e.amountFen().fen(),
                        e.bankRef());
            case DisbursementEvent.DisbursementReturned e -> Step.ended(e.disbursementId());
        };
    }

    /** The kind of payment and the vouchers it rests on. */
    private static String label(DisbursementEvent.DisbursementRequested e) {
        var label = new StringBuilder(e.kind().chinese());
        e.vouchers().stream()
                .limit(VOUCHERS_SHOWN)
                .forEach(voucher ->
                        label.append(' ').append(voucher.type()).append(' ').append(voucher.no()));
        if (e.vouchers().size() > VOUCHERS_SHOWN)
            label.append(" 等 ").append(e.vouchers().size()).append(" 张");
        return label.toString();
    }

    private static @Nullable Step ofRecovery(RecoveryEvent event) {
        return switch (event) {
            case RecoveryEvent.RecoveryOrdered ignored -> null; // the payee's turn
            case RecoveryEvent.RecoveryReceiptEntered e ->
                Step.entered(
                        e.recoveryId() + "/" + e.receiptId(),
                        Decision.RECOVERY_RECEIPT,
                        e.amountFen().fen(),
                        e.bankRef());
            case RecoveryEvent.RecoveryReceived e -> Step.ended(e.recoveryId() + "/" + e.receiptId());
            case RecoveryEvent.RecoveryReceiptRejected e -> Step.returned(e.recoveryId() + "/" + e.receiptId(), null);
            case RecoveryEvent.PoolReturnEntered e ->
                Step.entered(
                        e.recoveryId() + "/" + e.returnId(),
                        Decision.POOL_RETURN,
                        e.amountFen().fen(),
                        null);
            case RecoveryEvent.RecoveryReturnedToPool e -> Step.ended(e.recoveryId() + "/" + e.returnId());
            case RecoveryEvent.WaiverProposed e ->
                Step.entered(e.recoveryId(), Decision.WAIVER, e.amountFen().fen(), e.docNo());
            case RecoveryEvent.RecoveryWaived e -> Step.ended(e.recoveryId());
        };
    }

    private static @Nullable Step ofNotice(NoticeEvent event) {
        return switch (event) {
            case NoticeEvent.NoticeDrafted e ->
                Step.entered(e.noticeId(), Decision.NOTICE_APPROVAL, null, e.number() + " " + e.title());
            case NoticeEvent.NoticeRevised e -> Step.signed(e.noticeId(), Decision.NOTICE_APPROVAL);
            case NoticeEvent.NoticeApproved e -> Step.ended(e.noticeId());
            case NoticeEvent.NoticeWithdrawn e -> Step.ended(e.noticeId());
            case NoticeEvent.NoticeSuperseded e -> Step.ended(e.noticeId());
            case NoticeEvent.NoticePosted ignored -> null;
            case NoticeEvent.NoticeSuspended ignored -> null;
            case NoticeEvent.NoticeObjectionResolved ignored -> null;
            case NoticeEvent.NoticeClosed ignored -> null;
        };
    }

    private static @Nullable Step ofFinding(FindingEvent event) {
        return switch (event) {
            case FindingEvent.FindingRaised e -> Step.named(e.findingId(), e.number());
            case FindingEvent.FindingAssigned ignored -> null;
            case FindingEvent.RectificationReported e ->
                Step.entered(e.findingId(), Decision.RECTIFICATION, null, null);
            case FindingEvent.RectificationVerified e -> Step.ended(e.findingId());
            case FindingEvent.RectificationRejected e -> Step.returned(e.findingId(), null);
            case FindingEvent.FindingClosed e -> Step.ended(e.findingId());
        };
    }

    private static @Nullable Step ofPeriod(PeriodEvent event) {
        return switch (event) {
            case PeriodEvent.PeriodClosed ignored -> null;
            case PeriodEvent.PeriodReopenProposed e ->
                Step.entered(e.period(), Decision.PERIOD_REOPENING, null, e.period());
            case PeriodEvent.PeriodReopened e -> Step.ended(e.period());
        };
    }
}
