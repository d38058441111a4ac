package org.sunledger.ledger.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sunledger.ledger.project.ProjectExamples.A1;
import static org.sunledger.ledger.project.ProjectExamples.BANK;
import static org.sunledger.ledger.project.ProjectExamples.BANK_2;
import static org.sunledger.ledger.project.ProjectExamples.D1;
import static org.sunledger.ledger.project.ProjectExamples.DOC;
import static org.sunledger.ledger.project.ProjectExamples.FINDING;
import static org.sunledger.ledger.project.ProjectExamples.P;
import static org.sunledger.ledger.project.ProjectExamples.PAYEE;
import static org.sunledger.ledger.project.ProjectExamples.POOL_RETURN;
import static org.sunledger.ledger.project.ProjectExamples.R1;
import static org.sunledger.ledger.project.ProjectExamples.RECEIPT;
import static org.sunledger.ledger.project.ProjectExamples.REDUCTION;
import static org.sunledger.ledger.project.ProjectExamples.allocation;
import static org.sunledger.ledger.project.ProjectExamples.line;
import static org.sunledger.ledger.project.ProjectStory.OF_Q;
import static org.sunledger.ledger.project.ProjectStory.Q;
import static org.sunledger.ledger.shell.TestActors.APPROVER;
import static org.sunledger.ledger.shell.TestActors.AUDITOR;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.MAKER;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.TREASURY;
import static org.sunledger.ledger.shell.TestActors.VILLAGE;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.project.AllocationCommand.IssueAllocation;
import org.sunledger.ledger.project.AllocationCommand.ProposeReduction;
import org.sunledger.ledger.project.AllocationCommand.ReduceAllocation;
import org.sunledger.ledger.project.AllocationCommand.WithdrawAllocation;
import org.sunledger.ledger.project.AllocationEvent.AllocationAbandoned;
import org.sunledger.ledger.project.AllocationEvent.ReductionReason;
import org.sunledger.ledger.project.ClearanceCommand.RecordFindingClosure;
import org.sunledger.ledger.project.DisbursementCommand.PayDisbursement;
import org.sunledger.ledger.project.RecoveryCommand.ConfirmPoolReturn;
import org.sunledger.ledger.project.RecoveryCommand.ConfirmRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.EnterPoolReturn;
import org.sunledger.ledger.project.RecoveryCommand.EnterRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.OrderRecovery;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.Rejection;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MovingMoneyAcrossStreamsTest {
    @Test
    void every_fund_reserves_before_the_allocation_is_issued() {
        try (var story = new ProjectStory(1_200_000, 900_000)) {
            var before = story.head();
            story.decide(P, A1, split(story));
            refused(ProjectRefusal.FUNDS_NOT_RESERVED, () -> story.sendOnly(MAKER, "2018-03-26", issue(P, A1)));
            story.settle();
            story.send(MAKER, "2018-03-26", issue(P, A1));

            assertThat(story.namesAfter(before))
                    .containsExactly(
                            "AllocationProposed",
                            "AllocationApproved",
                            "FundReserved",
                            "FundReserved",
                            "AllocationIssued");
            assertThat(story.poolFen(story.first)).isZero();
            assertThat(story.poolFen(story.second)).isEqualTo(10_000_000);
            assertThat(story.last().envelope().seen())
                    .extracting(s -> s.stream().split("/")[0])
                    .contains("Fund");
        }
    }

    @Test
    void of_two_decisions_over_one_pool_the_second_is_abandoned_and_its_reservations_released() {
        try (var story = new ProjectStory(2_400_000, 800_000)) {
            // Both leaders look at full pools; only then do the funds hear of it.
            story.decideBoth(split(story));
            var before = story.head();
            story.settle();

            var lower = story.first.toString().compareTo(story.second.toString()) < 0;
            assertThat(story.namesAfter(before))
                    .containsExactlyElementsOf(
                            lower
                                    ? List.of(
                                            "FundReserved",
                                            "FundReserved",
                                            "FundReserved",
                                            "AllocationAbandoned",
                                            "ReservationReleased")
                                    : List.of("FundReserved", "FundReserved", "AllocationAbandoned"));
            var abandoned =
                    (AllocationAbandoned) story.last(AllocationAbandoned.class).event();
            assertThat(abandoned.projectId()).isEqualTo(Q);
            assertThat(abandoned.fundId()).isEqualTo(story.second);
            assertThat(story.poolFen(story.first)).isEqualTo(120_000_000);
            assertThat(story.poolFen(story.second)).isZero();
            story.send(MAKER, "2018-03-26", issue(P, A1));
            refused(ProjectRefusal.ALLOCATION_OUT_OF_ORDER, () -> story.send(MAKER, "2018-03-26", issue(Q, OF_Q)));
        }
    }

    @Test
    void a_decision_taken_back_gives_the_reservations_back() {
        try (var story = new ProjectStory(1_200_000, 800_000)) {
            story.decide(P, A1, split(story));
            story.settle();
            assertThat(story.poolFen(story.first)).isZero();
            story.send(APPROVER, "2018-03-26", new WithdrawAllocation(P, A1));
            assertThat(story.poolFen(story.first)).isEqualTo(120_000_000);
            assertThat(story.poolFen(story.second)).isEqualTo(80_000_000);
        }
    }

    @Test
    void a_decision_taken_back_before_the_funds_heard_of_it_reserves_nothing() {
        try (var story = new ProjectStory(1_200_000, 800_000)) {
            story.decide(P, A1, split(story));
            story.sendOnly(APPROVER, "2018-03-26", new WithdrawAllocation(P, A1));
            var before = story.head();
            story.restart();
            assertThat(story.head()).isEqualTo(before);
        }
    }

    @Test
    void a_program_that_died_after_the_decision_reserves_when_it_starts_again_and_only_once() {
        try (var story = new ProjectStory(1_200_000, 800_000)) {
            story.decide(P, A1, split(story));
            story.restart();
            var head = story.head();
            story.restart();
            assertThat(story.head()).isEqualTo(head);
            story.send(MAKER, "2018-03-26", issue(P, A1));
            story.restart();
            assertThat(story.head()).isEqualTo(head + 1);
        }
    }

    @Test
    void a_reduction_and_a_recovery_fill_the_pools_they_came_from() {
        try (var story = new ProjectStory(1_200_000, 800_000)) {
            story.ready(P, A1, split(story));
            story.send(
                    PROJECT,
                    "2018-10-24",
                    new ProposeReduction(P, A1, REDUCTION, Amount.ofYuan(60_000), ReductionReason.AUDIT_SURPLUS, DOC));
            story.send(APPROVER, "2018-10-25", new ReduceAllocation(P, A1, REDUCTION));
            assertThat(story.poolFen(story.first)).isEqualTo(3_600_000);
            assertThat(story.poolFen(story.second)).isEqualTo(2_400_000);

            story.send(VILLAGE, "2018-11-01", story.request(D1, P, A1, Amount.ofYuan(500_000), "1"));
            story.approve("2018-11-01", P, D1);
            story.send(TREASURY, "2018-11-01", new PayDisbursement(P, D1, BANK));
            var order = new OrderRecovery(
                    P,
                    R1,
                    A1,
                    RecoveryEvent.Kind.TO_POOL,
                    PAYEE,
                    Amount.ofYuan(50_000),
                    FINDING,
                    LocalDate.of(2019, 1, 14));
            story.send(PROJECT, "2018-11-20", order);
            story.send(TREASURY, "2018-12-10", new EnterRecoveryReceipt(P, R1, RECEIPT, Amount.ofYuan(50_000), BANK_2));
            story.send(CHECKER, "2018-12-10", new ConfirmRecoveryReceipt(P, R1, RECEIPT));
            story.tell(AUDITOR, "2018-12-20", new RecordFindingClosure(P, FINDING));
            story.send(MAKER, "2018-12-21", new EnterPoolReturn(P, R1, POOL_RETURN, Amount.ofYuan(50_000)));
            story.send(CHECKER, "2018-12-21", new ConfirmPoolReturn(P, R1, POOL_RETURN));
            assertThat(story.poolFen(story.first)).isEqualTo(3_600_000 + 3_000_000);
            assertThat(story.poolFen(story.second)).isEqualTo(2_400_000 + 2_000_000);

            var head = story.head();
            story.restart();
            assertThat(story.head()).isEqualTo(head);
        }
    }

    private static List<FundLine> split(ProjectStory story) {
        return List.of(line(story.first, 1_200_000), line(story.second, 800_000));
    }

    private static IssueAllocation issue(ProjectId project, AllocationId allocation) {
        return new IssueAllocation(project, allocation, DOC);
    }

    static void refused(ProjectRefusal refusal, ThrowingCallable attempt) {
        assertThat(catchThrowableOfType(Rejection.class, attempt).refusal()).isEqualTo(refusal);
    }
}
