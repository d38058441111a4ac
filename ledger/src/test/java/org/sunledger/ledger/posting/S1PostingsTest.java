package org.sunledger.ledger.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunledger.ledger.posting.S1.Expected;
import org.sunledger.ledger.posting.S1.Row;
import org.sunledger.ledger.shared.DivisionCode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class S1PostingsTest {
    private static final List<Row> ROWS = S1.rows();

    static List<Expected> expectedRows() {
        return S1.expected();
    }

    @Test
    void all_rows_are_there() {
        assertThat(ROWS).hasSize(41);
        assertThat(expectedRows()).hasSize(100);
        assertThat(expectedRows().stream().map(Expected::basis).distinct())
                .containsExactlyInAnyOrder("SEQUENCE", "EFFECTIVE", "RECORDED");
    }

    @ParameterizedTest
    @MethodSource("expectedRows")
    void give_every_expected_balance(Expected expected) {
        var seen = ROWS.stream().filter(basisOf(expected)).toList();
        var postings = seen.stream().flatMap(row -> Postings.of(row.event()).stream());
        if (!expected.isTotal()) {
            var place = DivisionCode.of(expected.divisionCode());
            postings = postings.filter(posting -> posting.divisionCode().equals(place));
        }
        var measures = Measures.of(postings.toList());
        assertThat(figures(measures, expected.isTotal())).isEqualTo(expected.figures());
    }

    @ParameterizedTest
    @MethodSource("expectedRows")
    void agree_with_a_fold_that_does_not_use_them(Expected expected) {
        var fold = new IndependentFold();
        ROWS.stream().filter(basisOf(expected)).forEach(row -> fold.apply(row.event()));
        var measures = expected.isTotal() ? fold.total() : fold.of(DivisionCode.of(expected.divisionCode()));
        assertThat(figures(measures, expected.isTotal())).isEqualTo(expected.figures());
    }

    @ParameterizedTest
    @CsvSource({
        "F1, 300000000, 256400000, 256400000, 5100000, 48700000",
        "F2, 240000000, 207600000, 207600000, 3400000, 35800000",
        "F3, 60000000, 60000000, 60000000, 0, 0",
        "F4, 100000000, 100000000, 100000000, 0, 0"
    })
    void leave_in_each_fund_what_the_handbook_says(
            String fund, long arrived, long allocated, long disbursed, long recovered, long pool) {
        var measures = Measures.of(ROWS.stream()
                .flatMap(row -> Postings.of(row.event()).stream())
                .filter(posting -> S1.fund(fund).equals(posting.fundId()))
                .toList());
        assertThat(measures).isEqualTo(new Measures(allocated, disbursed, recovered, 0, pool, 0, arrived, 0, 0, 0));
        assertThat(measures.cashFen()).isEqualTo(pool);
    }

    @Test
    void conserve_money_after_each_event_in_both_orders() {
        conserve(ROWS);
        var byDay = new ArrayList<>(ROWS);
        byDay.sort(Comparator.comparing(Row::effectiveOn).thenComparing(Row::seq));
        conserve(byDay);
    }

    @Test
    void show_what_was_known_before_the_reversal() {
        // Step 6: until 07-23 the ledger believed in 900,000 yuan for P3.
        var known = ROWS.stream().filter(row -> row.recordedAt().isBefore(Instant.parse("2018-07-21T16:00:00Z")));
        var measures = Measures.of(
                known.flatMap(row -> Postings.of(row.event()).stream()).toList());
        assertThat(measures.disbursedFen()).isEqualTo(365_000_000);
        assertThat(measures.cashFen()).isEqualTo(335_000_000);
    }

    private static void conserve(List<Row> rows) {
        var sum = Measures.ZERO;
        for (var row : rows) {
            sum = sum.plus(Measures.of(Postings.of(row.event())));
            assertThat(sum.imbalanceFen()).as("after row %d", row.seq()).isZero();
        }
    }

    private static Predicate<Row> basisOf(Expected expected) {
        return switch (expected.basis()) {
            case "SEQUENCE" -> row -> row.seq() <= expected.throughSeq();
            case "EFFECTIVE" -> row -> !row.effectiveOn().isAfter(LocalDate.parse(expected.cutoff()));
            case "RECORDED" -> row -> row.recordedAt().isBefore(Instant.parse(expected.cutoff()));
            default -> throw new IllegalArgumentException(expected.basis());
        };
    }

    private static List<Long> figures(Measures m, boolean isTotal) {
        var figures = new ArrayList<>(List.of(
                m.allocatedFen(),
                m.disbursedFen(),
                m.recoveredFen(),
                m.netFen(),
                m.availableFen(),
                m.assetFen(),
                m.incomeFen()));
        if (isTotal) figures.addAll(List.of(m.arrivedFen(), m.poolFen(), m.pendingRecoveryFen(), m.cashFen()));
        return figures;
    }
}
