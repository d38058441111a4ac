package org.sunledger.ledger.fund;

import static org.sunledger.ledger.fund.FundExamples.ADJUSTMENT;
import static org.sunledger.ledger.fund.FundExamples.DOC;
import static org.sunledger.ledger.fund.FundExamples.FUND;
import static org.sunledger.ledger.fund.FundExamples.OTHER_ARRIVAL;
import static org.sunledger.ledger.fund.FundExamples.WITHDRAWAL;
import static org.sunledger.ledger.fund.FundExamples.arrivalEntered;
import static org.sunledger.ledger.fund.FundExamples.fundWith;
import static org.sunledger.ledger.fund.FundExamples.registeredFund;
import static org.sunledger.ledger.fund.FundExamples.reserved;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.MAKER;
import static org.sunledger.ledger.shell.TestActors.TREASURY;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.fund.FundCommand.ConfirmAdjustment;
import org.sunledger.ledger.fund.FundCommand.ConfirmWithdrawal;
import org.sunledger.ledger.fund.FundCommand.EnterAdjustment;
import org.sunledger.ledger.fund.FundCommand.EnterArrival;
import org.sunledger.ledger.fund.FundCommand.EnterWithdrawal;
import org.sunledger.ledger.fund.FundEvent.AdjustmentEntered;
import org.sunledger.ledger.fund.FundEvent.ArrivalEntered;
import org.sunledger.ledger.fund.FundEvent.FundAdjusted;
import org.sunledger.ledger.fund.FundEvent.FundWithdrawn;
import org.sunledger.ledger.fund.FundEvent.WithdrawalEntered;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shell.TestActors;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangingQuotaTest {
    private static final String DAY = "2018-04-02";
    private static final Actor MAKER_AS_CHECKER = TestActors.actor("maker", Role.CHECKER, COUNTY);

    @Test
    void a_quota_is_reduced_down_to_what_arrived_and_not_a_fen_below() {
        fundWith(40_000).when(MAKER, DAY, adjust(-60_000)).expectEvents(adjustmentEntered(-60_000));
        fundWith(40_000)
                .when(MAKER, DAY, adjust(-60_001))
                .expectRefusals(FundRefusal.ADJUSTED_BELOW_ARRIVED)
                .expectSentences(
                        "调整后指标低于已到账:指标 1000.00 元,调减 600.01 元,已到账 400.00 元。",
                        "The quota is 1000.00 yuan and 400.00 yuan have arrived; it cannot be reduced by 600.01 yuan.");
    }

    @Test
    void what_arrived_meanwhile_counts_when_the_checker_confirms() {
        var confirm = new ConfirmAdjustment(FUND, ADJUSTMENT);
        registeredFund()
                .given(MAKER, DAY, adjustmentEntered(-60_000))
                .given(TREASURY, DAY, arrivalEntered(40_001))
                .given(CHECKER, DAY, FundExamples.arrived(40_001))
                .when(CHECKER, DAY, confirm)
                .expectRefusals(FundRefusal.ADJUSTED_BELOW_ARRIVED);
        fundWith(40_000)
                .given(MAKER, DAY, adjustmentEntered(-60_000))
                .when(CHECKER, DAY, confirm)
                .expectEvents(new FundAdjusted(FUND, ADJUSTMENT, -60_000, DOC));
        fundWith(40_000)
                .given(MAKER, DAY, adjustmentEntered(-60_000))
                .when(MAKER_AS_CHECKER, DAY, confirm)
                .expectRefusals(SharedRefusal.SAME_PERSON);
    }

    @Test
    void a_raised_quota_lets_more_arrive() {
        var more = new EnterArrival(FUND, OTHER_ARRIVAL, Amount.ofFen(1), new BankRef("TK-2"));
        fundWith(100_000)
                .given(MAKER, DAY, adjustmentEntered(1))
                .given(CHECKER, DAY, new FundAdjusted(FUND, ADJUSTMENT, 1, DOC))
                .when(TREASURY, DAY, more)
                .expectEvents(new ArrivalEntered(FUND, OTHER_ARRIVAL, Amount.ofFen(1), new BankRef("TK-2")));
        fundWith(100_000).when(TREASURY, DAY, more).expectRefusals(FundRefusal.ARRIVAL_EXCEEDS_QUOTA);
    }

    @Test
    void the_higher_level_takes_back_at_most_what_is_in_the_pool() {
        fundWith(100_000)
                .given(CHECKER, DAY, reserved(70_000))
                .when(MAKER, DAY, withdraw(30_000))
                .expectEvents(withdrawalEntered(30_000));
        fundWith(100_000)
                .given(CHECKER, DAY, reserved(70_000))
                .when(MAKER, DAY, withdraw(30_001))
                .expectRefusals(FundRefusal.WITHDRAWAL_EXCEEDS_POOL);
    }

    @Test
    void what_was_reserved_meanwhile_cannot_be_withdrawn() {
        var confirm = new ConfirmWithdrawal(FUND, WITHDRAWAL);
        fundWith(100_000)
                .given(MAKER, DAY, withdrawalEntered(30_000))
                .given(CHECKER, DAY, reserved(70_001))
                .when(CHECKER, DAY, confirm)
                .expectRefusals(FundRefusal.WITHDRAWAL_EXCEEDS_POOL);
        var amount = Amount.ofFen(30_000);
        fundWith(100_000)
                .given(MAKER, DAY, withdrawalEntered(30_000))
                .given(CHECKER, DAY, reserved(70_000))
                .when(CHECKER, DAY, confirm)
                .expectEvents(new FundWithdrawn(
                        FUND, WITHDRAWAL, amount, DOC, 2018, List.of(new FundLine(FUND, COUNTY, amount))));
        fundWith(100_000)
                .given(MAKER, DAY, withdrawalEntered(30_000))
                .when(MAKER_AS_CHECKER, DAY, confirm)
                .expectRefusals(SharedRefusal.SAME_PERSON);
    }

    @Test
    void a_checker_confirms_an_entry_as_what_it_is() {
        fundWith(100_000)
                .given(MAKER, DAY, withdrawalEntered(30_000))
                .when(CHECKER, DAY, new ConfirmAdjustment(FUND, WITHDRAWAL))
                .expectRefusals(FundRefusal.UNKNOWN_ENTRY);
    }

    private static EnterAdjustment adjust(long fen) {
        return new EnterAdjustment(FUND, ADJUSTMENT, fen, DOC);
    }

    private static AdjustmentEntered adjustmentEntered(long fen) {
        return new AdjustmentEntered(FUND, ADJUSTMENT, fen, DOC);
    }

    private static EnterWithdrawal withdraw(long fen) {
        return new EnterWithdrawal(FUND, WITHDRAWAL, Amount.ofFen(fen), DOC);
    }

    private static WithdrawalEntered withdrawalEntered(long fen) {
        return new WithdrawalEntered(FUND, WITHDRAWAL, Amount.ofFen(fen), DOC);
    }
}
