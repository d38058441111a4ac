package org.sunledger.ledger.project;

import static org.sunledger.ledger.project.ProjectExamples.A1;
import static org.sunledger.ledger.project.ProjectExamples.A2;
import static org.sunledger.ledger.project.ProjectExamples.ACCEPTED;
import static org.sunledger.ledger.project.ProjectExamples.ASSET;
import static org.sunledger.ledger.project.ProjectExamples.BANK;
import static org.sunledger.ledger.project.ProjectExamples.BANK_2;
import static org.sunledger.ledger.project.ProjectExamples.CASE;
import static org.sunledger.ledger.project.ProjectExamples.CONTRACT;
import static org.sunledger.ledger.project.ProjectExamples.D1;
import static org.sunledger.ledger.project.ProjectExamples.D2;
import static org.sunledger.ledger.project.ProjectExamples.DOC;
import static org.sunledger.ledger.project.ProjectExamples.F1;
import static org.sunledger.ledger.project.ProjectExamples.FINDING;
import static org.sunledger.ledger.project.ProjectExamples.LISTED;
import static org.sunledger.ledger.project.ProjectExamples.NOBODY;
import static org.sunledger.ledger.project.ProjectExamples.P;
import static org.sunledger.ledger.project.ProjectExamples.PAID_EVENT;
import static org.sunledger.ledger.project.ProjectExamples.PAYEE;
import static org.sunledger.ledger.project.ProjectExamples.POOL_RETURN;
import static org.sunledger.ledger.project.ProjectExamples.PROFILE;
import static org.sunledger.ledger.project.ProjectExamples.PROPOSED;
import static org.sunledger.ledger.project.ProjectExamples.R1;
import static org.sunledger.ledger.project.ProjectExamples.RECEIPT;
import static org.sunledger.ledger.project.ProjectExamples.RECEIVED_EVENT;
import static org.sunledger.ledger.project.ProjectExamples.REDUCTION;
import static org.sunledger.ledger.project.ProjectExamples.REVERSAL;
import static org.sunledger.ledger.project.ProjectExamples.REVERSAL_2;
import static org.sunledger.ledger.project.ProjectExamples.REVERSED_EVENT;
import static org.sunledger.ledger.project.ProjectExamples.SELECTED;
import static org.sunledger.ledger.project.ProjectExamples.SETTLED;
import static org.sunledger.ledger.project.ProjectExamples.SETTLEMENT_PROPOSED;
import static org.sunledger.ledger.project.ProjectExamples.SIGNED;
import static org.sunledger.ledger.project.ProjectExamples.SPLIT;
import static org.sunledger.ledger.project.ProjectExamples.START_CLOSED;
import static org.sunledger.ledger.project.ProjectExamples.START_NOTICE;
import static org.sunledger.ledger.project.ProjectExamples.after;
import static org.sunledger.ledger.project.ProjectExamples.allocated;
import static org.sunledger.ledger.project.ProjectExamples.allocation;
import static org.sunledger.ledger.project.ProjectExamples.allocationApproved;
import static org.sunledger.ledger.project.ProjectExamples.allocationIssued;
import static org.sunledger.ledger.project.ProjectExamples.allocationProposed;
import static org.sunledger.ledger.project.ProjectExamples.and;
import static org.sunledger.ledger.project.ProjectExamples.approved;
import static org.sunledger.ledger.project.ProjectExamples.line;
import static org.sunledger.ledger.project.ProjectExamples.lineFen;
import static org.sunledger.ledger.project.ProjectExamples.milestone;
import static org.sunledger.ledger.project.ProjectExamples.ordered;
import static org.sunledger.ledger.project.ProjectExamples.paidEvents;
import static org.sunledger.ledger.project.ProjectExamples.paymentReversed;
import static org.sunledger.ledger.project.ProjectExamples.profile;
import static org.sunledger.ledger.project.ProjectExamples.proposeAllocation;
import static org.sunledger.ledger.project.ProjectExamples.receiptEntered;
import static org.sunledger.ledger.project.ProjectExamples.received;
import static org.sunledger.ledger.project.ProjectExamples.refClaimed;
import static org.sunledger.ledger.project.ProjectExamples.reported;
import static org.sunledger.ledger.project.ProjectExamples.request;
import static org.sunledger.ledger.project.ProjectExamples.requested;
import static org.sunledger.ledger.project.ProjectExamples.returned;
import static org.sunledger.ledger.project.ProjectExamples.reviewed;
import static org.sunledger.ledger.project.ProjectExamples.sixtyToForty;
import static org.sunledger.ledger.project.ProjectExamples.startedEvents;
import static org.sunledger.ledger.project.ProjectExamples.verified;
import static org.sunledger.ledger.project.ProjectExamples.voucherClaimed;
import static org.sunledger.ledger.project.ProjectExamples.vouchers;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.MAKER;
import static org.sunledger.ledger.shell.TestActors.XIAJIAGOU;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunledger.ledger.project.AllocationCommand.ApproveAllocation;
import org.sunledger.ledger.project.AllocationCommand.IssueAllocation;
import org.sunledger.ledger.project.AllocationCommand.ProposeAllocation;
import org.sunledger.ledger.project.AllocationCommand.ProposeReduction;
import org.sunledger.ledger.project.AllocationCommand.ReduceAllocation;
import org.sunledger.ledger.project.AllocationCommand.WithdrawAllocation;
import org.sunledger.ledger.project.AllocationEvent.AllocationProposed;
import org.sunledger.ledger.project.AllocationEvent.AllocationReduced;
import org.sunledger.ledger.project.AllocationEvent.ReductionProposed;
import org.sunledger.ledger.project.AllocationEvent.ReductionReason;
import org.sunledger.ledger.project.ClearanceCommand.LiftHold;
import org.sunledger.ledger.project.ClearanceCommand.OverrideHold;
import org.sunledger.ledger.project.ClearanceEvent.FindingClosureRecorded;
import org.sunledger.ledger.project.ClearanceEvent.HoldLifted;
import org.sunledger.ledger.project.ClearanceEvent.HoldSet;
import org.sunledger.ledger.project.DisbursementCommand.ApproveDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.ConfirmReturn;
import org.sunledger.ledger.project.DisbursementCommand.EnterReturn;
import org.sunledger.ledger.project.DisbursementCommand.PayDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.RequestDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.ReviewDisbursement;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.DisbursementEvent.ReturnReason;
import org.sunledger.ledger.project.MilestoneCommand.PlanMilestones;
import org.sunledger.ledger.project.MilestoneCommand.RejectMilestone;
import org.sunledger.ledger.project.MilestoneCommand.ReportMilestone;
import org.sunledger.ledger.project.MilestoneCommand.VerifyMilestone;
import org.sunledger.ledger.project.MilestoneEvent.Milestone;
import org.sunledger.ledger.project.PipelineCommand.DelistProject;
import org.sunledger.ledger.project.PipelineCommand.ProposeProject;
import org.sunledger.ledger.project.PipelineCommand.ReviewProject;
import org.sunledger.ledger.project.PipelineCommand.SelectProject;
import org.sunledger.ledger.project.PipelineCommand.SignContract;
import org.sunledger.ledger.project.PipelineCommand.StartProject;
import org.sunledger.ledger.project.PipelineEvent.Procurement;
import org.sunledger.ledger.project.RecoveryCommand.ConfirmPoolReturn;
import org.sunledger.ledger.project.RecoveryCommand.ConfirmRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.EnterPoolReturn;
import org.sunledger.ledger.project.RecoveryCommand.EnterRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.OrderRecovery;
import org.sunledger.ledger.project.RecoveryCommand.ProposeWaiver;
import org.sunledger.ledger.project.RecoveryCommand.RejectRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.WaiveRecovery;
import org.sunledger.ledger.project.RecoveryEvent.PoolReturnEntered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReturnedToPool;
import org.sunledger.ledger.project.ReversalCommand.ConfirmReversal;
import org.sunledger.ledger.project.ReversalCommand.EnterReversal;
import org.sunledger.ledger.project.ReversalEvent.ReversalEntered;
import org.sunledger.ledger.project.SettlementCommand.AcceptProject;
import org.sunledger.ledger.project.SettlementCommand.ApproveSettlement;
import org.sunledger.ledger.project.SettlementCommand.ClaimAssetValue;
import org.sunledger.ledger.project.SettlementCommand.ProposeSettlement;
import org.sunledger.ledger.project.SettlementEvent.Result;
import org.sunledger.ledger.registry.ClaimEvent.ClaimTaken;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.shell.GivenFacts;
import org.sunledger.ledger.shell.Provoked;

/** A refusal without a case here does not compile; a case that provokes another refusal fails. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectRefusalTest {
    private static final LocalDate DAY = LocalDate.of(2018, 12, 20);
    private static final Amount SOME = Amount.ofYuan(100_000);
    private static final Amount FEN = Amount.ofFen(1);
    private static final BankRef BACK = new BankRef("TP-1");
    private static final List<ProjectEvent> STARTED_WORKS = startedEvents(300);
    private static final List<ProjectEvent> PAID = paidEvents(SOME);
    private static final List<ProjectEvent> REQUESTED = and(STARTED_WORKS, requested(D1, Kind.PREPAYMENT, SOME));
    private static final List<ProjectEvent> DONE = and(
            STARTED_WORKS,
            reported(1, 10_000),
            verified(1, 10_000),
            reported(2, 10_000),
            verified(2, 10_000),
            reported(3, 10_000),
            verified(3, 10_000));
    private static final List<ProjectEvent> SETTLED_WORKS = and(DONE, ACCEPTED, SETTLEMENT_PROPOSED, SETTLED);
    private static final List<ProjectEvent> LISTED_PROJECT = STARTED_WORKS.subList(0, 7);
    private static final List<ProjectEvent> ORDERED = and(PAID, ordered(RecoveryEvent.Kind.TO_POOL, SOME, FINDING));
    private static final List<ProjectEvent> RECEIVED =
            and(ORDERED, receiptEntered(RECEIPT, SOME, BANK_2), received(RECEIPT, SOME, BANK_2));
    private static final ReductionProposed REDUCTION_PROPOSED =
            new ReductionProposed(P, A1, REDUCTION, FEN, ReductionReason.AUDIT_SURPLUS, DOC);
    private static final ReversalEntered REVERSAL_ENTERED = new ReversalEntered(P, REVERSAL, PAID_EVENT);

    @ParameterizedTest
    @EnumSource
    void can_be_provoked_and_fills_both_sentences(ProjectRefusal refusal) {
        Provoked.assertRefused(refusal, () -> provoke(refusal));
    }

    private static List<ProjectEvent> provoke(ProjectRefusal refusal) {
        return switch (refusal) {
            case UNKNOWN_PROJECT -> decide(new StartProject(P), List.of());
            case UNKNOWN_ALLOCATION -> decide(new ApproveAllocation(P, A2, DOC, null), STARTED_WORKS);
            case UNKNOWN_REDUCTION -> decide(new ReduceAllocation(P, A1, REDUCTION), STARTED_WORKS);
            case UNKNOWN_DISBURSEMENT -> decide(new ReviewDisbursement(P, D1, null), STARTED_WORKS);
            case UNKNOWN_REVERSAL -> decide(new ConfirmReversal(P, REVERSAL), PAID);
            case UNKNOWN_RECOVERY -> decide(new WaiveRecovery(P, R1), PAID);
            case UNKNOWN_RECEIPT -> decide(new ConfirmRecoveryReceipt(P, R1, RECEIPT), ORDERED);
            case UNKNOWN_POOL_RETURN -> decide(new ConfirmPoolReturn(P, R1, POOL_RETURN), RECEIVED);
            case UNKNOWN_MILESTONE -> decide(new RejectMilestone(P, 4), STARTED_WORKS);
            case UNKNOWN_HOLD -> decide(new LiftHold(P, CASE), STARTED_WORKS);
            case ID_TAKEN -> decide(new ProposeProject(P, PROFILE), STARTED_WORKS);
            case OUT_OF_ORDER -> decide(new SelectProject(P, 2018, DOC), STARTED_WORKS);
            case PERFORMANCE_TARGET_MISSING -> decide(new ProposeProject(P, profile(List.of(), "x")), List.of());
            case POVERTY_LINK_MISSING ->
                decide(new ProposeProject(P, profile(PROFILE.performanceTargets(), "")), List.of());
            case LISTING_NOTICE_OPEN -> decide(new ReviewProject(P, NOBODY, null), List.of(PROPOSED));
            case MONEY_ALLOCATED -> decide(new DelistProject(P, DOC), and(LISTED_PROJECT, allocated()));
            case CONTRACT_EXCEEDS_ALLOCATION -> decide(sign(300, 0), and(LISTED_PROJECT, SELECTED));
            case PREPAYMENT_OUT_OF_RANGE -> decide(sign(300, 1), and(selected(), allocated()));
            case RETENTION_TOO_HIGH -> decide(sign(301, 0), and(selected(), allocated()));
            case MILESTONES_FIXED -> decide(plan(milestone(1, 10_000)), DONE);
            case MILESTONE_NUMBERS_WRONG -> decide(plan(milestone(2, 10_000)), STARTED_WORKS);
            case MILESTONE_WEIGHTS_WRONG -> decide(plan(milestone(1, 9_999)), STARTED_WORKS);
            case MILESTONE_PROGRESS_NOT_HIGHER -> decide(new ReportMilestone(P, 1, 10_000, List.of()), DONE);
            case MILESTONE_NOT_REPORTED -> decide(new RejectMilestone(P, 1), STARTED_WORKS);
            case MILESTONE_PROGRESS_OUT_OF_RANGE ->
                decide(verify(1, 2, "i1", "i2"), and(STARTED_WORKS, reported(1, 1)));
            case MILESTONE_OUT_OF_ORDER -> decide(verify(2, 1, "i1", "i2"), and(STARTED_WORKS, reported(2, 1)));
            case INSPECTORS_TOO_FEW -> decide(verify(1, 1, "i1", "i1"), and(STARTED_WORKS, reported(1, 1)));
            case SPLIT_NOT_EXACT -> decide(propose(List.of(line(F1, 1))), LISTED_PROJECT);
            case SPLIT_LINE_TWICE -> decide(propose(List.of(line(F1, 1_000_000), line(F1, 1_000_000))), LISTED_PROJECT);
            case LINE_OUTSIDE_PROJECT ->
                decide(propose(List.of(new FundLine(F1, XIAJIAGOU, CONTRACT))), LISTED_PROJECT);
            case POOL_TOO_SMALL ->
                decide(
                        new ApproveAllocation(P, A2, DOC, null),
                        and(LISTED_PROJECT, allocationProposed(A2, List.of(line(F1, 1)))));
            case FUNDS_NOT_RESERVED -> {
                var split = List.of(line(F1, 1));
                yield decide(
                        new IssueAllocation(P, A2, DOC),
                        and(LISTED_PROJECT, allocationProposed(A2, split), allocationApproved(A2, split)));
            }
            case NOT_LISTED -> decide(propose(SPLIT), List.of(PROPOSED));
            case ALLOCATION_OUT_OF_ORDER -> decide(new WithdrawAllocation(P, A1), STARTED_WORKS);
            case REDUCTION_EXCEEDS_REMAINING ->
                decide(
                        new ProposeReduction(
                                P, A1, REDUCTION, Amount.ofFen(200_000_001), ReductionReason.AUDIT_SURPLUS, DOC),
                        STARTED_WORKS);
            case REDUCTION_DONE ->
                decide(
                        new ReduceAllocation(P, A1, REDUCTION),
                        and(
                                STARTED_WORKS,
                                REDUCTION_PROPOSED,
                                new AllocationReduced(
                                        P,
                                        A1,
                                        REDUCTION,
                                        FEN,
                                        2018,
                                        List.of(lineFen(F1, 1)),
                                        ReductionReason.AUDIT_SURPLUS,
                                        DOC)));
            case INSUFFICIENT ->
                decide(
                        request(D2, A2, Kind.PROGRESS, Amount.ofYuan(2)),
                        and(
                                STARTED_WORKS,
                                allocationProposed(A2, List.of(line(F1, 1))),
                                allocationApproved(A2, List.of(line(F1, 1))),
                                allocationIssued(A2, List.of(line(F1, 1)))));
            case OVER_PROGRESS -> decide(request(D2, Kind.PROGRESS, Amount.ofFen(60_000_001)), STARTED_WORKS);
            case OVER_SETTLEMENT -> decide(request(D2, Kind.PROGRESS, Amount.ofYuan(1_900_000)), SETTLED_WORKS);
            case IMPLEMENTATION_NOTICE_OPEN -> decide(new StartProject(P), and(selected(), SIGNED));
            case OBJECTION_OPEN ->
                decide(request(D2, Kind.PROGRESS, FEN), and(STARTED_WORKS, new HoldSet(P, CASE, START_NOTICE)));
            case NOT_ACCEPTED -> decide(new ProposeSettlement(P, SOME), DONE);
            case NOT_SETTLED -> decide(request(D2, Kind.SETTLEMENT, FEN), and(DONE, ACCEPTED));
            case DEFECT_PERIOD_RUNNING -> decide(request(D2, Kind.RETENTION, FEN), SETTLED_WORKS);
            case NOT_IN_YEAR_PLAN -> decide(request(D2, Kind.PROGRESS, FEN), unplanned());
            case VOUCHERS_TOO_LOW ->
                decide(
                        new RequestDisbursement(P, D2, A1, null, PAYEE, SOME, Kind.PREPAYMENT, vouchers(D2, FEN)),
                        STARTED_WORKS);
            case VOUCHER_REPEATED -> {
                var voucher = vouchers(D2, SOME).getFirst();
                yield decide(
                        new RequestDisbursement(
                                P, D2, A1, null, PAYEE, SOME, Kind.PREPAYMENT, List.of(voucher, voucher)),
                        STARTED_WORKS);
            }
            case VOUCHER_USED ->
                decide(
                        request(D2, Kind.PREPAYMENT, SOME),
                        STARTED_WORKS,
                        new ClaimTaken(voucherClaimed(D2).key(), DisbursementCommand.holder(P, D1)));
            case VOUCHER_NOT_CLAIMED -> decide(new ApproveDisbursement(P, D1, null), and(REQUESTED, reviewed(D1)));
            case BANK_REF_USED ->
                decide(
                        new PayDisbursement(P, D1, BANK),
                        and(REQUESTED, reviewed(D1), approved(D1)),
                        refClaimed(BANK, D2.value()));
            case BANK_REF_NOT_CLAIMED ->
                decide(new PayDisbursement(P, D1, BANK), and(REQUESTED, reviewed(D1), approved(D1)));
            case DISBURSEMENT_OUT_OF_ORDER -> decide(new PayDisbursement(P, D1, BANK), REQUESTED);
            case ALREADY_PAID -> decide(new PayDisbursement(P, D1, BANK), PAID);
            case PAID_UNDER_ANOTHER_REFERENCE -> decide(new PayDisbursement(P, D1, BANK_2), PAID);
            case RETURN_AMOUNT_DIFFERS -> decide(new EnterReturn(P, D1, FEN, BACK, ReturnReason.ACCOUNT_CLOSED), PAID);
            case RETURN_BEFORE_PAYMENT ->
                decideOn(DAY.minusDays(1), new EnterReturn(P, D1, SOME, BACK, ReturnReason.ACCOUNT_CLOSED), PAID);
            case RETURN_NOT_ENTERED -> decide(new ConfirmReturn(P, D1), PAID);
            case UNKNOWN_ENTRY -> decide(new EnterReversal(P, REVERSAL, NOBODY), PAID);
            case REVERSAL_OF_REVERSAL ->
                decide(
                        new EnterReversal(P, REVERSAL_2, REVERSED_EVENT),
                        and(PAID, REVERSAL_ENTERED, paymentReversed(SOME)));
            case ALREADY_REVERSED ->
                decide(new ConfirmReversal(P, REVERSAL), and(PAID, REVERSAL_ENTERED, paymentReversed(SOME)));
            case REVERSAL_OF_RETURNED ->
                decide(new EnterReversal(P, REVERSAL, PAID_EVENT), and(PAID, returned(D1, SOME, BACK)));
            case REVERSAL_OF_POOLED ->
                decide(
                        new EnterReversal(P, REVERSAL, RECEIVED_EVENT),
                        and(
                                RECEIVED,
                                new RecoveryReturnedToPool(P, R1, POOL_RETURN, A1, SOME, 2018, sixtyToForty(SOME))));
            case REVERSAL_DATE_DIFFERS -> decideOn(DAY.plusDays(1), new EnterReversal(P, REVERSAL, PAID_EVENT), PAID);
            case MILESTONES_OPEN -> decide(accept("s1", "s2"), STARTED_WORKS);
            case SIGNATORIES_TOO_FEW -> decide(accept("s1", "s1"), DONE);
            case SETTLEMENT_EXCEEDS_ALLOCATION ->
                decide(
                        new ProposeSettlement(P, CONTRACT),
                        and(
                                DONE,
                                ACCEPTED,
                                REDUCTION_PROPOSED,
                                new AllocationReduced(
                                        P,
                                        A1,
                                        REDUCTION,
                                        FEN,
                                        2018,
                                        List.of(lineFen(F1, 1)),
                                        ReductionReason.AUDIT_SURPLUS,
                                        DOC)));
            case SETTLEMENT_EXCEEDS_CONTRACT ->
                decide(
                        new ProposeSettlement(P, Amount.ofFen(200_000_001)),
                        and(DONE, ACCEPTED, secondProposed(), allocationIssued(A2, List.of(line(F1, 1)))));
            case SETTLEMENT_NOT_PROPOSED -> decide(new ApproveSettlement(P), and(DONE, ACCEPTED));
            case SETTLEMENT_APPROVED -> decide(new ProposeSettlement(P, SOME), SETTLED_WORKS);
            case ASSET_BEFORE_SETTLEMENT -> decide(new ClaimAssetValue(P, ASSET, FEN), DONE);
            case ASSET_EXCEEDS_SETTLEMENT ->
                decide(new ClaimAssetValue(P, ASSET, Amount.ofFen(194_000_001)), SETTLED_WORKS);
            case RECOVERY_EXCEEDS_PAID ->
                decide(
                        new OrderRecovery(P, R1, A1, RecoveryEvent.Kind.TO_POOL, PAYEE, SOME.plus(FEN), FINDING, DAY),
                        PAID);
            case RECEIPT_EXCEEDS_ORDER ->
                decide(new EnterRecoveryReceipt(P, R1, RECEIPT, SOME.plus(FEN), BANK_2), ORDERED);
            case RECEIPT_ENDED -> decide(new RejectRecoveryReceipt(P, R1, RECEIPT), RECEIVED);
            case RECOVERY_NOT_FOR_POOL ->
                decide(
                        new EnterPoolReturn(P, R1, POOL_RETURN, FEN),
                        and(
                                PAID,
                                ordered(RecoveryEvent.Kind.RESTITUTION, SOME, FINDING),
                                receiptEntered(RECEIPT, SOME, BANK_2),
                                received(RECEIPT, SOME, BANK_2),
                                new FindingClosureRecorded(P, FINDING)));
            case POOL_RETURN_EXCEEDS_RECEIVED ->
                decide(
                        new EnterPoolReturn(P, R1, POOL_RETURN, SOME.plus(FEN)),
                        and(RECEIVED, new FindingClosureRecorded(P, FINDING)));
            case FINDING_NOT_CLOSED -> decide(new EnterPoolReturn(P, R1, POOL_RETURN, FEN), RECEIVED);
            case DECISION_MISSING ->
                decide(
                        new EnterPoolReturn(P, R1, POOL_RETURN, FEN),
                        and(
                                PAID,
                                ordered(RecoveryEvent.Kind.REFUND, SOME, null),
                                receiptEntered(RECEIPT, SOME, BANK_2),
                                received(RECEIPT, SOME, BANK_2)));
            case POOL_RETURN_DONE ->
                decide(
                        new ConfirmPoolReturn(P, R1, POOL_RETURN),
                        and(
                                RECEIVED,
                                new PoolReturnEntered(P, R1, POOL_RETURN, SOME),
                                new RecoveryReturnedToPool(P, R1, POOL_RETURN, A1, SOME, 2018, sixtyToForty(SOME))));
            case WAIVER_EXCEEDS_OUTSTANDING -> decide(new ProposeWaiver(P, R1, FEN, DOC), RECEIVED);
            case WAIVER_NOT_PROPOSED -> decide(new WaiveRecovery(P, R1), ORDERED);
            case HOLD_NOT_OPEN ->
                decide(
                        new OverrideHold(P, CASE),
                        and(STARTED_WORKS, new HoldSet(P, CASE, START_NOTICE), new HoldLifted(P, CASE)));
        };
    }

    private static ProjectEvent[] allocated() {
        return allocation(A1, SPLIT).toArray(ProjectEvent[]::new);
    }

    private static AllocationProposed secondProposed() {
        return allocationProposed(A2, List.of(line(F1, 1)));
    }

    private static List<ProjectEvent> selected() {
        return and(LISTED_PROJECT, SELECTED);
    }

    /** Everything but the year plan: only a history that skipped it could get so far. */
    private static List<ProjectEvent> unplanned() {
        return and(and(selected(), allocated()), SIGNED, START_CLOSED, LISTED);
    }

    private static ProposeAllocation propose(List<FundLine> split) {
        return proposeAllocation(CONTRACT, split);
    }

    private static SignContract sign(int retentionBp, int prepayBp) {
        return new SignContract(P, "HT-1", PAYEE, CONTRACT, Procurement.INQUIRY, retentionBp, prepayBp);
    }

    private static PlanMilestones plan(Milestone milestone) {
        return new PlanMilestones(P, List.of(milestone));
    }

    private static VerifyMilestone verify(int no, int progressBp, String first, String second) {
        return new VerifyMilestone(
                P, no, progressBp, List.of(new UserId(first), new UserId(second)), new UserId("supervisor"));
    }

    private static AcceptProject accept(String first, String second) {
        return new AcceptProject(P, Result.PASSED, List.of(new UserId(first), new UserId(second)));
    }

    private static List<ProjectEvent> decide(ProjectCommand command, List<ProjectEvent> given, Event... elsewhere) {
        return decideOn(DAY, command, given, elsewhere);
    }

    private static List<ProjectEvent> decideOn(
            LocalDate on, ProjectCommand command, List<ProjectEvent> given, Event... elsewhere) {
        var facts = new GivenFacts();
        for (var event : elsewhere) facts.add(MAKER, DAY, event);
        return ProjectDecisions.decide(after(MAKER, DAY, given), command, Provoked.context(CHECKER, on, facts));
    }
}
