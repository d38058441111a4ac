package org.sunledger.ledger.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sunledger.ledger.project.ProjectExamples.ACCEPTED;
import static org.sunledger.ledger.project.ProjectExamples.ASSET;
import static org.sunledger.ledger.project.ProjectExamples.BANK;
import static org.sunledger.ledger.project.ProjectExamples.BANK_2;
import static org.sunledger.ledger.project.ProjectExamples.CONTRACT;
import static org.sunledger.ledger.project.ProjectExamples.D1;
import static org.sunledger.ledger.project.ProjectExamples.D2;
import static org.sunledger.ledger.project.ProjectExamples.FINDING;
import static org.sunledger.ledger.project.ProjectExamples.NOBODY;
import static org.sunledger.ledger.project.ProjectExamples.P;
import static org.sunledger.ledger.project.ProjectExamples.RECEIPT;
import static org.sunledger.ledger.project.ProjectExamples.SETTLED;
import static org.sunledger.ledger.project.ProjectExamples.SETTLEMENT_PROPOSED;
import static org.sunledger.ledger.project.ProjectExamples.and;
import static org.sunledger.ledger.project.ProjectExamples.done;
import static org.sunledger.ledger.project.ProjectExamples.ordered;
import static org.sunledger.ledger.project.ProjectExamples.paid;
import static org.sunledger.ledger.project.ProjectExamples.receiptEntered;
import static org.sunledger.ledger.project.ProjectExamples.received;
import static org.sunledger.ledger.project.ProjectExamples.reported;
import static org.sunledger.ledger.project.ProjectExamples.request;
import static org.sunledger.ledger.project.ProjectExamples.requested;
import static org.sunledger.ledger.project.ProjectExamples.settled;
import static org.sunledger.ledger.project.ProjectExamples.started;
import static org.sunledger.ledger.project.ProjectExamples.startedEvents;
import static org.sunledger.ledger.project.ProjectExamples.verified;
import static org.sunledger.ledger.shell.TestActors.APPROVER;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.TOWN_HUIQU;
import static org.sunledger.ledger.shell.TestActors.VILLAGE;
import static org.sunledger.ledger.shell.TestActors.actor;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.SettlementCommand.AcceptProject;
import org.sunledger.ledger.project.SettlementCommand.ApproveSettlement;
import org.sunledger.ledger.project.SettlementCommand.ClaimAssetValue;
import org.sunledger.ledger.project.SettlementCommand.ProposeSettlement;
import org.sunledger.ledger.project.SettlementCommand.ReleaseAssetValue;
import org.sunledger.ledger.project.SettlementEvent.AssetValueClaimed;
import org.sunledger.ledger.project.SettlementEvent.AssetValueReleased;
import org.sunledger.ledger.project.SettlementEvent.ProjectAccepted;
import org.sunledger.ledger.project.SettlementEvent.Result;
import org.sunledger.ledger.project.SettlementEvent.SettlementApproved;
import org.sunledger.ledger.project.SettlementEvent.SettlementProposed;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.shell.GivenFacts;
import org.sunledger.ledger.shell.LedgerFixture;
import org.sunledger.ledger.shell.Provoked;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SettlingProjectTest {
    private static final List<UserId> TWO = List.of(new UserId("s1"), new UserId("s2"));
    private static final AcceptProject ACCEPT = new AcceptProject(P, Result.PASSED, TWO);
    private static final Amount TO_NINETY_SEVEN = Amount.ofYuan(1_881_800);
    private static final Amount RETENTION = Amount.ofYuan(58_200);

    @Test
    void is_accepted_when_every_milestone_is_verified_in_full() {
        done().when(PROJECT, "2018-10-15", ACCEPT).expectEvents(ACCEPTED);
        started()
                .given(VILLAGE, "2018-09-01", reported(1, 10_000))
                .given(TOWN_HUIQU, "2018-09-02", verified(1, 10_000))
                .when(PROJECT, "2018-10-15", ACCEPT)
                .expectRefusals(ProjectRefusal.MILESTONES_OPEN)
                .expectSentences("里程碑未全部核验完成,不得验收:2、3。", "Not every milestone is verified in full: 2、3.");
    }

    @Test
    void one_signatory_twice_is_one() {
        done().when(
                        PROJECT,
                        "2018-10-15",
                        new AcceptProject(P, Result.PASSED, List.of(new UserId("s1"), new UserId("s1"))))
                .expectRefusals(ProjectRefusal.SIGNATORIES_TOO_FEW);
    }

    @Test
    void what_failed_may_be_accepted_again_and_what_passed_may_not() {
        var failed = new ProjectAccepted(P, Result.FAILED, TWO);
        done().given(PROJECT, "2018-10-10", failed)
                .when(PROJECT, "2018-10-15", ACCEPT)
                .expectEvents(ACCEPTED);
        done().given(PROJECT, "2018-10-10", failed)
                .when(PROJECT, "2018-10-15", new ProposeSettlement(P, CONTRACT))
                .expectRefusals(ProjectRefusal.NOT_ACCEPTED);
        done().given(PROJECT, "2018-10-15", ACCEPTED)
                .when(PROJECT, "2018-10-16", ACCEPT)
                .expectRefusals(ProjectRefusal.OUT_OF_ORDER);
    }

    @Test
    void two_persons_settle_and_the_audit_reduction_is_told() {
        proposedFixture().when(APPROVER, "2018-10-20", new ApproveSettlement(P)).expectEvents(SETTLED);
        proposedFixture()
                .when(actor("project", Role.APPROVER, COUNTY), "2018-10-20", new ApproveSettlement(P))
                .expectRefusals(SharedRefusal.SAME_PERSON);
        settled()
                .when(APPROVER, "2018-10-21", new ApproveSettlement(P))
                .expectRefusals(ProjectRefusal.SETTLEMENT_APPROVED);
    }

    @Test
    void is_proposed_on_the_day_of_acceptance_and_not_a_day_before() {
        done().given(PROJECT, "2018-10-15", ACCEPTED)
                .when(PROJECT, "2018-10-15", new ProposeSettlement(P, CONTRACT))
                .expectEvents(new SettlementProposed(P, CONTRACT));
        done().given(PROJECT, "2018-10-15", ACCEPTED)
                .when(PROJECT, "2018-10-14", new ProposeSettlement(P, CONTRACT))
                .expectRefusals(ProjectRefusal.NOT_ACCEPTED);
    }

    @Test
    void may_be_as_high_as_contract_and_allocation_and_not_a_fen_higher() {
        done().given(PROJECT, "2018-10-15", ACCEPTED)
                .when(PROJECT, "2018-10-18", new ProposeSettlement(P, CONTRACT))
                .expectEvents(new SettlementProposed(P, CONTRACT));
        done().given(PROJECT, "2018-10-15", ACCEPTED)
                .when(PROJECT, "2018-10-18", new ProposeSettlement(P, Amount.ofFen(200_000_001)))
                .expectRefusals(
                        ProjectRefusal.SETTLEMENT_EXCEEDS_ALLOCATION, ProjectRefusal.SETTLEMENT_EXCEEDS_CONTRACT)
                .expectSentences(
                        "结算审定超过已下达资金:已下达 2000000.00 元,结算 2000000.01 元。",
                        "The settlement of 2000000.01 yuan exceeds the 2000000.00 yuan allocated.");
    }

    @Test
    void settlement_is_paid_after_acceptance_and_approval_only() {
        done().when(VILLAGE, "2018-10-14", request(D1, Kind.SETTLEMENT, Amount.ofFen(1)))
                .expectRefusals(ProjectRefusal.NOT_ACCEPTED, ProjectRefusal.NOT_SETTLED)
                .expectSentences(
                        "未验收合格,不得办理结算或支付结算款、质保金。",
                        "The project has not passed acceptance; neither settlement nor payment of settlement or retention is allowed.");
        settled()
                .when(VILLAGE, "2018-10-20", request(D1, Kind.SETTLEMENT, Amount.ofFen(1)))
                .expectEvents(requested(D1, Kind.SETTLEMENT, Amount.ofFen(1)));
        settled()
                .when(VILLAGE, "2018-10-19", request(D1, Kind.SETTLEMENT, Amount.ofFen(1)))
                .expectRefusals(ProjectRefusal.NOT_SETTLED);
    }

    @Test
    void ninety_seven_per_cent_are_paid_and_not_a_fen_more() {
        settled()
                .when(VILLAGE, "2018-10-22", request(D1, Kind.SETTLEMENT, TO_NINETY_SEVEN))
                .expectEvents(requested(D1, Kind.SETTLEMENT, TO_NINETY_SEVEN));
        settled()
                .when(VILLAGE, "2018-10-22", request(D1, Kind.SETTLEMENT, Amount.ofFen(188_180_001)))
                .expectRefusals(ProjectRefusal.OVER_SETTLEMENT)
                .expectSentences(
                        "超进度拨款:结算审定 1940000.00 元,留质保金 300 基点,最多 1881800.00 元;已付净额 0.00 元,申请 1881800.01 元。",
                        "Over the settlement: of 1940000.00 yuan, 300 basis points retained, at most 1881800.00 yuan is payable; 0.00 yuan is paid net and 1881800.01 yuan was asked for.");
    }

    @Test
    void the_request_of_24_december_2018_on_p2_is_refused_by_35000_yuan() {
        // Settled at 1,415,000; 1,050,000 paid and 50,000 recovered: 97 per cent leave 372,550.
        var settledP2 = and(
                startedEvents(300),
                paid(D1, Kind.PROGRESS, Amount.ofYuan(1_050_000), BANK),
                ordered(RecoveryEvent.Kind.TO_POOL, Amount.ofYuan(85_000), FINDING),
                receiptEntered(RECEIPT, Amount.ofYuan(50_000), BANK_2),
                received(RECEIPT, Amount.ofYuan(50_000), BANK_2),
                ACCEPTED,
                new SettlementApproved(P, Amount.ofYuan(1_415_000), Amount.ofYuan(85_000), 12));
        var day = LocalDate.of(2018, 12, 24);
        var project = ProjectExamples.after(PROJECT, LocalDate.of(2018, 12, 20), settledP2);
        var context = Provoked.context(VILLAGE, day, new GivenFacts());
        var refused = catchThrowableOfType(
                Rejection.class,
                () -> ProjectDecisions.decide(project, request(D2, Kind.SETTLEMENT, Amount.ofYuan(407_550)), context));
        assertThat(refused.refusals()).hasSize(1);
        assertThat(refused.first().chinese())
                .isEqualTo("超进度拨款:结算审定 1415000.00 元,留质保金 300 基点,最多 1372550.00 元;已付净额 1000000.00 元,申请 407550.00 元。");
        assertThat(ProjectDecisions.decide(project, request(D2, Kind.SETTLEMENT, Amount.ofYuan(372_550)), context))
                .hasSize(1);
    }

    @Test
    void retention_falls_due_the_day_after_the_defect_year() {
        paidToNinetySeven()
                .when(VILLAGE, "2019-10-16", request(D2, Kind.RETENTION, RETENTION))
                .expectEvents(requested(D2, Kind.RETENTION, RETENTION));
        paidToNinetySeven()
                .when(VILLAGE, "2019-10-15", request(D2, Kind.RETENTION, RETENTION))
                .expectRefusals(ProjectRefusal.OVER_SETTLEMENT, ProjectRefusal.DEFECT_PERIOD_RUNNING);
        // Below 97 per cent nothing but the date speaks.
        settled()
                .when(VILLAGE, "2019-10-15", request(D1, Kind.RETENTION, RETENTION))
                .expectRefusals(ProjectRefusal.DEFECT_PERIOD_RUNNING)
                .expectSentences(
                        "质保期未满:质保期至 2019-10-15,业务日期 2019-10-15。",
                        "The defect period runs until 2019-10-15; the retention may not be paid on 2019-10-15.");
    }

    @Test
    void after_the_defect_period_the_settlement_is_the_limit_to_the_fen() {
        paidToNinetySeven()
                .when(VILLAGE, "2019-10-16", request(D2, Kind.RETENTION, Amount.ofFen(5_820_001)))
                .expectRefusals(ProjectRefusal.OVER_SETTLEMENT);
    }

    @Test
    void assets_take_as_much_as_was_settled_and_not_a_fen_more() {
        var all = new ClaimAssetValue(P, ASSET, Amount.ofYuan(1_940_000));
        settled()
                .whenAutomated(PROJECT, "2018-11-12", all)
                .expectEvents(new AssetValueClaimed(P, ASSET, Amount.ofYuan(1_940_000)));
        settled()
                .whenAutomated(PROJECT, "2018-11-12", new ClaimAssetValue(P, ASSET, Amount.ofFen(194_000_001)))
                .expectRefusals(ProjectRefusal.ASSET_EXCEEDS_SETTLEMENT)
                .expectSentences(
                        "资产原值超过结算审定价:结算 1940000.00 元,已登记 0.00 元,本次 1940000.01 元。",
                        "The asset value exceeds the settlement of 1940000.00 yuan: 0.00 yuan is registered, 1940000.01 yuan was asked for.");
        settled()
                .given(PROJECT, "2018-11-12", new AssetValueClaimed(P, ASSET, Amount.ofYuan(1_940_000)))
                .whenAutomated(PROJECT, "2018-11-12", new ClaimAssetValue(P, NOBODY, Amount.ofFen(1)))
                .expectRefusals(ProjectRefusal.ASSET_EXCEEDS_SETTLEMENT);
        done().whenAutomated(PROJECT, "2018-11-12", all).expectRefusals(ProjectRefusal.ASSET_BEFORE_SETTLEMENT);
    }

    @Test
    void an_assets_value_is_taken_and_given_back_once() {
        var claimed = new AssetValueClaimed(P, ASSET, Amount.ofYuan(1));
        settled()
                .given(PROJECT, "2018-11-12", claimed)
                .whenAutomated(PROJECT, "2018-11-12", new ClaimAssetValue(P, ASSET, Amount.ofYuan(1)))
                .expectNothing();
        settled()
                .given(PROJECT, "2018-11-12", claimed)
                .whenAutomated(PROJECT, "2018-11-12", new ReleaseAssetValue(P, ASSET))
                .expectEvents(new AssetValueReleased(P, ASSET, Amount.ofYuan(1)));
        settled()
                .whenAutomated(PROJECT, "2018-11-12", new ReleaseAssetValue(P, ASSET))
                .expectNothing();
    }

    private static LedgerFixture<ProjectAggregate> proposedFixture() {
        return done().given(PROJECT, "2018-10-15", ACCEPTED).given(PROJECT, "2018-10-18", SETTLEMENT_PROPOSED);
    }

    private static LedgerFixture<ProjectAggregate> paidToNinetySeven() {
        return paid(settled(), "2018-10-22", D1, Kind.SETTLEMENT, TO_NINETY_SEVEN, BANK);
    }
}
