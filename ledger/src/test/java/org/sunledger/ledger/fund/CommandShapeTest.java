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
        refused(SharedRefusal.FIELD_MISSING, () -> new EnterFund(quota("专项", Amount.ofFen(1), 1999, "产业")));
        refused(SharedRefusal.FIELD_MISSING, () -> new EnterFund(quota("专项", Amount.ofFen(1), 2100, "产业")));
        assertThat(new EnterFund(quota("专项", Amount.ofFen(1), 2000, "产业")).stream())
                .isNotEqualTo(FUND.stream());
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
