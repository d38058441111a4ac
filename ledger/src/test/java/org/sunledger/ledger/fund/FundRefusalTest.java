package org.sunledger.ledger.fund;

import static org.sunledger.ledger.fund.FundExamples.ADJUSTMENT;
import static org.sunledger.ledger.fund.FundExamples.ALLOCATION;
import static org.sunledger.ledger.fund.FundExamples.ARRIVAL;
import static org.sunledger.ledger.fund.FundExamples.DAY;
import static org.sunledger.ledger.fund.FundExamples.DOC;
import static org.sunledger.ledger.fund.FundExamples.ENTERED;
import static org.sunledger.ledger.fund.FundExamples.FUND;
import static org.sunledger.ledger.fund.FundExamples.OTHER_ARRIVAL;
import static org.sunledger.ledger.fund.FundExamples.PROJECT;
import static org.sunledger.ledger.fund.FundExamples.QUOTA;
import static org.sunledger.ledger.fund.FundExamples.REDUCTION;
import static org.sunledger.ledger.fund.FundExamples.REGISTERED;
import static org.sunledger.ledger.fund.FundExamples.WITHDRAWAL;
import static org.sunledger.ledger.fund.FundExamples.arrivalEntered;
import static org.sunledger.ledger.fund.FundExamples.arrived;
import static org.sunledger.ledger.fund.FundExamples.codeClaimed;
import static org.sunledger.ledger.fund.FundExamples.confirmArrival;
import static org.sunledger.ledger.fund.FundExamples.enterArrival;
import static org.sunledger.ledger.fund.FundExamples.quota;
import static org.sunledger.ledger.fund.FundExamples.reserve;
import static org.sunledger.ledger.fund.FundExamples.reserved;
import static org.sunledger.ledger.fund.FundExamples.sameCode;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.MAKER;
import static org.sunledger.ledger.shell.TestActors.TREASURY;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunledger.ledger.fund.FundCommand.ConfirmArrival;
import org.sunledger.ledger.fund.FundCommand.EnterAdjustment;
import org.sunledger.ledger.fund.FundCommand.EnterFund;
import org.sunledger.ledger.fund.FundCommand.EnterWithdrawal;
import org.sunledger.ledger.fund.FundCommand.RegisterFund;
import org.sunledger.ledger.fund.FundCommand.ReplenishFund;
import org.sunledger.ledger.fund.FundEvent.Category;
import org.sunledger.ledger.fund.FundEvent.PoolReplenished;
import org.sunledger.ledger.fund.FundEvent.ReservationReleased;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shell.GivenFacts;
import org.sunledger.ledger.shell.Provoked;

/** A refusal without a case here does not compile; a case that provokes another refusal fails. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FundRefusalTest {
    @ParameterizedTest
    @EnumSource
    void can_be_provoked_and_fills_both_sentences(FundRefusal refusal) {
        Provoked.assertRefused(refusal, () -> provoke(refusal));
    }

    private static List<FundEvent> provoke(FundRefusal refusal) {
        return switch (refusal) {
            case UNKNOWN_FUND -> decide(new RegisterFund(FUND));
            case QUOTA_ENTERED_BEFORE -> decide(new EnterFund(QUOTA), ENTERED);
            case INTEGRATION_ITEM_MISSING -> decide(new EnterFund(quota(Category.INTEGRATED, null)));
            case CODE_USED ->
                FundDecisions.decide(
                        new Fund(), new EnterFund(QUOTA), Provoked.context(MAKER, DAY, codeHeldByAnother()));
            case CODE_NOT_CLAIMED -> decide(new RegisterFund(FUND), ENTERED);
            case REGISTERED_BEFORE -> decide(new RegisterFund(FUND), ENTERED, REGISTERED);
            case NOT_REGISTERED -> decide(enterArrival(1), ENTERED);
            case UNKNOWN_ENTRY -> decide(new ConfirmArrival(FUND, OTHER_ARRIVAL), REGISTERED);
            case ENTRY_EXISTS -> decide(enterArrival(1), REGISTERED, arrivalEntered(1));
            case ENTRY_ENDED -> decide(confirmArrival(), REGISTERED, arrivalEntered(1), arrived(1));
            case ARRIVAL_EXCEEDS_QUOTA -> decide(enterArrival(100_001), REGISTERED);
            case REFERENCE_NOT_CLAIMED -> decide(new ConfirmArrival(FUND, ARRIVAL), REGISTERED, arrivalEntered(1));
            case ADJUSTED_BELOW_ARRIVED ->
                decide(new EnterAdjustment(FUND, ADJUSTMENT, -1, DOC), REGISTERED, arrived(100_000));
            case WITHDRAWAL_EXCEEDS_POOL ->
                decide(new EnterWithdrawal(FUND, WITHDRAWAL, Amount.ofFen(1), DOC), REGISTERED);
            case INSUFFICIENT -> decide(reserve(1), REGISTERED);
            case RESERVED_OTHERWISE -> decide(reserve(1), REGISTERED, arrived(9), reserved(2));
            case RESERVATION_RELEASED ->
                decide(
                        reserve(1),
                        REGISTERED,
                        arrived(9),
                        reserved(1),
                        new ReservationReleased(FUND, PROJECT, ALLOCATION, Amount.ofFen(1)));
            case REPLENISHED_OTHERWISE ->
                decide(
                        new ReplenishFund(FUND, PROJECT, REDUCTION, Amount.ofFen(1)),
                        REGISTERED,
                        new PoolReplenished(FUND, PROJECT, REDUCTION, Amount.ofFen(2)));
        };
    }

    private static GivenFacts codeHeldByAnother() {
        var facts = new GivenFacts();
        facts.add(MAKER, DAY, codeClaimed(FundIds.of(sameCode("鲁财农〔2018〕6号"))));
        return facts;
    }

    private static List<FundEvent> decide(FundCommand command, FundEvent... given) {
        var fund = Provoked.after(new Fund(), TREASURY, DAY, given);
        return FundDecisions.decide(fund, command, Provoked.context(CHECKER, DAY, new GivenFacts()));
    }
}
