package org.sunledger.projections.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.sunledger.ledger.shell.TestActors.TANQIUYU;
import static org.sunledger.projections.figure.Figure.AVAILABLE;
import static org.sunledger.projections.figure.Figure.DISBURSED;
import static org.sunledger.projections.figure.Figure.POOL;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.posting.S1;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.S1Journal;
import org.sunledger.projections.TestViews;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.figure.Restatement.Restated;
import org.sunledger.projections.figure.Why.Contribution;
import org.sunledger.projections.village.VillageBalanceQueries;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AskingWhyIT {
    private static final S1Journal S1_JOURNAL = S1Journal.recorded().through(41);
    private static final Holder PLACE = new Holder.Place(TANQIUYU);
    private static final Holder FUND = new Holder.Fund(S1.fund("F1").value());
    private static TestViews views;
    private static WhyQueries why;
    private static RestatementQueries restatements;

    @BeforeAll
    static void fold() {
        views = new TestViews(S1_JOURNAL.journal(), List.of(ReadTables.money())).atHead();
        why = new WhyQueries(views.reader(), views.application());
        restatements = new RestatementQueries(views.reader(), views.application());
    }

    @AfterAll
    static void close() {
        views.close();
    }

    @Test
    void names_the_events_whose_amounts_sum_to_the_figure() {
        var asked = why.why(PLACE, DISBURSED, AsOf.effectiveOn(LocalDate.of(2018, 7, 20)), 0, 100);
        assertThat(asked.rows())
                .extracting(c -> c.event().eventType(), Contribution::amountFen)
                .containsExactly(
                        tuple("disbursement.paid", 54_000_000L),
                        tuple("disbursement.paid", 36_000_000L),
                        tuple("entry.reversed", -36_000_000L),
                        tuple("disbursement.paid", 30_600_000L));
        assertThat(asked.fen()).isEqualTo(84_600_000).isEqualTo(asked.carriedForwardFen());
        assertThat(asked.rows().get(2).event().position()).isEqualTo(S1_JOURNAL.positionOf(18));
        assertThat(asked.rows().get(2).event().stream()).startsWith("Project/");
        assertThat(asked.next()).isNull();
    }

    /** Every figure of every holder at every position, one event per page. */
    @Test
    void carries_forward_from_page_to_page_until_the_figure_is_reached() {
        var holders = List.of(PLACE, FUND, new Holder.Ledger());
        for (long position = 1; position <= S1_JOURNAL.journal().head(); position += 3) {
            for (var holder : holders)
                for (var figure : Figure.of(holder)) walk(holder, figure, AsOf.position(position));
        }
    }

    private static void walk(Holder holder, Figure figure, AsOf asOf) {
        long carried = 0;
        long after = 0;
        while (true) {
            var page = why.why(holder, figure, asOf, after, 1);
            assertThat(page.broughtForwardFen()).isEqualTo(carried);
            carried = page.carriedForwardFen();
            var next = page.next();
            if (next == null) {
                assertThat(carried).as("%s of %s, %s", figure, holder, asOf).isEqualTo(page.fen());
                return;
            }
            assertThat(page.rows()).hasSize(1);
            after = next;
        }
    }

    @Test
    void knows_no_pool_of_a_place() {
        assertThatThrownBy(() -> why.why(PLACE, POOL, AsOf.latest(), 0, 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tells_what_was_learned_about_a_past_day_and_from_which_events() {
        // Rows 17 to 19: a payment recorded wrongly on 07-20, reversed and entered again on 07-23 for the same day.
        var day = LocalDate.of(2018, 7, 20);
        var restatement = restatements.restated(
                AsOf.position(S1_JOURNAL.positionOf(17)), new AsOf(day, null, S1_JOURNAL.positionOf(19), null), 0, 100);
        assertThat(restatement.places())
                .contains(new Restatement.OfPlace(
                        TANQIUYU.value(), "谭秋峪村委会", new Restated(DISBURSED, 90_000_000, 84_600_000, -5_400_000)));
        assertThat(restatement.places()).allMatch(row -> row.divisionCode().equals(TANQIUYU.value()));
        assertThat(restatement.total()).contains(new Restated(AVAILABLE, old(day), old(day) + 5_400_000, 5_400_000));
        assertThat(restatement.events())
                .extracting(cause -> cause.event().eventType())
                .containsExactly("entry.reversed", "disbursement.paid");
        assertThat(restatement.next()).isNull();

        // The same causes, figure by figure: what went before the range is brought forward.
        var caused = why.why(
                PLACE, DISBURSED, new AsOf(day, null, S1_JOURNAL.positionOf(19), null), S1_JOURNAL.positionOf(17), 100);
        assertThat(caused.broughtForwardFen()).isEqualTo(90_000_000);
        assertThat(caused.rows()).extracting(Contribution::amountFen).containsExactly(-36_000_000L, 30_600_000L);
        assertThat(caused.carriedForwardFen()).isEqualTo(84_600_000);
    }

    private static long old(LocalDate day) {
        return new VillageBalanceQueries(views.reader(), views.application())
                .table(new AsOf(day, null, S1_JOURNAL.positionOf(17), null))
                .total()
                .availableFen();
    }

    @Test
    void the_causes_of_all_pages_sum_to_the_differences() {
        var from = AsOf.position(S1_JOURNAL.positionOf(10));
        var to = new AsOf(LocalDate.of(2019, 3, 1), null, S1_JOURNAL.positionOf(35), null);
        var causes = new ArrayList<Restatement.Cause>();
        Restatement page;
        long after = 0;
        do {
            page = restatements.restated(from, to, after, 3);
            causes.addAll(page.events());
            after = page.next() == null ? 0 : page.next();
        } while (page.next() != null);

        assertThat(page.places()).isNotEmpty();
        for (var row : page.places()) {
            assertThat(causes.stream()
                            .flatMap(cause -> cause.places().stream())
                            .filter(moved -> moved.divisionCode().equals(row.divisionCode()))
                            .filter(moved -> moved.figure() == row.restated().figure())
                            .mapToLong(Restatement.OfOnePlace::amountFen)
                            .sum())
                    .isEqualTo(row.restated().differenceFen());
        }
        assertThat(page.funds()).isNotEmpty();
        for (var row : page.funds()) {
            assertThat(causes.stream()
                            .flatMap(cause -> cause.funds().stream())
                            .filter(moved -> moved.fundId().equals(row.fundId()))
                            .filter(moved -> moved.figure() == row.restated().figure())
                            .mapToLong(Restatement.OfOneFund::amountFen)
                            .sum())
                    .isEqualTo(row.restated().differenceFen());
        }
    }
}
