package org.sunledger.ledger.project;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.fund.FundPool;
import org.sunledger.ledger.fund.FundReservation;
import org.sunledger.ledger.project.AllocationCommand.AbandonAllocation;
import org.sunledger.ledger.project.AllocationCommand.ApproveAllocation;
import org.sunledger.ledger.project.AllocationCommand.IssueAllocation;
import org.sunledger.ledger.project.AllocationCommand.ProposeAllocation;
import org.sunledger.ledger.project.AllocationCommand.ProposeReduction;
import org.sunledger.ledger.project.AllocationCommand.ReduceAllocation;
import org.sunledger.ledger.project.AllocationCommand.WithdrawAllocation;
import org.sunledger.ledger.project.AllocationEvent.AbandonReason;
import org.sunledger.ledger.project.AllocationEvent.AllocationAbandoned;
import org.sunledger.ledger.project.AllocationEvent.AllocationApproved;
import org.sunledger.ledger.project.AllocationEvent.AllocationIssued;
import org.sunledger.ledger.project.AllocationEvent.AllocationProposed;
import org.sunledger.ledger.project.AllocationEvent.AllocationReduced;
import org.sunledger.ledger.project.AllocationEvent.BeneficiaryShare;
import org.sunledger.ledger.project.AllocationEvent.ReductionProposed;
import org.sunledger.ledger.registry.DivisionStanding;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.Verdict;

/** The rules of giving money to a project: proposed, decided, reserved by the funds, issued; and reduced again. */
final class AllocationDecisions {
    private AllocationDecisions() {}

    static List<ProjectEvent> decide(Project project, AllocationCommand command, Context x) {
        return switch (command) {
            case ProposeAllocation c -> propose(project, c, x);
            case ApproveAllocation c -> approve(project, c, x);
            case WithdrawAllocation c -> withdraw(project, c, x);
            case AbandonAllocation c -> abandon(project, c);
            case IssueAllocation c -> issue(project, c, x);
            case ProposeReduction c -> proposeReduction(project, c);
            case ReduceAllocation c -> reduce(project, c, x);
        };
    }

    private static List<ProjectEvent> propose(Project project, ProposeAllocation c, Context x) {
        var verdict = new Verdict();
        if (project.money().allocation(c.allocationId()) != null) {
            throw verdict.stop(ProjectRefusal.ID_TAKEN, "id", c.allocationId());
        }
        listed(verdict, project);
        splitExact(verdict, c);
        places(verdict, project, c, x);
        return verdict.or(new AllocationProposed(
                c.projectId(),
                c.allocationId(),
                c.divisionCode(),
                c.beneficiaryDivs(),
                c.amountFen(),
                c.fiscalYear(),
                c.split(),
                c.allocationBasis(),
                c.method()));
    }

    /** INV-11. */
    private static void listed(Verdict verdict, Project project) {
        var stage = project.life().stageNow();
        verdict.refuseIf(!stage.isListed(), ProjectRefusal.NOT_LISTED, "stage", stage, "stageName", stage.chinese());
    }

    /** INV-02. */
    private static void splitExact(Verdict verdict, ProposeAllocation c) {
        var sumFen = 0L;
        for (var line : c.split())
            sumFen = Math.addExact(sumFen, line.amountFen().fen());
        var differenceFen = Math.abs(Math.subtractExact(c.amountFen().fen(), sumFen));
        verdict.refuseIf(
                differenceFen != 0,
                ProjectRefusal.SPLIT_NOT_EXACT,
                "differenceFen",
                Figures.of(differenceFen),
                "amountFen",
                c.amountFen(),
                "sumFen",
                Figures.of(sumFen));
        var seen = new HashSet<List<Object>>();
        for (var line : c.split()) {
            verdict.refuseIf(
                    !seen.add(List.of(line.fundId(), line.divisionCode())),
                    ProjectRefusal.SPLIT_LINE_TWICE,
                    "fundId",
                    line.fundId(),
                    "divisionCode",
                    line.divisionCode());
        }
    }

    /** INV-27: money goes to the project's place or inside it; who benefits may live elsewhere in the actor's area. */
    private static void places(Verdict verdict, Project project, ProposeAllocation c, Context x) {
        var paid = new LinkedHashSet<DivisionCode>();
        paid.add(c.divisionCode());
        c.split().stream().map(FundLine::divisionCode).forEach(paid::add);
        var home = project.division();
        for (var place : paid) {
            verdict.refuseIf(
                    home != null && !place.isWithin(home),
                    ProjectRefusal.LINE_OUTSIDE_PROJECT,
                    "divisionCode",
                    place,
                    "projectDivision",
                    home);
        }
        var named = new LinkedHashSet<>(paid);
        c.beneficiaryDivs().stream().map(BeneficiaryShare::divisionCode).forEach(named::add);
        for (var place : named) {
            if (place.equals(home)) continue; // the common rules asked for it
            verdict.refuseOutsideArea(place, x.actor());
            DivisionStanding.refuseUnlessValid(place, x, verdict);
        }
    }

    private static List<ProjectEvent> approve(Project project, ApproveAllocation c, Context x) {
        var verdict = new Verdict();
        if (!(allocationOf(project, c.allocationId(), verdict) instanceof Allocation.Proposed proposed)) {
            throw outOfOrder(project, c.allocationId(), Allocation.Step.PROPOSED, verdict);
        }
        listed(verdict, project);
        verdict.refuseUnlessFollows(proposed.proposer(), x);
        // INV-03: asked beforehand, so that only a race finds out later and has to abandon.
        Lines.perFund(proposed.terms().split()).forEach((fundId, amount) -> {
            var availableFen = x.ask(FundPool.of(fundId)).availableFen();
            verdict.refuseIf(
                    amount.fen() > availableFen,
                    ProjectRefusal.POOL_TOO_SMALL,
                    "fundId",
                    fundId,
                    "availableFen",
                    Figures.of(availableFen),
                    "requestedFen",
                    amount);
        });
        return verdict.or(new AllocationApproved(
                c.projectId(),
                c.allocationId(),
                proposed.terms().amount(),
                proposed.terms().split(),
                c.decisionDocNo(),
                c.meetingRef()));
    }

    private static List<ProjectEvent> withdraw(Project project, WithdrawAllocation c, Context x) {
        var verdict = new Verdict();
        if (!(allocationOf(project, c.allocationId(), verdict) instanceof Allocation.Approved approved)) {
            throw outOfOrder(project, c.allocationId(), Allocation.Step.APPROVED, verdict);
        }
        verdict.refuseBefore(approved.approver().on(), x);
        return verdict.or(new AllocationAbandoned(
                c.projectId(), c.allocationId(), approved.terms().split(), AbandonReason.DECISION_WITHDRAWN, null));
    }

    private static List<ProjectEvent> abandon(Project project, AbandonAllocation c) {
        var verdict = new Verdict();
        return switch (allocationOf(project, c.allocationId(), verdict)) {
            case Allocation.Approved approved ->
                verdict.or(new AllocationAbandoned(
                        c.projectId(),
                        c.allocationId(),
                        approved.terms().split(),
                        AbandonReason.POOL_TOO_SMALL,
                        c.fundId()));
            case Allocation.Abandoned ignored -> List.of();
            case Allocation.Proposed ignored ->
                throw outOfOrder(project, c.allocationId(), Allocation.Step.APPROVED, verdict);
            case Allocation.Issued ignored ->
                throw outOfOrder(project, c.allocationId(), Allocation.Step.APPROVED, verdict);
        };
    }

    private static List<ProjectEvent> issue(Project project, IssueAllocation c, Context x) {
        var verdict = new Verdict();
        if (!(allocationOf(project, c.allocationId(), verdict) instanceof Allocation.Approved approved)) {
            throw outOfOrder(project, c.allocationId(), Allocation.Step.APPROVED, verdict);
        }
        verdict.refuseUnlessFollows(List.of(approved.proposer(), approved.approver()), x);
        Lines.perFund(approved.terms().split()).forEach((fundId, amount) -> {
            var question = FundReservation.of(
                    fundId, c.projectId().value(), c.allocationId().value());
            verdict.refuseIf(
                    !x.ask(question).isHeld(amount),
                    ProjectRefusal.FUNDS_NOT_RESERVED,
                    "fundId",
                    fundId,
                    "requestedFen",
                    amount);
        });
        return verdict.or(new AllocationIssued(
                c.projectId(),
                c.allocationId(),
                approved.terms().amount(),
                approved.terms().fiscalYear(),
                approved.terms().split(),
                c.issueDocNo()));
    }

    private static List<ProjectEvent> proposeReduction(Project project, ProposeReduction c) {
        var verdict = new Verdict();
        var issued = issuedOf(project, c.allocationId(), verdict);
        if (project.money().reduction(c.reductionId()) != null) {
            throw verdict.stop(ProjectRefusal.ID_TAKEN, "id", c.reductionId());
        }
        withinRemaining(verdict, issued, c.amountFen());
        return verdict.or(new ReductionProposed(
                c.projectId(), c.allocationId(), c.reductionId(), c.amountFen(), c.reasonCode(), c.docNo()));
    }

    private static List<ProjectEvent> reduce(Project project, ReduceAllocation c, Context x) {
        var verdict = new Verdict();
        var issued = issuedOf(project, c.allocationId(), verdict);
        var reduction = reductionOf(project, c.allocationId(), c.reductionId(), verdict);
        if (reduction.isDone()) throw verdict.stop(ProjectRefusal.REDUCTION_DONE, "reductionId", c.reductionId());
        verdict.refuseUnlessFollows(reduction.proposer(), x);
        withinRemaining(verdict, issued, reduction.amount());
        verdict.orThrow();
        return List.of(new AllocationReduced(
                c.projectId(),
                c.allocationId(),
                c.reductionId(),
                reduction.amount(),
                issued.terms().fiscalYear(),
                issued.balance().remaining().divide(reduction.amount()),
                reduction.reasonCode(),
                reduction.docNo()));
    }

    /** INV-01: allocated may not fall below disbursed. */
    private static void withinRemaining(Verdict verdict, Allocation.Issued issued, Amount amount) {
        var availableFen = issued.balance().remaining().totalFen();
        verdict.refuseIf(
                amount.fen() > availableFen,
                ProjectRefusal.REDUCTION_EXCEEDS_REMAINING,
                "availableFen",
                Figures.of(availableFen),
                "requestedFen",
                amount);
    }

    private static Money.Reduction reductionOf(Project project, AllocationId allocationId, UUID id, Verdict verdict) {
        var reduction = project.money().reduction(id);
        if (reduction == null || !reduction.allocationId().equals(allocationId)) {
            throw verdict.stop(ProjectRefusal.UNKNOWN_REDUCTION, "reductionId", id);
        }
        return reduction;
    }

    static Allocation.Issued issuedOf(Project project, AllocationId id, Verdict verdict) {
        if (allocationOf(project, id, verdict) instanceof Allocation.Issued issued) return issued;
        throw outOfOrder(project, id, Allocation.Step.ISSUED, verdict);
    }

    private static Allocation allocationOf(Project project, AllocationId id, Verdict verdict) {
        var allocation = project.money().allocation(id);
        if (allocation == null) throw verdict.stop(ProjectRefusal.UNKNOWN_ALLOCATION, "allocationId", id);
        return allocation;
    }

    private static RuntimeException outOfOrder(
            Project project, AllocationId id, Allocation.Step needed, Verdict verdict) {
        var step = allocationOf(project, id, verdict).step();
        return verdict.stop(
                ProjectRefusal.ALLOCATION_OUT_OF_ORDER,
                "state",
                step,
                "stateName",
                step.chinese(),
                "needed",
                needed,
                "neededName",
                needed.chinese());
    }
}
