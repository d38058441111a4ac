package org.sunledger.ledger.fund;

import static org.sunledger.ledger.fund.FundExamples.ARRIVAL;
import static org.sunledger.ledger.fund.FundExamples.ENTERED;
import static org.sunledger.ledger.fund.FundExamples.FUND;
import static org.sunledger.ledger.fund.FundExamples.OTHER_ARRIVAL;
import static org.sunledger.ledger.fund.FundExamples.arrivalEntered;
import static org.sunledger.ledger.fund.FundExamples.arrived;
import static org.sunledger.ledger.fund.FundExamples.claimed;
import static org.sunledger.ledger.fund.FundExamples.confirmArrival;
import static org.sunledger.ledger.fund.FundExamples.enterArrival;
import static org.sunledger.ledger.fund.FundExamples.fundWith;
import static org.sunledger.ledger.fund.FundExamples.newFund;
import static org.sunledger.ledger.fund.FundExamples.registeredFund;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.MAKER;
import static org.sunledger.ledger.shell.TestActors.TREASURY;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.fund.FundCommand.ConfirmArrival;
import org.sunledger.ledger.fund.FundCommand.EnterArrival;
import org.sunledger.ledger.fund.FundCommand.RejectFundEntry;
import org.sunledger.ledger.fund.FundEvent.ArrivalEntered;
import org.sunledger.ledger.fund.FundEvent.FundEntryRejected;
import org.sunledger.ledger.fund.FundEvent.RejectionReason;
import org.sunledger.ledger.registry.RegistryRefusal;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shell.LedgerFixture;
import org.sunledger.ledger.shell.TestActors;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReceivingArrivalTest {
    private static final String DAY = "2018-03-12";
    private static final BankRef OTHER_REF = new BankRef("TK20180312-2");

    @Test
    void the_whole_quota_may_arrive_and_not_a_fen_more() {
        registeredFund().when(TREASURY, DAY, enterArrival(100_000)).expectEvents(arrivalEntered(100_000));
        registeredFund()
                .when(TREASURY, DAY, enterArrival(100_001))
                .expectRefusals(FundRefusal.ARRIVAL_EXCEEDS_QUOTA)
                .expectSentences(
                        "累计到账超过指标:指标 1000.00 元,已到账 0.00 元,本次 1000.01 元。",
                        "The quota is 1000.00 yuan and 0.00 yuan have arrived; 1000.01 yuan more would exceed it.");
    }

    @Test
    void the_last_fen_of_the_quota_may_arrive_later() {
        fundWith(99_999)
                .when(TREASURY, DAY, new EnterArrival(FUND, OTHER_ARRIVAL, Amount.ofFen(1), OTHER_REF))
                .expectEvents(new ArrivalEntered(FUND, OTHER_ARRIVAL, Amount.ofFen(1), OTHER_REF));
        fundWith(99_999)
                .when(TREASURY, DAY, new EnterArrival(FUND, OTHER_ARRIVAL, Amount.ofFen(2), OTHER_REF))
                .expectRefusals(FundRefusal.ARRIVAL_EXCEEDS_QUOTA);
    }

    @Test
    void the_checkers_confirmation_posts_the_arrival() {
        registeredFund()
                .given(TREASURY, DAY, arrivalEntered(100_000))
                .elsewhere(TREASURY, DAY, claimed(ARRIVAL))
                .when(CHECKER, DAY, confirmArrival())
                .expectEvents(arrived(100_000));
    }

    @Test
    void of_two_pending_arrivals_the_quota_decides_at_confirmation() {
        registeredFund()
                .given(TREASURY, DAY, arrivalEntered(60_000))
                .given(TREASURY, DAY, new ArrivalEntered(FUND, OTHER_ARRIVAL, Amount.ofFen(60_000), OTHER_REF))
                .given(CHECKER, DAY, arrived(OTHER_ARRIVAL, OTHER_REF, 60_000))
                .elsewhere(TREASURY, DAY, claimed(ARRIVAL))
                .when(CHECKER, DAY, confirmArrival())
                .expectRefusals(FundRefusal.ARRIVAL_EXCEEDS_QUOTA);
    }

    @Test
    void nobody_confirms_what_he_entered() {
        registeredFund()
                .given(TREASURY, DAY, arrivalEntered(100_000))
                .elsewhere(TREASURY, DAY, claimed(ARRIVAL))
                .when(TestActors.actor("treasury", Role.CHECKER, COUNTY), DAY, confirmArrival())
                .expectRefusals(SharedRefusal.SAME_PERSON);
    }

    @Test
    void an_arrival_is_confirmed_or_returned_on_its_day_or_later() {
        for (var on : List.of(DAY, "2018-03-13"))
            enteredOnDay().when(CHECKER, on, confirmArrival()).expectEvents(arrived(100));
        enteredOnDay()
                .when(CHECKER, "2018-03-11", confirmArrival())
                .expectRefusals(SharedRefusal.DATE_BEFORE_STEP)
                .expectSentences(
                        "业务日期错误:2018-03-11 早于前一步的业务日期 2018-03-12;复核、审批、退回不得早于所办事项。",
                        "The effective date 2018-03-11 lies before that of the step before, 2018-03-12; nothing is confirmed,"
                                + " approved or returned before it was entered.");
        var giveBack = new RejectFundEntry(FUND, ARRIVAL, RejectionReason.WRONG_AMOUNT);
        enteredOnDay().when(CHECKER, "2018-03-11", giveBack).expectRefusals(SharedRefusal.DATE_BEFORE_STEP);
    }

    private static LedgerFixture<FundAggregate> enteredOnDay() {
        return registeredFund().given(TREASURY, DAY, arrivalEntered(100)).elsewhere(TREASURY, DAY, claimed(ARRIVAL));
    }

    @Test
    void a_bank_reference_in_use_is_refused_at_once() {
        registeredFund()
                .elsewhere(TREASURY, DAY, claimed(OTHER_ARRIVAL))
                .when(TREASURY, DAY, enterArrival(100))
                .expectRefusals(RegistryRefusal.CLAIM_HELD);
    }

    @Test
    void an_arrival_is_not_confirmed_before_it_holds_its_bank_reference() {
        registeredFund()
                .given(TREASURY, DAY, arrivalEntered(100))
                .when(CHECKER, DAY, confirmArrival())
                .expectRefusals(FundRefusal.REFERENCE_NOT_CLAIMED);
        registeredFund()
                .given(TREASURY, DAY, arrivalEntered(100))
                .elsewhere(TREASURY, DAY, claimed(OTHER_ARRIVAL))
                .when(CHECKER, DAY, confirmArrival())
                .expectRefusals(FundRefusal.REFERENCE_NOT_CLAIMED);
    }

    @Test
    void several_refusals_are_told_together_lowest_invariant_first() {
        registeredFund()
                .given(TREASURY, DAY, arrivalEntered(60_000))
                .given(TREASURY, DAY, new ArrivalEntered(FUND, OTHER_ARRIVAL, Amount.ofFen(60_000), OTHER_REF))
                .given(CHECKER, DAY, arrived(OTHER_ARRIVAL, OTHER_REF, 60_000))
                .when(TestActors.actor("treasury", Role.CHECKER, COUNTY), DAY, confirmArrival())
                .expectRefusals(
                        SharedRefusal.SAME_PERSON,
                        FundRefusal.REFERENCE_NOT_CLAIMED,
                        FundRefusal.ARRIVAL_EXCEEDS_QUOTA);
    }

    @Test
    void money_arrives_only_under_a_registered_quota() {
        newFund()
                .given(MAKER, "2018-03-01", ENTERED)
                .when(TREASURY, DAY, enterArrival(100))
                .expectRefusals(FundRefusal.NOT_REGISTERED);
        newFund().when(TREASURY, DAY, enterArrival(100)).expectRefusals(FundRefusal.UNKNOWN_FUND);
    }

    @Test
    void an_entry_id_is_used_once() {
        registeredFund()
                .given(TREASURY, DAY, arrivalEntered(100))
                .when(TREASURY, DAY, new EnterArrival(FUND, ARRIVAL, Amount.ofFen(100), OTHER_REF))
                .expectRefusals(FundRefusal.ENTRY_EXISTS);
    }

    @Test
    void an_arrival_is_confirmed_or_returned_once() {
        var returned = new FundEntryRejected(FUND, ARRIVAL, RejectionReason.WRONG_AMOUNT);
        var giveBack = new RejectFundEntry(FUND, ARRIVAL, RejectionReason.WRONG_AMOUNT);
        registeredFund()
                .given(TREASURY, DAY, arrivalEntered(100))
                .when(CHECKER, DAY, giveBack)
                .expectEvents(returned);
        fundWith(100).when(CHECKER, DAY, confirmArrival()).expectRefusals(FundRefusal.ENTRY_ENDED);
        fundWith(100).when(CHECKER, DAY, giveBack).expectRefusals(FundRefusal.ENTRY_ENDED);
        var rejected =
                registeredFund().given(TREASURY, DAY, arrivalEntered(100)).given(CHECKER, DAY, returned);
        rejected.when(CHECKER, DAY, giveBack)
                .expectRefusals(FundRefusal.ENTRY_ENDED)
                .expectSentences(
                        "记录 " + ARRIVAL + " 已办结(已退回),不能再次办理。",
                        "The entry " + ARRIVAL + " has already been returned; nothing more can be done with it.");
        registeredFund()
                .given(TREASURY, DAY, arrivalEntered(100))
                .given(CHECKER, DAY, returned)
                .whenAutomated(TREASURY, DAY, giveBack)
                .expectNothing();
        registeredFund()
                .given(TREASURY, DAY, arrivalEntered(100))
                .given(CHECKER, DAY, returned)
                .when(CHECKER, DAY, confirmArrival())
                .expectRefusals(FundRefusal.ENTRY_ENDED);
    }

    @Test
    void an_automation_returns_an_arrival_in_its_makers_name() {
        registeredFund()
                .given(TREASURY, DAY, arrivalEntered(100))
                .whenAutomated(TREASURY, DAY, new RejectFundEntry(FUND, ARRIVAL, RejectionReason.DUPLICATE_REFERENCE))
                .expectEvents(new FundEntryRejected(FUND, ARRIVAL, RejectionReason.DUPLICATE_REFERENCE));
    }

    @Test
    void an_unknown_arrival_is_told_by_its_id() {
        registeredFund()
                .when(CHECKER, DAY, new ConfirmArrival(FUND, OTHER_ARRIVAL))
                .expectRefusals(FundRefusal.UNKNOWN_ENTRY);
    }
}
