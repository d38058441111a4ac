package org.sunledger.ledger.project;

import static org.sunledger.ledger.project.ProjectExamples.A1;
import static org.sunledger.ledger.project.ProjectExamples.BANK;
import static org.sunledger.ledger.project.ProjectExamples.CONTRACT;
import static org.sunledger.ledger.project.ProjectExamples.DOC;
import static org.sunledger.ledger.project.ProjectExamples.F1;
import static org.sunledger.ledger.project.ProjectExamples.F2;
import static org.sunledger.ledger.project.ProjectExamples.NOBODY;
import static org.sunledger.ledger.project.ProjectExamples.P;
import static org.sunledger.ledger.project.ProjectExamples.PLACE;
import static org.sunledger.ledger.project.ProjectExamples.SPLIT;
import static org.sunledger.ledger.project.ProjectExamples.allocated;
import static org.sunledger.ledger.project.ProjectExamples.allocationApproved;
import static org.sunledger.ledger.project.ProjectExamples.allocationIssued;
import static org.sunledger.ledger.project.ProjectExamples.allocationProposed;
import static org.sunledger.ledger.project.ProjectExamples.line;
import static org.sunledger.ledger.project.ProjectExamples.lineFen;
import static org.sunledger.ledger.project.ProjectExamples.listed;
import static org.sunledger.ledger.project.ProjectExamples.proposeAllocation;
import static org.sunledger.ledger.project.ProjectExamples.proposed;
import static org.sunledger.ledger.shell.TestActors.APPROVER;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.MAKER;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.XIAJIAGOU;
import static org.sunledger.ledger.shell.TestActors.actor;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.fund.FundEvent.FundArrived;
import org.sunledger.ledger.fund.FundEvent.FundReserved;
import org.sunledger.ledger.fund.FundEvent.ReservationReleased;
import org.sunledger.ledger.project.AllocationCommand.AbandonAllocation;
import org.sunledger.ledger.project.AllocationCommand.ApproveAllocation;
import org.sunledger.ledger.project.AllocationCommand.IssueAllocation;
import org.sunledger.ledger.project.AllocationCommand.ProposeAllocation;
import org.sunledger.ledger.project.AllocationCommand.WithdrawAllocation;
import org.sunledger.ledger.project.AllocationEvent.AbandonReason;
import org.sunledger.ledger.project.AllocationEvent.AllocationAbandoned;
import org.sunledger.ledger.project.AllocationEvent.BeneficiaryShare;
import org.sunledger.ledger.project.AllocationEvent.Method;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shell.LedgerFixture;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AllocatingFundsTest {
    private static final ApproveAllocation APPROVE = new ApproveAllocation(P, A1, DOC, null);
    private static final IssueAllocation ISSUE = new IssueAllocation(P, A1, DOC);
    private static final AbandonAllocation ABANDON = new AbandonAllocation(P, A1, F2);

    @Test
    void only_a_listed_project_is_given_money() {
        listed().when(PROJECT, "2018-03-20", proposeAllocation(CONTRACT, SPLIT))
                .expectEvents(allocationProposed(A1, SPLIT));
        proposed()
                .when(PROJECT, "2018-03-20", proposeAllocation(CONTRACT, SPLIT))
                .expectRefusals(ProjectRefusal.NOT_LISTED)
                .expectSentences(
                        "项目未入库,不得安排资金:现为“谋划申报”。",
                        "Money may be allocated to listed projects only; this one is at stage PROPOSED.");
    }

    @Test
    void the_split_comes_to_the_amount_to_the_fen() {
        var split = List.of(line(F1, 1_200_000), lineFen(F2, 79_999_999));
        listed().when(PROJECT, "2018-03-20", proposeAllocation(CONTRACT, split))
                .expectRefusals(ProjectRefusal.SPLIT_NOT_EXACT)
                .expectSentences(
                        "资金来源合计与总额相差 0.01 元:总额 2000000.00 元,合计 1999999.99 元。",
                        "The split differs from the amount by 0.01 yuan: the amount is 2000000.00, the lines come to 1999999.99.");
    }

    @Test
    void a_fund_stands_once_for_a_place() {
        var split = List.of(line(F1, 1_200_000), line(F1, 800_000));
        listed().when(PROJECT, "2018-03-20", proposeAllocation(CONTRACT, split))
                .expectRefusals(ProjectRefusal.SPLIT_LINE_TWICE);
    }

    @Test
    void money_stays_in_the_projects_place_and_in_valid_places() {
        var outside = List.of(new FundLine(F1, XIAJIAGOU, CONTRACT));
        listed().when(PROJECT, "2018-03-20", proposeAllocation(CONTRACT, outside))
                .expectRefusals(ProjectRefusal.LINE_OUTSIDE_PROJECT);
        var unknown = DivisionCode.of("370784119999");
        var share = new ProposeAllocation(
                P,
                A1,
                PLACE,
                List.of(new BeneficiaryShare(unknown, 10_000)),
                CONTRACT,
                2018,
                SPLIT,
                "因素法",
                Method.FACTOR);
        listed().when(PROJECT, "2018-03-20", share).expectRefusals(SharedRefusal.DIVISION_NOT_VALID);
        var elsewhere = DivisionCode.of("110101001001");
        var abroad = new ProposeAllocation(
                P,
                A1,
                PLACE,
                List.of(new BeneficiaryShare(elsewhere, 10_000)),
                CONTRACT,
                2018,
                SPLIT,
                "因素法",
                Method.FACTOR);
        listed().when(PROJECT, "2018-03-20", abroad)
                .expectRefusals(SharedRefusal.OUTSIDE_AREA, SharedRefusal.DIVISION_NOT_VALID);
    }

    @Test
    void several_refusals_are_told_by_the_number_of_their_rule() {
        var split = List.of(line(F1, 1), new FundLine(F1, XIAJIAGOU, CONTRACT));
        proposed()
                .when(PROJECT, "2018-03-20", proposeAllocation(CONTRACT, split))
                .expectRefusals(
                        ProjectRefusal.SPLIT_NOT_EXACT, ProjectRefusal.NOT_LISTED, ProjectRefusal.LINE_OUTSIDE_PROJECT);
    }

    @Test
    void the_leader_decides_when_every_pool_holds_its_part() {
        withPools(120_000_000, 80_000_000)
                .when(APPROVER, "2018-03-26", APPROVE)
                .expectEvents(allocationApproved(A1, SPLIT));
        withPools(120_000_000, 79_999_999)
                .when(APPROVER, "2018-03-26", APPROVE)
                .expectRefusals(ProjectRefusal.POOL_TOO_SMALL)
                .expectSentences(
                        "资金来源余额不足:指标 " + F2 + " 可用 799999.99 元,需要 800000.00 元。",
                        "Fund " + F2 + " has 799999.99 yuan left; 800000.00 yuan is needed.");
        withPools(0, 0)
                .when(APPROVER, "2018-03-26", APPROVE)
                .expectRefusals(ProjectRefusal.POOL_TOO_SMALL, ProjectRefusal.POOL_TOO_SMALL);
    }

    @Test
    void proposer_leader_and_issuer_are_three_persons() {
        var proposerAsLeader = actor("project", Role.APPROVER, COUNTY);
        withPools(120_000_000, 80_000_000)
                .when(proposerAsLeader, "2018-03-26", APPROVE)
                .expectRefusals(SharedRefusal.SAME_PERSON);
        for (var earlier : List.of("project", "approver")) {
            decided()
                    .elsewhere(APPROVER, "2018-03-26", reserved(F1, 1_200_000), reserved(F2, 800_000))
                    .when(actor(earlier, Role.MAKER, COUNTY), "2018-03-26", ISSUE)
                    .expectRefusals(SharedRefusal.SAME_PERSON);
        }
    }

    @Test
    void is_issued_when_every_fund_has_reserved_exactly_its_part() {
        decided()
                .elsewhere(APPROVER, "2018-03-26", reserved(F1, 1_200_000), reserved(F2, 800_000))
                .when(MAKER, "2018-03-26", ISSUE)
                .expectEvents(allocationIssued(A1, SPLIT));
        decided()
                .elsewhere(APPROVER, "2018-03-26", reserved(F1, 1_200_000))
                .when(MAKER, "2018-03-26", ISSUE)
                .expectRefusals(ProjectRefusal.FUNDS_NOT_RESERVED);
        decided()
                .elsewhere(APPROVER, "2018-03-26", reserved(F1, 1_200_000), reserved(F2, 800_000))
                .elsewhere(
                        APPROVER,
                        "2018-03-26",
                        new ReservationReleased(F2, P.value(), A1.value(), Amount.ofYuan(800_000)))
                .when(MAKER, "2018-03-26", ISSUE)
                .expectRefusals(ProjectRefusal.FUNDS_NOT_RESERVED);
    }

    @Test
    void a_decision_ends_when_a_fund_says_no_or_the_leader_takes_it_back() {
        var abandoned = new AllocationAbandoned(P, A1, SPLIT, AbandonReason.POOL_TOO_SMALL, F2);
        decided().whenAutomated(APPROVER, "2018-03-26", ABANDON).expectEvents(abandoned);
        decided()
                .given(APPROVER, "2018-03-26", abandoned)
                .whenAutomated(APPROVER, "2018-03-26", ABANDON)
                .expectNothing();
        decided().when(APPROVER, "2018-03-26", ABANDON).expectRefusals(SharedRefusal.ROLE_NOT_ALLOWED);
        decided()
                .when(APPROVER, "2018-03-26", new WithdrawAllocation(P, A1))
                .expectEvents(new AllocationAbandoned(P, A1, SPLIT, AbandonReason.DECISION_WITHDRAWN, null));
    }

    @Test
    void what_was_issued_is_neither_withdrawn_nor_abandoned() {
        allocated()
                .when(APPROVER, "2018-03-27", new WithdrawAllocation(P, A1))
                .expectRefusals(ProjectRefusal.ALLOCATION_OUT_OF_ORDER)
                .expectSentences("分配状态不符:现为“已下达”,应为“已审定”。", "The allocation is ISSUED; this needs APPROVED.");
        allocated()
                .whenAutomated(APPROVER, "2018-03-27", ABANDON)
                .expectRefusals(ProjectRefusal.ALLOCATION_OUT_OF_ORDER);
    }

    private static LedgerFixture<ProjectAggregate> withPools(long f1Fen, long f2Fen) {
        return listed().given(PROJECT, "2018-03-20", allocationProposed(A1, SPLIT))
                .elsewhere(CHECKER, "2018-03-12", arrived(F1, f1Fen), arrived(F2, f2Fen));
    }

    private static LedgerFixture<ProjectAggregate> decided() {
        return listed().given(PROJECT, "2018-03-20", allocationProposed(A1, SPLIT))
                .given(APPROVER, "2018-03-26", allocationApproved(A1, SPLIT));
    }

    private static FundArrived arrived(FundId fund, long fen) {
        return new FundArrived(fund, NOBODY, Amount.ofFen(fen), BANK, 2018, List.of());
    }

    private static FundReserved reserved(FundId fund, long yuan) {
        return new FundReserved(fund, P.value(), A1.value(), Amount.ofYuan(yuan));
    }
}
