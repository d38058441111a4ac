package org.sunledger.projections.village;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sunledger.ledger.shell.TestActors.BAISHANTOU;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.HUIQU_TOWN;
import static org.sunledger.ledger.shell.TestActors.TANQIUYU;
import static org.sunledger.ledger.shell.TestActors.XIAJIAGOU;
import static org.sunledger.ledger.shell.TestActors.ZHESHAN_TOWN;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunledger.ledger.posting.IndependentFold;
import org.sunledger.ledger.posting.S1;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.Examples;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.S1Journal;
import org.sunledger.projections.TestJournal;
import org.sunledger.projections.TestViews;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.figure.Figure;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VillageBalanceIT {
    private static final S1Journal S1_JOURNAL = S1Journal.recorded().through(41);
    private static TestViews views;
    private static VillageBalanceQueries balances;

    @BeforeAll
    static void fold() {
        views = new TestViews(S1_JOURNAL.journal(), List.of(ReadTables.money())).atHead();
        balances = new VillageBalanceQueries(views.reader(), views.application());
    }

    @AfterAll
    static void close() {
        views.close();
    }

    static List<S1.Expected> expected() {
        return S1Journal.expected();
    }

    @ParameterizedTest
    @MethodSource("expected")
    void is_what_the_handbook_expects(S1.Expected expected) {
        var table = balances.table(S1_JOURNAL.asOf(expected));
        if (expected.isTotal()) {
            var t = table.total();
            assertThat(List.of(
                            t.allocatedFen(),
                            t.disbursedFen(),
                            t.recoveredFen(),
                            t.netFen(),
                            t.availableFen(),
                            t.assetFen(),
                            t.incomeFen(),
                            t.arrivedFen(),
                            t.poolFen(),
                            t.pendingRecoveryFen(),
                            t.cashFen()))
                    .isEqualTo(expected.figures());
        } else {
            var row = table.rows().stream()
                    .filter(r -> r.divisionCode().equals(expected.divisionCode()))
                    .findFirst()
                    .map(VillageBalanceIT::figures)
                    .orElse(List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L)); // a place without a row has zeroes
            assertThat(row).isEqualTo(expected.figures());
        }
    }

    @ParameterizedTest
    @MethodSource("expected")
    void of_one_place_is_the_sum_of_its_events(S1.Expected expected) {
        if (expected.isTotal()) return;
        var place = DivisionCode.of(expected.divisionCode());
        var village = balances.village(place, S1_JOURNAL.asOf(expected));
        assertThat(figures(village.row())).isEqualTo(expected.figures());
        assertThat(sum(village, Figure.DISBURSED)).isEqualTo(village.row().disbursedFen());
        assertThat(sum(village, Figure.ALLOCATED)).isEqualTo(village.row().allocatedFen());
    }

    /** At every position, by both ways of asking, against a fold that knows no postings. */
    @Test
    void agrees_with_an_independent_fold_at_every_position_and_conserves_money() {
        var independent = new IndependentFold();
        for (var event : S1_JOURNAL.journal().events()) {
            independent.apply(event.event());
            var table = balances.table(AsOf.position(event.position()));
            var t = table.total();
            assertThat(t.cashFen()).isEqualTo(t.poolFen() + t.availableFen() + t.pendingRecoveryFen());
            assertThat(t).isEqualTo(VillageBalance.Total.of(independent.total()));
            for (var row : table.rows()) {
                var place = DivisionCode.of(row.divisionCode());
                assertThat(row).isEqualTo(VillageBalance.of(place, row.divisionName(), independent.of(place)));
            }
        }
    }

    @Test
    void folded_as_events_come_equals_summed_from_the_postings() {
        var folded = balances.table(AsOf.latest());
        // The last day of all: every event counts, but only the postings know days.
        var summed = balances.table(AsOf.effectiveOn(LocalDate.of(2020, 5, 11)));
        assertThat(folded.rows()).isEqualTo(summed.rows());
        assertThat(folded.total()).isEqualTo(summed.total());
        assertThat(folded.asOf().position()).isEqualTo(S1_JOURNAL.journal().head());
    }

    @Test
    void has_a_row_for_every_place_that_ever_had_a_figure_and_none_for_the_pool() {
        assertThat(codes(balances.table(AsOf.latest())))
                .containsExactly(ZHESHAN_TOWN.value(), TANQIUYU.value(), XIAJIAGOU.value(), BAISHANTOU.value());
        // The allocations are dated 2018-03-26: before that day the places had nothing, but they are known.
        var before = balances.table(AsOf.effectiveOn(LocalDate.of(2018, 3, 25)));
        assertThat(codes(before)).hasSize(4);
        assertThat(before.rows()).allMatch(row -> row.allocatedFen() == 0);
        assertThat(before.total().poolFen()).isEqualTo(700_000_000);
        // As known then, nobody had heard of them.
        assertThat(codes(balances.table(AsOf.position(S1_JOURNAL.positionOf(4)))))
                .isEmpty();
    }

    @Test
    void gives_zeroes_to_a_place_that_is_asked_and_has_no_row() {
        assertThat(balances.table(AsOf.latest(), Set.of(HUIQU_TOWN)).rows()).anySatisfy(row -> {
            assertThat(row.divisionName()).isEqualTo("辉渠镇");
            assertThat(figures(row)).containsOnly(0L);
        });
        var village = balances.village(HUIQU_TOWN, AsOf.latest());
        assertThat(figures(village.row())).containsOnly(0L);
        assertThat(village.events()).isEmpty();
        assertThat(balances.village(DivisionCode.of("370784119999"), AsOf.latest())
                        .row()
                        .divisionName())
                .isEqualTo("370784119999");
    }

    @ParameterizedTest
    @MethodSource("expected")
    void of_an_area_is_the_sum_of_its_parts_and_of_the_county_the_total(S1.Expected expected) {
        var asOf = S1_JOURNAL.asOf(expected);
        var total = balances.table(asOf).total();
        var county = balances.area(COUNTY, asOf);
        assertThat(figures(county.row()))
                .containsExactly(
                        total.allocatedFen(),
                        total.disbursedFen(),
                        total.recoveredFen(),
                        total.netFen(),
                        total.availableFen(),
                        total.assetFen(),
                        total.incomeFen());
        for (var town : county.parts()) {
            var places = balances.area(DivisionCode.of(town.divisionCode()), asOf);
            assertThat(places.row()).isEqualTo(town);
            assertThat(balances.table(asOf).rows()).containsAll(places.parts());
        }
    }

    @Test
    void an_area_lists_what_lies_in_it_and_its_own_money() {
        assertThat(balances.area(COUNTY, AsOf.latest()).parts().stream().map(VillageBalance::divisionCode))
                .containsExactly(ZHESHAN_TOWN.value(), HUIQU_TOWN.value());
        var town = balances.area(ZHESHAN_TOWN, AsOf.latest());
        assertThat(town.row().divisionName()).isEqualTo("柘山镇");
        assertThat(town.parts().stream().map(VillageBalance::divisionCode))
                .containsExactly(ZHESHAN_TOWN.value(), TANQIUYU.value(), XIAJIAGOU.value());
        assertThat(balances.area(ZHESHAN_TOWN, AsOf.position(1)).parts()).isEmpty();
    }

    @Test
    void leads_from_a_figure_down_to_its_events() {
        var events = balances.village(TANQIUYU, AsOf.effectiveOn(LocalDate.of(2018, 7, 20)))
                .events();
        assertThat(events.stream().map(e -> e.eventType() + " " + e.figure() + " " + e.amountFen()))
                .containsExactly(
                        "allocation.issued ALLOCATED 180000000",
                        "disbursement.paid DISBURSED 54000000",
                        "disbursement.paid DISBURSED 36000000",
                        "entry.reversed DISBURSED -36000000",
                        "disbursement.paid DISBURSED 30600000");
        assertThat(events.get(3).position()).isEqualTo(S1_JOURNAL.positionOf(18));
        assertThat(events.get(3).recordedAt()).hasToString("2018-07-23T02:00:00Z");
        assertThat(events.get(3).effectiveOn()).isEqualTo(LocalDate.of(2018, 7, 20));
    }

    @Test
    void tells_the_last_events_of_a_place_and_where_those_before_them_are() {
        var journal = TestJournal.opened();
        journal.record(Examples.issued(Examples.P1, 1_000_000), Examples.DAY);
        for (int n = 1; n <= 130; n++) journal.record(Examples.paid(Examples.P1, n, 100), Examples.DAY);
        try (var busy = new TestViews(journal, List.of(ReadTables.money())).atHead()) {
            var asked = new VillageBalanceQueries(busy.reader(), busy.application());
            var last = asked.village(BAISHANTOU, AsOf.latest());
            assertThat(last.row().disbursedFen()).isEqualTo(13_000);
            assertThat(last.events()).hasSize(VillageBalanceQueries.EVENTS_MAX);
            assertThat(last.events().getLast().position()).isEqualTo(journal.head());

            var first = asked.village(BAISHANTOU, AsOf.latest(), requireNonNull(last.before()));
            assertThat(first.row()).isEqualTo(last.row());
            assertThat(first.events()).hasSize(131 - VillageBalanceQueries.EVENTS_MAX);
            assertThat(first.events().getLast().position()).isLessThan(requireNonNull(last.before()));
            assertThat(first.before()).isNull();
        }
    }

    @Test
    void never_shows_the_county_as_a_village() {
        assertThat(codes(balances.table(AsOf.latest()))).doesNotContain(COUNTY.value());
    }

    private static long sum(VillageBalance.Village village, Figure figure) {
        return village.events().stream()
                .filter(e -> e.figure() == figure)
                .mapToLong(VillageBalance.Entry::amountFen)
                .sum();
    }

    private static List<String> codes(VillageBalance.County table) {
        return table.rows().stream().map(VillageBalance::divisionCode).toList();
    }

    private static List<Long> figures(VillageBalance row) {
        return List.of(
                row.allocatedFen(),
                row.disbursedFen(),
                row.recoveredFen(),
                row.netFen(),
                row.availableFen(),
                row.assetFen(),
                row.incomeFen());
    }
}
