package org.sunledger.ledger.project;

import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.Shape;
import org.sunledger.ledger.shared.Verdict;

/**
 * What holds at request, at approval and at payment alike: INV-01, 04, 05, 06, 07 and 11, all collected. Everything is
 * decided from the project's own stream; other pending requests do not count.
 */
final class PaymentRules {
    private PaymentRules() {}

    static void check(
            Verdict verdict, Project project, Disbursement.Terms terms, Allocation.Issued allocation, Context x) {
        withinAllocation(verdict, terms, allocation);
        withinProgress(verdict, project, terms, x);
        implementationCleared(verdict, project, x);
        noObjection(verdict, project, x);
        worksDone(verdict, project, terms.kind(), x);
        inYearPlan(verdict, project);
    }

    /** INV-01. Each fund line follows, because a payment is divided over what remains of the lines. */
    private static void withinAllocation(Verdict verdict, Disbursement.Terms terms, Allocation.Issued allocation) {
        var availableFen = allocation.balance().remaining().totalFen();
        verdict.refuseIf(
                terms.amount().fen() > availableFen,
                ProjectRefusal.INSUFFICIENT,
                "availableFen",
                Figures.of(availableFen),
                "requestedFen",
                terms.amount());
    }

    /** INV-04: by contract and progress before the settlement, by the settlement after it. */
    private static void withinProgress(Verdict verdict, Project project, Disbursement.Terms terms, Context x) {
        var netPaidFen = project.money().netPaidFen();
        var afterFen = Math.addExact(netPaidFen, terms.amount().fen());
        var contract = project.life().contract();
        var settlement = project.life().settlement();
        if (settlement == null) {
            var payableBp = contract == null
                    ? 0
                    : Math.max(contract.prepayBp(), project.milestones().verifiedBp());
            var limitFen =
                    contract == null ? 0 : contract.amount().share(payableBp).fen();
            verdict.refuseIf(
                    afterFen > limitFen,
                    ProjectRefusal.OVER_PROGRESS,
                    "contractFen",
                    Figures.of(contract == null ? 0 : contract.amount().fen()),
                    "payableBp",
                    payableBp,
                    "limitFen",
                    Figures.of(limitFen),
                    "netPaidFen",
                    Figures.of(netPaidFen),
                    "requestedFen",
                    terms.amount());
            return;
        }
        var retentionBp = contract == null || settlement.isDefectPeriodOver(x.on()) ? 0 : contract.retentionBp();
        var limit = settlement.amount().share(Shape.BP_WHOLE - retentionBp);
        verdict.refuseIf(
                afterFen > limit.fen(),
                ProjectRefusal.OVER_SETTLEMENT,
                "settlementFen",
                settlement.amount(),
                "retentionBp",
                retentionBp,
                "limitFen",
                limit,
                "netPaidFen",
                Figures.of(netPaidFen),
                "requestedFen",
                terms.amount());
    }

    /** INV-05. */
    static void implementationCleared(Verdict verdict, Project project, Context x) {
        verdict.refuseIf(
                !project.clearances().isImplementationCleared(x.on()),
                ProjectRefusal.IMPLEMENTATION_NOTICE_OPEN,
                "effectiveOn",
                x.on());
    }

    /** INV-06. */
    private static void noObjection(Verdict verdict, Project project, Context x) {
        var caseId = project.clearances().caseHolding(x.on());
        verdict.refuseIf(caseId != null, ProjectRefusal.OBJECTION_OPEN, "caseId", caseId, "effectiveOn", x.on());
    }

    /** INV-07. */
    private static void worksDone(Verdict verdict, Project project, Kind kind, Context x) {
        switch (kind) {
            case PREPAYMENT, PROGRESS -> {} // paid while the works go on
            case SETTLEMENT -> settled(verdict, project, x);
            case RETENTION -> {
                settled(verdict, project, x);
                var settlement = project.life().settlement();
                verdict.refuseIf(
                        settlement != null && !settlement.isDefectPeriodOver(x.on()),
                        ProjectRefusal.DEFECT_PERIOD_RUNNING,
                        "defectEndsOn",
                        settlement == null ? null : settlement.defectEndsOn(),
                        "effectiveOn",
                        x.on());
            }
        }
    }

    private static void settled(Verdict verdict, Project project, Context x) {
        accepted(verdict, project, x);
        var settlement = project.life().settlement();
        verdict.refuseIf(
                settlement == null || settlement.approvedOn().isAfter(x.on()),
                ProjectRefusal.NOT_SETTLED,
                "effectiveOn",
                x.on());
    }

    /** INV-07: passed on or before the day. */
    static void accepted(Verdict verdict, Project project, Context x) {
        var acceptedOn = project.life().acceptedOn();
        verdict.refuseIf(acceptedOn == null || acceptedOn.isAfter(x.on()), ProjectRefusal.NOT_ACCEPTED);
    }

    /** INV-11. */
    private static void inYearPlan(Verdict verdict, Project project) {
        var stage = project.life().stageNow();
        verdict.refuseIf(
                !stage.isSelected(), ProjectRefusal.NOT_IN_YEAR_PLAN, "stage", stage, "stageName", stage.chinese());
    }
}
