package org.sunledger.projections.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunledger.ledger.fund.FundEvent.Category;
import org.sunledger.ledger.fund.FundEvent.Level;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.projections.Examples;
import org.sunledger.projections.engine.AsOf;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CarryingOverTest {
    private static final AsOf.Resolved AS_OF = new AsOf.Resolved(null, null, 1);

    private static FundLedger.Row fund(String code, int year, long pool, long available, long pending) {
        var cash = pool + available + pending;
        var sums = new Measures(0, 0, 0, available, pool, pending, cash, 0, 0, 0);
        return new FundLedger.Row(
                Examples.id(year),
                code,
                "资金",
                Level.CENTRAL,
                Category.EARMARKED,
                null,
                "号",
                year,
                FundLedger.Money.of(cash, 0, sums),
                null,
                null,
                null);
    }

    private static CarryOver on(String day, FundLedger.Row... funds) {
        var money = FundLedger.Money.of(0, 0, Measures.ZERO);
        return CarryOver.of(new FundLedger(AS_OF, List.of(funds), money), LocalDate.parse(day));
    }

    @ParameterizedTest
    @CsvSource({
        "2018-12-31, 0, false",
        "2019-01-30, 0, false",
        "2019-01-31, 1, false",
        "2020-12-31, 24, false",
        "2021-01-01, 24, true"
    })
    void months_are_counted_from_the_last_day_of_the_fiscal_year(String day, long months, boolean isOver) {
        var row = on(day, fund("F1", 2018, 3, 4, 5)).rows().getFirst();
        assertThat(row.unspentFen()).isEqualTo(12);
        assertThat(row.months()).isEqualTo(months);
        assertThat(row.isOverTwoYears()).isEqualTo(isOver);
    }

    @Test
    void a_year_that_goes_on_and_a_fund_that_is_spent_carry_nothing() {
        var carried = on("2019-06-30", fund("F1", 2018, 1, 0, 0), fund("F2", 2018, 0, 0, 0), fund("F3", 2019, 9, 0, 0));
        assertThat(carried.rows()).extracting(CarryOver.Row::code).containsExactly("F1");
        assertThat(carried.totalFen()).isEqualTo(1);
    }
}
