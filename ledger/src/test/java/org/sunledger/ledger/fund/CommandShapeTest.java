package org.sunledger.ledger.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunledger.ledger.fund.FundExamples.ADJUSTMENT;
import static org.sunledger.ledger.fund.FundExamples.DOC;
import static org.sunledger.ledger.fund.FundExamples.FUND;
import static org.sunledger.ledger.fund.FundExamples.QUOTA;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunledger.ledger.fund.FundCommand.EnterAdjustment;
import org.sunledger.ledger.fund.FundCommand.EnterFund;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.SharedRefusal;

/** What is refused before history is asked. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandShapeTest {
    @Test
    void a_quota_has_an_amount_a_name_a_purpose_and_a_year_of_this_century() {
        refused(SharedRefusal.AMOUNT_ZERO, () -> new EnterFund(quota("专项", Amount.ZERO, 2018, "产业")));
        refused(SharedRefusal.FIELD_MISSING, () -> new EnterFund(quota(" ", Amount.ofFen(1), 2018, "产业")));
        refused(SharedRefusal.FIELD_MISSING, () -> new EnterFund(quota("专项", Amount.ofFen(1), 2018, "")));
        refused(SharedRefusal.FIELD_WRONG, () -> new EnterFund(quota("专项", Amount.ofFen(1), 1999, "产业")));
        refused(SharedRefusal.FIELD_WRONG, () -> new EnterFund(quota("专项", Amount.ofFen(1), 2100, "产业")));
        assertThat(new EnterFund(quota("专项", Amount.ofFen(1), 2000, "产业")).stream())
                .isNotEqualTo(FUND.stream());
    }

    @Test
    void everything_that_is_wrong_with_a_quota_is_told_at_once() {
        assertThatThrownBy(() -> new EnterFund(quota(" ", Amount.ZERO, 1999, "")))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        r -> assertThat(r.refusals())
                                .extracting(refused -> refused.facts().get("field"))
                                .containsExactly("quota.fiscalYear", "quota.amountFen", "quota.name", "quota.purpose"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"21305", "2130505", "20101"})
    void a_function_code_names_an_item_of_expenditure(String code) {
        assertThat(new EnterFund(classified(code, null)).quota().functionCode()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "", "213", "213050", "21305050", "11305", "2130５", " 21305", "21305xx"})
    void another_function_code_is_refused(String code) {
        refused(SharedRefusal.FIELD_WRONG, () -> new EnterFund(classified(code, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"30201", "5", "5130", "5130101", ""})
    void an_economy_code_is_one_of_the_governments_classification(String code) {
        assertThat(new EnterFund(classified("21305", "51301")).quota().economyCode())
                .isEqualTo("51301");
        refused(SharedRefusal.FIELD_WRONG, () -> new EnterFund(classified("21305", code)));
    }

    private static Quota classified(String functionCode, String economyCode) {
        return new Quota(
                QUOTA.code(),
                QUOTA.name(),
                QUOTA.level(),
                QUOTA.category(),
                null,
                QUOTA.quotaDocNo(),
                QUOTA.amountFen(),
                QUOTA.fiscalYear(),
                QUOTA.divisionCode(),
                functionCode,
                economyCode,
                QUOTA.purpose());
    }

    @Test
    void an_adjustment_changes_something_within_the_limit_of_one_entry() {
        refused(SharedRefusal.AMOUNT_ZERO, () -> adjust(0));
        refused(SharedRefusal.AMOUNT_OUT_OF_RANGE, () -> adjust(Amount.MAX + 1));
        refused(SharedRefusal.AMOUNT_OUT_OF_RANGE, () -> adjust(-Amount.MAX - 1));
        refused(SharedRefusal.AMOUNT_OUT_OF_RANGE, () -> adjust(Long.MIN_VALUE));
        assertThat(adjust(-Amount.MAX).deltaFen()).isEqualTo(-Amount.MAX);
    }

    private static EnterAdjustment adjust(long fen) {
        return new EnterAdjustment(FUND, ADJUSTMENT, fen, DOC);
    }

    private static Quota quota(String name, Amount amount, int fiscalYear, String purpose) {
        return new Quota(
                QUOTA.code(),
                name,
                QUOTA.level(),
                QUOTA.category(),
                null,
                QUOTA.quotaDocNo(),
                amount,
                fiscalYear,
                QUOTA.divisionCode(),
                QUOTA.functionCode(),
                null,
                purpose);
    }

    private static void refused(SharedRefusal refusal, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(refusal));
    }
}
