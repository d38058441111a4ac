package org.sunledger.ledger.asset;

import static org.sunledger.ledger.asset.AssetExamples.*;
import static org.sunledger.ledger.shell.TestActors.APPROVER;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.PROJECT_2;
import static org.sunledger.ledger.shell.TestActors.TOWN;
import static org.sunledger.ledger.shell.TestActors.TOWN_HUIQU;
import static org.sunledger.ledger.shell.TestActors.UNIT;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.asset.AssetCommand.AbandonAssetRegistration;
import org.sunledger.ledger.asset.AssetCommand.RegisterAsset;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistered;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistrationAbandoned;
import org.sunledger.ledger.asset.AssetEvent.Side;
import org.sunledger.ledger.asset.AssetEvent.Signature;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.SharedRefusal;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RegisteringAssetTest {
    private static final Amount FEN = Amount.ofFen(1);
    private static final AssetId OTHER = AssetId.of("00000000-0000-4000-8000-000000000a99");

    @Test
    void the_whole_settlement_may_become_an_asset_and_not_one_fen_more() {
        nothing().when(PROJECT, "2019-04-01", register(VALUE)).expectEvents(registered(VALUE));
        nothing()
                .when(PROJECT, "2019-04-01", register(VALUE.plus(FEN)))
                .expectRefusals(AssetRefusal.ABOVE_SETTLEMENT)
                .expectSentences(
                        "资产原值超过结算审定价:项目 " + P4 + " 审定 1000000.00 元,已登记 0.00 元,本次 1000000.01 元。",
                        "The value exceeds the settlement: project " + P4
                                + " was settled at 1000000.00 yuan, 0.00 yuan of it are registered, 1000000.01 yuan were asked for.");
    }

    @Test
    void what_another_asset_took_of_the_settlement_counts() {
        nothing()
                .elsewhere(PROJECT, "2019-03-20", claimed(P4, OTHER, FEN))
                .when(PROJECT, "2019-04-01", register(VALUE))
                .expectRefusals(AssetRefusal.ABOVE_SETTLEMENT);
        nothing()
                .elsewhere(PROJECT, "2019-03-20", claimed(P4, OTHER, FEN))
                .when(PROJECT, "2019-04-01", register(VALUE.minus(FEN)))
                .expectEvents(registered(VALUE.minus(FEN)));
    }

    @Test
    void every_project_is_asked() {
        var both = profile(VALUE, of(P4, VALUE.minus(FEN)), of(P3, FEN));
        nothing().when(PROJECT, "2019-04-01", new RegisterAsset(A4, both)).expectRefusals(AssetRefusal.NOT_SETTLED);
        nothing()
                .elsewhere(APPROVER, "2019-03-12", settled(P3, FEN))
                .when(PROJECT, "2019-04-01", new RegisterAsset(A4, both))
                .expectEvents(new AssetRegistered(A4, both));
    }

    @Test
    void projects_and_sources_each_sum_to_the_value() {
        var fenLess = VALUE.minus(FEN);
        nothing()
                .when(PROJECT, "2019-04-01", new RegisterAsset(A4, profile(VALUE, fenLess, of(P4, fenLess))))
                .expectRefusals(AssetRefusal.SOURCES_DIFFER, AssetRefusal.PROJECT_VALUES_DIFFER);
    }

    @Test
    void an_abandoned_registration_is_the_end() {
        var abandon = new AbandonAssetRegistration(A4, P4.value());
        var end = new AssetRegistrationAbandoned(A4, P4.value());
        registeredAsset().whenAutomated(PROJECT, "2019-04-01", abandon).expectEvents(end);
        registeredAsset()
                .given(PROJECT, "2019-04-01", end)
                .whenAutomated(PROJECT, "2019-04-01", abandon)
                .expectNothing();
        registeredAsset()
                .given(PROJECT, "2019-04-01", end)
                .when(PROJECT, "2019-04-02", CONFIRM)
                .expectRefusals(AssetRefusal.REGISTRATION_ABANDONED);
        titled().whenAutomated(PROJECT, "2019-05-01", abandon).expectRefusals(AssetRefusal.TITLE_ALREADY_CONFIRMED);
    }

    @Test
    void the_title_needs_the_claim_of_every_project() {
        registeredAsset().when(PROJECT_2, "2019-05-01", CONFIRM).expectEvents(CONFIRMED);
        nothing()
                .given(PROJECT, "2019-04-01", registered(VALUE))
                .when(PROJECT_2, "2019-05-01", CONFIRM)
                .expectRefusals(AssetRefusal.VALUE_NOT_CLAIMED);
    }

    @Test
    void the_title_is_not_confirmed_by_who_registered_the_asset() {
        registeredAsset().when(PROJECT, "2019-05-01", CONFIRM).expectRefusals(SharedRefusal.SAME_PERSON);
    }

    @Test
    void three_persons_of_three_sides_hand_it_over_at_its_registered_value() {
        titled().when(TOWN, "2019-06-12", handOver(VILLAGES, ALL_SIGNED)).expectEvents(HANDED_OVER);
        titled().when(TOWN_HUIQU, "2019-06-12", handOver(VILLAGES, ALL_SIGNED))
                .expectRefusals(SharedRefusal.OUTSIDE_AREA);
    }

    @Test
    void what_a_handover_lacks_is_told() {
        registeredAsset()
                .when(PROJECT, "2019-06-12", handOver(null, ALL_SIGNED.subList(0, 1)))
                .expectRefusals(AssetRefusal.HANDOVER_INCOMPLETE)
                .expectSentences(
                        "缺少移交手续:确权、接收单位、接收方签字、监交方签字。",
                        "The handover is incomplete; it lacks: a confirmed title, a receiving organisation, the signature of the receiving side, the signature of the supervising side.");
        titled().when(PROJECT, "2019-06-12", handOver(VILLAGES, List.of(ALL_SIGNED.get(0), ALL_SIGNED.get(2))))
                .expectRefusals(AssetRefusal.HANDOVER_INCOMPLETE)
                .expectSentences(
                        "缺少移交手续:接收方签字。", "The handover is incomplete; it lacks: the signature of the receiving side.");
    }

    @Test
    void nobody_signs_twice_no_side_has_two_and_each_is_signed_by_its_own() {
        titled().when(PROJECT, "2019-06-12", handOver(VILLAGES, third(signed(Side.SUPERVISING, AUDIT, "giver"))))
                .expectRefusals(AssetRefusal.SIGNED_FOR_TWO_SIDES);
        titled().when(
                        PROJECT,
                        "2019-06-12",
                        handOver(
                                VILLAGES,
                                List.of(
                                        ALL_SIGNED.get(0),
                                        ALL_SIGNED.get(1),
                                        ALL_SIGNED.get(2),
                                        signed(Side.RECEIVING, VILLAGES, "second"))))
                .expectRefusals(AssetRefusal.SIDE_SIGNED_TWICE);
        titled().when(
                        PROJECT,
                        "2019-06-12",
                        handOver(
                                VILLAGES,
                                List.of(
                                        ALL_SIGNED.get(0),
                                        signed(Side.RECEIVING, UNIT, "receiver"),
                                        ALL_SIGNED.get(2))))
                .expectRefusals(AssetRefusal.SIDE_OF_ANOTHER_ORG);
    }

    private static List<Signature> third(Signature last) {
        return List.of(ALL_SIGNED.get(0), ALL_SIGNED.get(1), last);
    }

    @Test
    void it_is_handed_over_once_and_not_when_it_was_divided() {
        titled().given(PROJECT, "2019-06-12", HANDED_OVER)
                .when(PROJECT, "2019-06-13", handOver(VILLAGES, ALL_SIGNED))
                .expectRefusals(AssetRefusal.ALREADY_HANDED_OVER);
        divided()
                .when(PROJECT, "2019-06-13", handOver(VILLAGES, ALL_SIGNED))
                .expectRefusals(AssetRefusal.DIVIDED_ALREADY);
    }
}
