package org.sunledger.ledger.asset;

import static org.sunledger.ledger.asset.AssetExamples.*;
import static org.sunledger.ledger.shell.TestActors.BAISHANTOU;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.SUPERVISOR;
import static org.sunledger.ledger.shell.TestActors.TANQIUYU;
import static org.sunledger.ledger.shell.TestActors.TOWN;
import static org.sunledger.ledger.shell.TestActors.XIAJIAGOU;
import static org.sunledger.ledger.shell.TestActors.ZHESHAN_TOWN;
import static org.sunledger.ledger.shell.TestActors.actor;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.asset.AssetCommand.AssignShare;
import org.sunledger.ledger.asset.AssetCommand.DecideAgreedShares;
import org.sunledger.ledger.asset.AssetCommand.DecideShares;
import org.sunledger.ledger.asset.AssetCommand.DistributeIncome;
import org.sunledger.ledger.asset.AssetCommand.ReceiveIncome;
import org.sunledger.ledger.asset.AssetEvent.AssetShareAssigned;
import org.sunledger.ledger.asset.AssetEvent.AssetSharesDecided;
import org.sunledger.ledger.asset.AssetEvent.IncomeDistributed;
import org.sunledger.ledger.asset.AssetEvent.IncomeDistributionDecided;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SharingAssetTest {
    private static final Actor OF_THE_TOWN = actor("town-project", Role.PROJECT_AUTHORITY, ZHESHAN_TOWN);
    private static final DivisionCode UNREGISTERED = DivisionCode.of("370784119999");

    @Test
    void a_million_divided_in_three_leaves_the_fen_to_the_lowest_code() {
        titled().when(PROJECT, "2019-06-12", DIVIDE).expectEvents(DIVIDED);
    }

    @Test
    void a_village_of_another_town_is_reached_by_the_county_only() {
        titled().when(OF_THE_TOWN, "2019-06-12", DIVIDE).expectRefusals(SharedRefusal.OUTSIDE_AREA);
        titled().when(OF_THE_TOWN, "2019-06-12", new DecideShares(A4, List.of(XIAJIAGOU, TANQIUYU), DOC))
                .expectEvents(new AssetSharesDecided(
                        A4, List.of(share(TANQIUYU, 50_000_000), share(XIAJIAGOU, 50_000_000)), DOC));
    }

    @Test
    void each_place_is_a_village_in_the_register() {
        titled().when(PROJECT, "2019-06-12", new DecideShares(A4, List.of(UNREGISTERED, ZHESHAN_TOWN), DOC))
                .expectRefusals(SharedRefusal.DIVISION_NOT_VALID, AssetRefusal.NOT_A_VILLAGE);
    }

    @Test
    void agreed_shares_sum_to_the_value_to_the_fen() {
        titled().when(PROJECT, "2019-06-12", agreed(60_000_000, 39_999_999))
                .expectRefusals(AssetRefusal.SHARES_DIFFER)
                .expectSentences(
                        "份额合计不为 100%:合计 999999.99 元,资产原值 1000000.00 元,相差 0.01 元。",
                        "The shares do not make the whole: they sum to 999999.99 yuan, the value is 1000000.00 yuan, 0.01 yuan apart.");
        titled().when(PROJECT, "2019-06-12", agreed(60_000_000, 40_000_000))
                .expectEvents(new AssetSharesDecided(
                        A4, List.of(share(TANQIUYU, 60_000_000), share(XIAJIAGOU, 40_000_000)), DOC));
    }

    private static DecideAgreedShares agreed(long tanqiuyu, long xiajiagou) {
        return new DecideAgreedShares(A4, List.of(share(TANQIUYU, tanqiuyu), share(XIAJIAGOU, xiajiagou)), DOC);
    }

    @Test
    void shares_need_a_title_and_are_decided_once_and_not_after_a_handover() {
        registeredAsset().when(PROJECT, "2019-06-12", DIVIDE).expectRefusals(AssetRefusal.TITLE_NOT_CONFIRMED);
        divided().when(PROJECT, "2019-06-12", DIVIDE).expectRefusals(AssetRefusal.DIVIDED_ALREADY);
        titled().given(PROJECT, "2019-06-12", HANDED_OVER)
                .when(PROJECT, "2019-06-12", DIVIDE)
                .expectRefusals(AssetRefusal.ALREADY_HANDED_OVER);
    }

    @Test
    void each_village_gets_its_share_once_in_any_order() {
        var assigned = new AssetShareAssigned(A4, XIAJIAGOU, Amount.ofFen(33_333_333));
        divided().when(PROJECT, "2019-06-12", new AssignShare(A4, XIAJIAGOU)).expectEvents(assigned);
        divided()
                .given(PROJECT, "2019-06-12", assigned)
                .when(PROJECT, "2019-06-12", new AssignShare(A4, XIAJIAGOU))
                .expectRefusals(AssetRefusal.SHARE_ASSIGNED_ALREADY);
        divided()
                .given(PROJECT, "2019-06-12", assigned)
                .when(PROJECT, "2019-06-12", new AssignShare(A4, TANQIUYU))
                .expectEvents(new AssetShareAssigned(A4, TANQIUYU, Amount.ofFen(33_333_334)));
    }

    @Test
    void income_is_recorded_once_at_the_assets_place() {
        divided()
                .when(TOWN, "2019-12-18", new ReceiveIncome(A4, INCOME, 2019, EARNED))
                .expectEvents(RECEIVED);
        earning()
                .when(TOWN, "2019-12-18", new ReceiveIncome(A4, INCOME, 2019, EARNED))
                .expectRefusals(AssetRefusal.INCOME_ALREADY_RECORDED);
    }

    @Test
    void another_person_decides_and_the_lines_sum_exactly() {
        earning().when(PROJECT, "2019-12-19", distribute(EARNED, LINES)).expectEvents(DECIDED);
        earning()
                .when(PROJECT, "2019-12-19", distribute(EARNED, List.of(line(TANQIUYU, 6_000_000))))
                .expectRefusals(AssetRefusal.LINES_DIFFER);
        earning()
                .when(TOWN, "2019-12-19", distribute(EARNED, List.of(line(TANQIUYU, 6_000_001))))
                .expectRefusals(SharedRefusal.SAME_PERSON);
    }

    @Test
    void not_one_fen_more_than_was_received_is_distributed_but_less_may_be() {
        earning()
                .when(PROJECT, "2019-12-19", distribute(Amount.ofFen(6_000_002), List.of(line(TANQIUYU, 6_000_002))))
                .expectRefusals(AssetRefusal.ABOVE_INCOME)
                .expectSentences(
                        "分配超过收益:到账 60000.01 元,分配 60000.02 元。",
                        "More is distributed than was received: 60000.02 yuan of 60000.01 yuan.");
        var one = List.of(line(TANQIUYU, 1));
        earning()
                .when(PROJECT, "2019-12-19", distribute(Amount.ofFen(1), one))
                .expectEvents(new IncomeDistributionDecided(A4, INCOME, "三村均分", Amount.ofFen(1), one));
    }

    @Test
    void a_distribution_is_decided_once_and_inside_the_deciders_area() {
        distributing()
                .when(PROJECT, "2019-12-19", distribute(EARNED, LINES))
                .expectRefusals(AssetRefusal.DISTRIBUTION_DECIDED_ALREADY);
        earning()
                .when(SUPERVISOR, "2019-12-19", distribute(EARNED, List.of(line(BAISHANTOU, 6_000_001))))
                .expectRefusals(SharedRefusal.OUTSIDE_AREA);
    }

    @Test
    void each_village_gets_its_line_once() {
        var done = new IncomeDistributed(A4, INCOME, ZHESHAN_TOWN, TANQIUYU, Amount.ofFen(2_000_001));
        distributing()
                .when(TOWN, "2019-12-20", new DistributeIncome(A4, INCOME, TANQIUYU))
                .expectEvents(done);
        distributing()
                .given(TOWN, "2019-12-20", done)
                .when(TOWN, "2019-12-20", new DistributeIncome(A4, INCOME, TANQIUYU))
                .expectRefusals(AssetRefusal.DISTRIBUTED_ALREADY);
        distributing()
                .when(TOWN, "2019-12-20", new DistributeIncome(A4, INCOME, BAISHANTOU))
                .expectRefusals(SharedRefusal.OUTSIDE_AREA);
    }
}
