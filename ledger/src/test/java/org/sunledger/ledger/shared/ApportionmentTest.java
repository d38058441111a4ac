package org.sunledger.ledger.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ApportionmentTest {
    /** An amount and the weights it is divided over. */
    record Division(Amount amount, List<Amount> weights) {
        BigInteger total() {
            return weights.stream().map(w -> BigInteger.valueOf(w.fen())).reduce(BigInteger.ZERO, BigInteger::add);
        }
    }

    @Provide
    Arbitrary<Division> divisions() {
        var amounts = Arbitraries.longs().between(0, Amount.MAX).map(Amount::ofFen);
        var weights = Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 5), Arbitraries.longs().between(0, Amount.MAX))
                .map(Amount::ofFen)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .filter(list -> list.stream().anyMatch(weight -> !weight.isZero()));
        return Combinators.combine(amounts, weights).as(Division::new);
    }

    @Property
    void the_parts_sum_exactly_to_the_amount(@ForAll("divisions") Division d) {
        var parts = Apportionment.of(d.amount(), d.weights());
        assertThat(parts).hasSameSizeAs(d.weights());
        assertThat(parts.stream().mapToLong(Amount::fen).sum())
                .isEqualTo(d.amount().fen());
    }

    @Property
    void every_part_is_its_share_rounded_down_or_up(@ForAll("divisions") Division d) {
        var parts = Apportionment.of(d.amount(), d.weights());
        for (int i = 0; i < parts.size(); i++) {
            var floor = BigInteger.valueOf(d.amount().fen())
                    .multiply(BigInteger.valueOf(d.weights().get(i).fen()))
                    .divide(d.total())
                    .longValueExact();
            assertThat(parts.get(i).fen()).isBetween(floor, floor + 1);
        }
    }

    @Property
    void no_part_exceeds_its_weight_while_the_amount_fits_into_all(@ForAll("divisions") Division d) {
        var fitting = d.total().min(BigInteger.valueOf(d.amount().fen())).longValueExact();
        var parts = Apportionment.of(Amount.ofFen(fitting), d.weights());
        for (int i = 0; i < parts.size(); i++) {
            assertThat(parts.get(i)).isLessThanOrEqualTo(d.weights().get(i));
        }
    }

    @Property
    void of_equal_weights_the_earlier_gets_no_less(@ForAll("divisions") Division d) {
        var parts = Apportionment.of(d.amount(), d.weights());
        for (int i = 1; i < parts.size(); i++) {
            if (d.weights().get(i - 1).equals(d.weights().get(i))) {
                assertThat(parts.get(i - 1)).isGreaterThanOrEqualTo(parts.get(i));
            }
        }
    }

    @Example
    void a_third_each_leaves_the_last_fen_to_the_first() {
        var one = Amount.ofFen(1);
        assertThat(Apportionment.of(Amount.ofYuan(1_000_000), List.of(one, one, one)))
                .containsExactly(Amount.ofFen(33_333_334), Amount.ofFen(33_333_333), Amount.ofFen(33_333_333));
    }

    @Example
    void nothing_cannot_be_divided_over_nothing() {
        assertThatThrownBy(() -> Apportionment.of(Amount.ofFen(1), List.of(Amount.ZERO, Amount.ZERO)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
