package org.sunledger.ledger.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunledger.ledger.fund.FundExamples.ENTERED;
import static org.sunledger.ledger.fund.FundExamples.FUND;
import static org.sunledger.ledger.fund.FundExamples.QUOTA;
import static org.sunledger.ledger.fund.FundExamples.REGISTERED;
import static org.sunledger.ledger.fund.FundExamples.codeClaimed;
import static org.sunledger.ledger.fund.FundExamples.newFund;
import static org.sunledger.ledger.fund.FundExamples.quota;
import static org.sunledger.ledger.fund.FundExamples.registeredFund;
import static org.sunledger.ledger.fund.FundExamples.sameCode;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.MAKER;
import static org.sunledger.ledger.shell.TestActors.TREASURY;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.fund.FundCommand.EnterFund;
import org.sunledger.ledger.fund.FundCommand.RegisterFund;
import org.sunledger.ledger.fund.FundCommand.RejectFundEntry;
import org.sunledger.ledger.fund.FundEvent.Category;
import org.sunledger.ledger.fund.FundEvent.FundEntered;
import org.sunledger.ledger.fund.FundEvent.FundEntryRejected;
import org.sunledger.ledger.fund.FundEvent.RejectionReason;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shell.LedgerFixture;
import org.sunledger.ledger.shell.TestActors;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RegisteringFundTest {
    private static final Actor MAKER_AS_CHECKER = TestActors.actor("maker", Role.CHECKER, COUNTY);
    private static final RejectFundEntry RETURN_QUOTA =
            new RejectFundEntry(FUND, FUND.value(), RejectionReason.WRONG_AMOUNT);

    @Test
    void the_maker_enters_and_the_checker_registers() {
        newFund().when(MAKER, "2018-03-01", new EnterFund(QUOTA)).expectEvents(ENTERED);
        newFund()
                .given(MAKER, "2018-03-01", ENTERED)
                .elsewhere(MAKER, "2018-03-01", codeClaimed(FUND))
                .when(CHECKER, "2018-03-02", new RegisterFund(FUND))
                .expectEvents(REGISTERED);
    }

    @Test
    void nobody_registers_what_he_entered() {
        newFund()
                .given(MAKER, "2018-03-01", ENTERED)
                .elsewhere(MAKER, "2018-03-01", codeClaimed(FUND))
                .when(MAKER_AS_CHECKER, "2018-03-02", new RegisterFund(FUND))
                .expectRefusals(SharedRefusal.SAME_PERSON);
    }

    @Test
    void the_same_document_category_and_year_is_the_same_fund_however_the_number_is_printed() {
        assertThat(FundIds.of(new DocNo("鲁财农【2018】 5号"), Category.EARMARKED, 2018))
                .isEqualTo(FUND);
        assertThat(FundIds.of(FundExamples.QUOTA_DOC, Category.EARMARKED, 2019)).isNotEqualTo(FUND);
        assertThat(FundIds.of(FundExamples.QUOTA_DOC, Category.INDUSTRY, 2018)).isNotEqualTo(FUND);
        newFund()
                .given(MAKER, "2018-03-01", ENTERED)
                .when(MAKER, "2018-03-01", new EnterFund(QUOTA))
                .expectRefusals(FundRefusal.QUOTA_ENTERED_BEFORE);
    }

    @Test
    void a_code_names_one_fund_however_it_is_typed() {
        var other = sameCode("鲁财农〔2018〕6号");
        newFund()
                .elsewhere(MAKER, "2018-03-01", codeClaimed(FUND))
                .when(MAKER, "2018-03-02", new EnterFund(other))
                .expectRefusals(FundRefusal.CODE_USED)
                .expectSentences(
                        "指标代码重复:Z155110000004 已由 " + FUND.stream() + " 使用,请换一个代码。",
                        "The fund code Z155110000004 is already used by " + FUND.stream()
                                + "; give this fund another one.");
        assertThat(ClaimKey.fundCode(" z155110000004")).isEqualTo(ClaimKey.fundCode(QUOTA.code()));
        newFund()
                .given(MAKER, "2018-03-01", ENTERED)
                .elsewhere(MAKER, "2018-03-01", codeClaimed(FundIds.of(other)))
                .when(CHECKER, "2018-03-02", new RegisterFund(FUND))
                .expectRefusals(FundRefusal.CODE_NOT_CLAIMED);
    }

    @Test
    void a_returned_quota_may_be_entered_again() {
        newFund()
                .given(MAKER, "2018-03-01", ENTERED)
                .when(CHECKER, "2018-03-02", RETURN_QUOTA)
                .expectEvents(new FundEntryRejected(FUND, FUND.value(), RejectionReason.WRONG_AMOUNT));
        newFund()
                .given(MAKER, "2018-03-01", ENTERED)
                .given(CHECKER, "2018-03-02", new FundEntryRejected(FUND, FUND.value(), RejectionReason.WRONG_AMOUNT))
                .when(MAKER, "2018-03-03", new EnterFund(QUOTA))
                .expectEvents(ENTERED);
    }

    @Test
    void a_returned_quota_is_known_to_be_returned() {
        returnedFund().when(CHECKER, "2018-03-02", RETURN_QUOTA).expectRefusals(FundRefusal.ENTRY_ENDED);
        returnedFund().when(CHECKER, "2018-03-02", new RegisterFund(FUND)).expectRefusals(FundRefusal.ENTRY_ENDED);
        returnedFund()
                .when(TREASURY, "2018-03-02", FundExamples.enterArrival(100))
                .expectRefusals(FundRefusal.ENTRY_ENDED);
        returnedFund().whenAutomated(MAKER, "2018-03-02", RETURN_QUOTA).expectNothing();
        newFund().when(CHECKER, "2018-03-02", RETURN_QUOTA).expectRefusals(FundRefusal.UNKNOWN_FUND);
    }

    private static LedgerFixture<FundAggregate> returnedFund() {
        return newFund()
                .given(MAKER, "2018-03-01", ENTERED)
                .given(CHECKER, "2018-03-02", new FundEntryRejected(FUND, FUND.value(), RejectionReason.WRONG_AMOUNT));
    }

    @Test
    void a_registered_quota_is_neither_returned_nor_registered_again() {
        registeredFund().when(CHECKER, "2018-03-03", RETURN_QUOTA).expectRefusals(FundRefusal.REGISTERED_BEFORE);
        registeredFund()
                .when(CHECKER, "2018-03-03", new RegisterFund(FUND))
                .expectRefusals(FundRefusal.REGISTERED_BEFORE);
    }

    @Test
    void integrated_money_names_its_item() {
        var without = quota(Category.INTEGRATED, " ");
        newFund()
                .when(MAKER, "2018-03-01", new EnterFund(without))
                .expectRefusals(FundRefusal.INTEGRATION_ITEM_MISSING);
        var with = quota(Category.INTEGRATED, "中央-07");
        newFund().when(MAKER, "2018-03-01", new EnterFund(with)).expectEvents(new FundEntered(FundIds.of(with), with));
    }
}
