package org.sunledger.projections.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunledger.ledger.fund.FundEvent.Category;
import org.sunledger.ledger.fund.FundEvent.FundRegistered;
import org.sunledger.ledger.fund.FundEvent.Level;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.projections.Examples;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.S1Journal;
import org.sunledger.projections.TestViews;
import org.sunledger.projections.engine.AsOf;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FundLedgerIT {
    private static final S1Journal S1 = S1Journal.recorded().through(41);
    private static TestViews views;
    private static FundLedgerQueries funds;

    @BeforeAll
    static void fold() {
        S1.journal().record(integrated("F5", "ZH-07"), LocalDate.of(2020, 5, 11));
        views = new TestViews(S1.journal(), List.of(ReadTables.money())).atHead();
        funds = new FundLedgerQueries(views.reader(), views.application());
    }

    @AfterAll
    static void close() {
        views.close();
    }

    @ParameterizedTest
    @CsvSource({
        "F1, 300000000, 256400000, 256400000, 5100000, 48700000, 14",
        "F2, 240000000, 207600000, 207600000, 3400000, 35800000, 14",
        "F3, 60000000, 60000000, 60000000, 0, 0, 6",
        "F4, 100000000, 100000000, 100000000, 0, 0, 6"
    })
    void ends_as_the_handbook_says(
            String code, long arrived, long allocated, long disbursed, long recovered, long pool, long days) {
        var row = row(funds.ledger(AsOf.latest()), code);
        var money = row.money();
        assertThat(List.of(
                        money.registeredFen(),
                        money.arrivedFen(),
                        money.allocatedFen(),
                        money.disbursedFen(),
                        money.recoveredFen(),
                        money.poolFen(),
                        money.cashFen(),
                        money.checkFen()))
                .containsExactly(arrived, arrived, allocated, disbursed, recovered, pool, pool, 0L);
        assertThat(row.daysToFirstIssue()).isEqualTo(days);
    }

    private static FundRegistered integrated(String code, String item) {
        var quota = new Quota(
                code,
                "统筹整合涉农资金",
                Level.CITY,
                Category.INTEGRATED,
                item,
                new DocNo("潍财农指〔2020〕9号"),
                Amount.ofFen(1),
                2020,
                TestActors.COUNTY,
                "2130505",
                null,
                "产业发展");
        return new FundRegistered(Examples.F1, quota);
    }

    @Test
    void names_the_item_of_the_integration_list_where_money_is_integrated() {
        var ledger = funds.ledger(AsOf.latest());
        assertThat(row(ledger, "F5").integrationItemCode()).isEqualTo("ZH-07");
        assertThat(row(ledger, "F1").integrationItemCode()).isNull();
    }

    @Test
    void folded_as_events_come_equals_summed_from_the_postings() {
        var folded = funds.ledger(AsOf.latest());
        var summed = funds.ledger(AsOf.effectiveOn(LocalDate.of(2020, 5, 11)));
        assertThat(folded.rows()).isEqualTo(summed.rows());
        assertThat(folded.total()).isEqualTo(summed.total());
    }

    @Test
    void checks_to_zero_at_every_position_per_fund_and_in_total() {
        for (long position = 1; position <= S1.journal().head(); position++) {
            var ledger = funds.ledger(AsOf.position(position));
            assertThat(ledger.total().checkFen()).isZero();
            assertThat(ledger.rows()).allMatch(row -> row.money().checkFen() == 0);
        }
    }

    @Test
    void knows_a_fund_from_its_registration_on() {
        assertThat(funds.ledger(AsOf.effectiveOn(LocalDate.of(2018, 1, 31))).rows())
                .isEmpty();
        var registered = funds.ledger(AsOf.effectiveOn(LocalDate.of(2018, 2, 1)));
        assertThat(registered.total().registeredFen()).isEqualTo(700_000_000);
        assertThat(registered.total().arrivedFen()).isZero();
        assertThat(row(registered, "F1").daysToFirstIssue()).isNull();
    }

    @Test
    void tells_the_year_end_both_ways() {
        var happened = funds.ledger(AsOf.effectiveOn(LocalDate.of(2018, 12, 31)));
        var known = funds.ledger(AsOf.position(S1.positionOf(25)));
        assertThat(happened.total().cashFen()).isEqualTo(223_465_000);
        assertThat(known.total().cashFen()).isEqualTo(219_965_000);
    }

    private static FundLedger.Row row(FundLedger ledger, String code) {
        return ledger.rows().stream()
                .filter(r -> r.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
