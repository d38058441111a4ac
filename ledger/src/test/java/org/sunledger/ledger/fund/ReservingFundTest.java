package org.sunledger.ledger.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunledger.ledger.fund.FundExamples.ALLOCATION;
import static org.sunledger.ledger.fund.FundExamples.FUND;
import static org.sunledger.ledger.fund.FundExamples.OTHER_ALLOCATION;
import static org.sunledger.ledger.fund.FundExamples.PROJECT;
import static org.sunledger.ledger.fund.FundExamples.REDUCTION;
import static org.sunledger.ledger.fund.FundExamples.fundWith;
import static org.sunledger.ledger.fund.FundExamples.registeredFund;
import static org.sunledger.ledger.fund.FundExamples.reserve;
import static org.sunledger.ledger.fund.FundExamples.reserved;
import static org.sunledger.ledger.shell.TestActors.APPROVER;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.fund.FundCommand.ReleaseReservation;
import org.sunledger.ledger.fund.FundCommand.ReplenishFund;
import org.sunledger.ledger.fund.FundCommand.ReserveFund;
import org.sunledger.ledger.fund.FundEvent.FundReserved;
import org.sunledger.ledger.fund.FundEvent.PoolReplenished;
import org.sunledger.ledger.fund.FundEvent.ReservationReleased;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shell.GivenFacts;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReservingFundTest {
    private static final String DAY = "2018-03-26";
    private static final ReleaseReservation RELEASE = new ReleaseReservation(FUND, PROJECT, ALLOCATION);
    private static final ReservationReleased RELEASED =
            new ReservationReleased(FUND, PROJECT, ALLOCATION, Amount.ofFen(60_000));

    @Test
    void all_that_arrived_may_be_reserved_and_not_a_fen_more() {
        fundWith(60_000).whenAutomated(APPROVER, DAY, reserve(60_000)).expectEvents(reserved(60_000));
        fundWith(60_000)
                .whenAutomated(APPROVER, DAY, reserve(60_001))
                .expectRefusals(FundRefusal.INSUFFICIENT)
                .expectSentences(
                        "资金来源余额不足:可用 600.00 元,需要 600.01 元。",
                        "The fund has 600.00 yuan available; 600.01 yuan is needed.");
    }

    @Test
    void a_quota_without_arrival_reserves_nothing() {
        registeredFund().whenAutomated(APPROVER, DAY, reserve(1)).expectRefusals(FundRefusal.INSUFFICIENT);
    }

    @Test
    void people_do_not_reserve() {
        fundWith(60_000).when(APPROVER, DAY, reserve(1)).expectRefusals(SharedRefusal.ROLE_NOT_ALLOWED);
    }

    @Test
    void asking_again_for_the_same_allocation_reserves_once() {
        fundWith(60_000)
                .given(APPROVER, DAY, reserved(60_000))
                .whenAutomated(APPROVER, DAY, reserve(60_000))
                .expectNothing();
        fundWith(60_000)
                .given(APPROVER, DAY, reserved(50_000))
                .whenAutomated(APPROVER, DAY, reserve(50_001))
                .expectRefusals(FundRefusal.RESERVED_OTHERWISE);
    }

    @Test
    void a_released_reservation_gives_the_money_back_once_and_is_not_taken_up_again() {
        fundWith(60_000)
                .given(APPROVER, DAY, reserved(60_000))
                .whenAutomated(APPROVER, DAY, RELEASE)
                .expectEvents(RELEASED);
        fundWith(60_000)
                .given(APPROVER, DAY, reserved(60_000), RELEASED)
                .whenAutomated(APPROVER, DAY, RELEASE)
                .expectNothing();
        fundWith(60_000).whenAutomated(APPROVER, DAY, RELEASE).expectNothing();
        fundWith(60_000)
                .given(APPROVER, DAY, reserved(60_000), RELEASED)
                .whenAutomated(APPROVER, DAY, reserve(60_000))
                .expectRefusals(FundRefusal.RESERVATION_RELEASED);
        fundWith(60_000)
                .given(APPROVER, DAY, reserved(60_000), RELEASED)
                .whenAutomated(APPROVER, DAY, new ReserveFund(FUND, PROJECT, OTHER_ALLOCATION, Amount.ofFen(60_000)))
                .expectEvents(new FundReserved(FUND, PROJECT, OTHER_ALLOCATION, Amount.ofFen(60_000)));
    }

    @Test
    void what_a_reduction_gave_back_may_be_reserved_again() {
        fundWith(60_000)
                .given(APPROVER, DAY, reserved(60_000), replenished(10_000))
                .whenAutomated(APPROVER, DAY, new ReserveFund(FUND, PROJECT, OTHER_ALLOCATION, Amount.ofFen(10_000)))
                .expectEvents(new FundReserved(FUND, PROJECT, OTHER_ALLOCATION, Amount.ofFen(10_000)));
        fundWith(60_000)
                .given(APPROVER, DAY, reserved(60_000), replenished(10_000))
                .whenAutomated(APPROVER, DAY, new ReserveFund(FUND, PROJECT, OTHER_ALLOCATION, Amount.ofFen(10_001)))
                .expectRefusals(FundRefusal.INSUFFICIENT);
    }

    @Test
    void a_source_replenishes_once() {
        var replenish = new ReplenishFund(FUND, PROJECT, REDUCTION, Amount.ofFen(10_000));
        fundWith(60_000)
                .given(APPROVER, DAY, reserved(60_000))
                .whenAutomated(APPROVER, DAY, replenish)
                .expectEvents(replenished(10_000));
        fundWith(60_000)
                .given(APPROVER, DAY, reserved(60_000), replenished(10_000))
                .whenAutomated(APPROVER, DAY, replenish)
                .expectNothing();
        fundWith(60_000)
                .given(APPROVER, DAY, reserved(60_000), replenished(9_999))
                .whenAutomated(APPROVER, DAY, replenish)
                .expectRefusals(FundRefusal.REPLENISHED_OTHERWISE);
    }

    @Test
    void other_streams_learn_what_the_pool_has_and_what_it_reserved() {
        var facts = new GivenFacts();
        var none = facts.ask(FundReservation.of(FUND, PROJECT, ALLOCATION)).value();
        assertThat(none.isHeld(Amount.ofFen(60_000))).isFalse();
        assertThat(none.isHeld(Amount.ZERO)).isFalse();

        var day = LocalDate.parse(DAY);
        facts.add(APPROVER, day, FundExamples.arrived(100_000));
        facts.add(APPROVER, day, reserved(60_000));
        facts.add(APPROVER, day, replenished(10_000));
        assertThat(facts.ask(FundPool.of(FUND)).value()).isEqualTo(new FundPool(100_000, 60_000, 10_000, 0));
        assertThat(facts.ask(FundPool.of(FUND)).value().availableFen()).isEqualTo(50_000);
        var held = facts.ask(FundReservation.of(FUND, PROJECT, ALLOCATION)).value();
        assertThat(held.isHeld(Amount.ofFen(60_000))).isTrue();
        assertThat(held.isHeld(Amount.ofFen(59_999))).isFalse();

        facts.add(APPROVER, day, RELEASED);
        assertThat(facts.ask(FundPool.of(FUND)).value().availableFen()).isEqualTo(110_000);
        assertThat(facts.ask(FundReservation.of(FUND, PROJECT, ALLOCATION))
                        .value()
                        .isHeld(Amount.ofFen(60_000)))
                .isFalse();
    }

    private static PoolReplenished replenished(long fen) {
        return new PoolReplenished(FUND, PROJECT, REDUCTION, Amount.ofFen(fen));
    }
}
