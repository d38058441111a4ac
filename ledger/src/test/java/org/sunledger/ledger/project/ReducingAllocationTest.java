package org.sunledger.ledger.project;

import static org.sunledger.ledger.project.ProjectExamples.A1;
import static org.sunledger.ledger.project.ProjectExamples.BANK;
import static org.sunledger.ledger.project.ProjectExamples.D1;
import static org.sunledger.ledger.project.ProjectExamples.DOC;
import static org.sunledger.ledger.project.ProjectExamples.F1;
import static org.sunledger.ledger.project.ProjectExamples.F2;
import static org.sunledger.ledger.project.ProjectExamples.P;
import static org.sunledger.ledger.project.ProjectExamples.REDUCTION;
import static org.sunledger.ledger.project.ProjectExamples.done;
import static org.sunledger.ledger.project.ProjectExamples.line;
import static org.sunledger.ledger.project.ProjectExamples.settled;
import static org.sunledger.ledger.shell.TestActors.APPROVER;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.actor;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.project.AllocationCommand.ProposeReduction;
import org.sunledger.ledger.project.AllocationCommand.ReduceAllocation;
import org.sunledger.ledger.project.AllocationEvent.AllocationReduced;
import org.sunledger.ledger.project.AllocationEvent.ReductionProposed;
import org.sunledger.ledger.project.AllocationEvent.ReductionReason;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shell.LedgerFixture;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReducingAllocationTest {
    private static final ReduceAllocation REDUCE = new ReduceAllocation(P, A1, REDUCTION);

    @Test
    void gives_the_audit_surplus_of_s1_back_sixty_to_forty() {
        paidUpToRetention()
                .given(PROJECT, "2018-10-24", proposed(Amount.ofYuan(60_000)))
                .when(APPROVER, "2018-10-25", REDUCE)
                .expectEvents(new AllocationReduced(
                        P,
                        A1,
                        REDUCTION,
                        Amount.ofYuan(60_000),
                        2018,
                        List.of(line(F1, 36_000), line(F2, 24_000)),
                        ReductionReason.AUDIT_SURPLUS,
                        DOC));
    }

    @Test
    void takes_all_that_is_not_paid_and_not_a_fen_more() {
        paidUpToRetention()
                .when(PROJECT, "2018-10-24", propose(Amount.ofFen(11_820_000)))
                .expectEvents(proposed(Amount.ofFen(11_820_000)));
        paidUpToRetention()
                .when(PROJECT, "2018-10-24", propose(Amount.ofFen(11_820_001)))
                .expectRefusals(ProjectRefusal.REDUCTION_EXCEEDS_REMAINING)
                .expectSentences(
                        "调减超出未拨付金额:未拨付 118200.00 元,调减 118200.01 元。",
                        "118200.00 yuan of the allocation is not yet paid; a reduction of 118200.01 yuan exceeds it.");
    }

    @Test
    void what_was_paid_since_the_proposal_counts() {
        var fixture = done().given(PROJECT, "2018-10-01", proposed(Amount.ofYuan(2_000_000)));
        ProjectExamples.paid(fixture, "2018-10-02", D1, Kind.PROGRESS, Amount.ofYuan(1), BANK)
                .when(APPROVER, "2018-10-25", REDUCE)
                .expectRefusals(ProjectRefusal.REDUCTION_EXCEEDS_REMAINING);
    }

    @Test
    void two_persons_decide_and_once() {
        paidUpToRetention()
                .given(PROJECT, "2018-10-24", proposed(Amount.ofYuan(60_000)))
                .when(actor("project", Role.APPROVER, COUNTY), "2018-10-25", REDUCE)
                .expectRefusals(SharedRefusal.SAME_PERSON);
        paidUpToRetention()
                .given(PROJECT, "2018-10-24", proposed(Amount.ofYuan(60_000)))
                .given(
                        APPROVER,
                        "2018-10-25",
                        new AllocationReduced(
                                P,
                                A1,
                                REDUCTION,
                                Amount.ofYuan(60_000),
                                2018,
                                List.of(line(F1, 36_000), line(F2, 24_000)),
                                ReductionReason.AUDIT_SURPLUS,
                                DOC))
                .when(APPROVER, "2018-10-25", REDUCE)
                .expectRefusals(ProjectRefusal.REDUCTION_DONE);
    }

    /** 1,881,800 of 2,000,000 are paid. */
    private static LedgerFixture<ProjectAggregate> paidUpToRetention() {
        return ProjectExamples.paid(settled(), "2018-10-22", D1, Kind.SETTLEMENT, Amount.ofYuan(1_881_800), BANK);
    }

    private static ProposeReduction propose(Amount amount) {
        return new ProposeReduction(P, A1, REDUCTION, amount, ReductionReason.AUDIT_SURPLUS, DOC);
    }

    private static ReductionProposed proposed(Amount amount) {
        return new ReductionProposed(P, A1, REDUCTION, amount, ReductionReason.AUDIT_SURPLUS, DOC);
    }
}
