package org.sunledger.ledger.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AmountTest {
    private static final Amount LARGEST = Amount.ofFen(Amount.MAX);

    @Test
    void the_limit_itself_is_an_amount_and_one_fen_more_is_a_mistake_in_the_unit() {
        assertThat(LARGEST.fen()).isEqualTo(10_000_000_000_000L);
        refused(SharedRefusal.AMOUNT_OUT_OF_RANGE, () -> Amount.ofFen(Amount.MAX + 1));
        refused(SharedRefusal.AMOUNT_OUT_OF_RANGE, () -> LARGEST.plus(Amount.ofFen(1)));
        refused(SharedRefusal.AMOUNT_OUT_OF_RANGE, () -> LARGEST.plus(LARGEST));
    }

    @Test
    void nothing_is_an_amount_but_no_entry_and_below_nothing_is_neither() {
        assertThat(Amount.ZERO.isZero()).isTrue();
        refused(SharedRefusal.AMOUNT_OUT_OF_RANGE, () -> Amount.ofFen(-1));
        refused(SharedRefusal.AMOUNT_OUT_OF_RANGE, () -> Amount.ofFen(1).minus(Amount.ofFen(2)));
        refused(SharedRefusal.AMOUNT_OUT_OF_RANGE, () -> Amount.ofFen(Long.MIN_VALUE));
    }

    @Test
    void whole_yuan_beyond_every_count_of_fen_do_not_wrap_around() {
        assertThatThrownBy(() -> Amount.ofYuan(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_share_is_rounded_down_to_the_fen() {
        assertThat(Amount.ofYuan(1_415_000).share(9_700)).isEqualTo(Amount.ofYuan(1_372_550));
        assertThat(Amount.ofFen(3_333).share(300)).isEqualTo(Amount.ofFen(99));
        assertThat(LARGEST.share(10_000)).isEqualTo(LARGEST);
    }

    @Test
    void one_fen_more_exceeds() {
        assertThat(Amount.ofFen(101).exceeds(Amount.ofFen(100))).isTrue();
        assertThat(Amount.ofFen(100).exceeds(Amount.ofFen(100))).isFalse();
        assertThat(Amount.ofFen(100)).isLessThan(Amount.ofFen(101));
    }

    @Test
    void people_read_yuan_with_two_decimals() {
        assertThat(Yuan.of(10_001)).isEqualTo("100.01");
        assertThat(Yuan.of(10_010)).isEqualTo("100.10");
        assertThat(Yuan.of(0)).isEqualTo("0.00");
        assertThat(Yuan.of(-5)).isEqualTo("-0.05");
        assertThat(Yuan.of(-12_345)).isEqualTo("-123.45");
        assertThat(Yuan.of(Long.MIN_VALUE)).isEqualTo("-92233720368547758.08");
        assertThat(LARGEST).hasToString("100000000000.00");
    }

    static void refused(Refusal refusal, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(refusal));
    }
}
