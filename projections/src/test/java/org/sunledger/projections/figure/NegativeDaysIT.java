package org.sunledger.projections.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.sunledger.ledger.shell.TestActors.BAISHANTOU;
import static org.sunledger.ledger.shell.TestActors.XIAJIAGOU;
import static org.sunledger.projections.Examples.F1;
import static org.sunledger.projections.Examples.F2;
import static org.sunledger.projections.Examples.P1;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceived;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReturnedToPool;
import org.sunledger.ledger.project.RecoveryId;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.Event;
import org.sunledger.projections.Examples;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.TestJournal;
import org.sunledger.projections.TestViews;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.figure.NegativeDays.Spell;

/** Nothing here is overdrawn when it is recorded; entries that are dated back make days negative all the same. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NegativeDaysIT {
    private static final TestJournal JOURNAL = TestJournal.opened();
    private static TestViews views;
    private static NegativeDayQueries negative;
    private static long beforeLateEntries;

    @BeforeAll
    static void fold() {
        on("2018-03-10", Examples.issued(P1, 100, List.of(Examples.line(F1, BAISHANTOU, 100))));
        on("2018-03-10", Examples.paid(P1, 1, 10, List.of(Examples.line(F1, BAISHANTOU, 10))));
        on("2018-04-01", Examples.issued(P1, 100, List.of(Examples.line(F2, XIAJIAGOU, 100))));
        on("2018-05-01", Examples.issued(P1, 50, List.of(Examples.line(F2, XIAJIAGOU, 50))));
        on("2018-06-05", received(10));
        beforeLateEntries = JOURNAL.head();
        on("2018-03-09", Examples.paid(P1, 2, 60, List.of(Examples.line(F1, BAISHANTOU, 60))));
        on("2018-04-20", Examples.paid(P1, 3, 120, List.of(Examples.line(F2, XIAJIAGOU, 120))));
        on("2018-04-25", Examples.paid(P1, 4, 5, List.of(Examples.line(F2, XIAJIAGOU, 5))));
        on("2018-06-04", returned(10));
        views = new TestViews(JOURNAL, List.of(ReadTables.money())).atHead();
        negative = new NegativeDayQueries(views.reader(), views.application());
    }

    @AfterAll
    static void close() {
        views.close();
    }

    /** Recorded in summer, so that no day that is asked for is still to come. */
    private static void on(String day, Event event) {
        JOURNAL.at("2018-07-01T02:00:00Z");
        JOURNAL.record(event, LocalDate.parse(day));
    }

    private static RecoveryReceived received(long fen) {
        return new RecoveryReceived(
                P1,
                new RecoveryId(Examples.id(0x51)),
                Examples.id(0x52),
                new AllocationId(P1.value()),
                Amount.ofFen(fen),
                2018,
                List.of(Examples.line(F1, BAISHANTOU, fen)),
                new BankRef("R-1"));
    }

    private static RecoveryReturnedToPool returned(long fen) {
        return new RecoveryReturnedToPool(
                P1,
                new RecoveryId(Examples.id(0x51)),
                Examples.id(0x53),
                new AllocationId(P1.value()),
                Amount.ofFen(fen),
                2018,
                List.of(Examples.line(F1, BAISHANTOU, fen)));
    }

    private static List<Spell> spells(AsOf asOf) {
        return negative.days(asOf).spells();
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @Test
    void days_before_the_money_that_was_spent_are_negative_of_the_place_and_of_the_fund() {
        assertThat(spells(AsOf.latest()))
                .extracting(
                        Spell::divisionCode,
                        Spell::fundId,
                        Spell::figure,
                        Spell::firstOn,
                        Spell::lastOn,
                        Spell::lowestFen)
                .containsExactly(
                        tuple(null, F1.value(), Figure.AVAILABLE, day("2018-03-09"), day("2018-03-09"), -60L),
                        tuple(BAISHANTOU.value(), null, Figure.AVAILABLE, day("2018-03-09"), day("2018-03-09"), -60L),
                        tuple(null, F2.value(), Figure.AVAILABLE, day("2018-04-20"), day("2018-04-30"), -25L),
                        tuple(XIAJIAGOU.value(), null, Figure.AVAILABLE, day("2018-04-20"), day("2018-04-30"), -25L),
                        tuple(null, F1.value(), Figure.PENDING_RECOVERY, day("2018-06-04"), day("2018-06-04"), -10L));
    }

    @Test
    void what_is_spent_on_the_day_on_which_it_came_is_not_negative() {
        assertThat(spells(AsOf.position(beforeLateEntries))).isEmpty();
    }

    @Test
    void a_spell_that_lasts_on_the_day_asked_for_has_no_last_day() {
        assertThat(spells(AsOf.effectiveOn(day("2018-04-19"))))
                .noneMatch(spell ->
                        spell.figure() != Figure.AVAILABLE || XIAJIAGOU.value().equals(spell.divisionCode()));
        assertThat(spells(AsOf.effectiveOn(day("2018-04-20"))))
                .filteredOn(spell -> XIAJIAGOU.value().equals(spell.divisionCode()))
                .extracting(Spell::firstOn, Spell::lastOn, Spell::lowestFen)
                .containsExactly(tuple(day("2018-04-20"), null, -20L));
        assertThat(spells(AsOf.effectiveOn(day("2018-05-01"))))
                .filteredOn(spell -> XIAJIAGOU.value().equals(spell.divisionCode()))
                .extracting(Spell::lastOn)
                .containsExactly(day("2018-04-30"));
    }

    @Test
    void a_fund_that_nobody_registered_and_a_place_that_nobody_named_are_told_by_their_codes() {
        assertThat(spells(AsOf.latest()).getFirst().code()).isNull();
        assertThat(spells(AsOf.latest()).get(1).divisionName()).isEqualTo(BAISHANTOU.value());
    }

    /** A ledger of its own: what is remembered follows what is recorded. */
    @Test
    void what_is_remembered_shows_a_new_negative_day_at_once_and_forgets_one_that_is_mended() {
        var journal = TestJournal.opened().at("2018-07-01T02:00:00Z");
        try (var fresh = new TestViews(journal, List.of(ReadTables.money()))) {
            var desk = new NegativeDayQueries(fresh.reader(), fresh.application());
            record(journal, "2018-03-10", Examples.issued(P1, 100, List.of(Examples.line(F1, BAISHANTOU, 100))));
            record(journal, "2018-04-01", Examples.issued(P1, 100, List.of(Examples.line(F2, XIAJIAGOU, 100))));
            assertThat(latest(fresh, desk)).isEmpty();
            record(journal, "2018-03-09", Examples.paid(P1, 2, 60, List.of(Examples.line(F1, BAISHANTOU, 60))));
            assertThat(latest(fresh, desk)).hasSize(2).isEqualTo(latest(fresh, anew(fresh)));
            long one = journal.head();
            record(journal, "2018-03-31", Examples.paid(P1, 3, 10, List.of(Examples.line(F2, XIAJIAGOU, 10))));
            assertThat(latest(fresh, desk)).hasSize(4).isEqualTo(latest(fresh, anew(fresh)));
            assertThat(desk.days(AsOf.position(one)).spells()).hasSize(2);
            assertThat(desk.days(AsOf.effectiveOn(day("2018-03-30"))).spells()).hasSize(2);
            record(journal, "2018-03-08", Examples.issued(P1, 100, List.of(Examples.line(F1, BAISHANTOU, 100))));
            assertThat(latest(fresh, desk))
                    .isEqualTo(latest(fresh, anew(fresh)))
                    .extracting(Spell::divisionCode, Spell::fundId)
                    .containsExactly(tuple(null, F2.value()), tuple(XIAJIAGOU.value(), null));
        }
    }

    /** Postings are never changed, so nobody looks at old ones again, unless other tables have taken their place. */
    @Test
    void only_places_and_funds_that_something_was_recorded_of_are_looked_at_anew() {
        var journal = TestJournal.opened().at("2018-07-01T02:00:00Z");
        try (var fresh = new TestViews(journal, List.of(ReadTables.money()))) {
            var desk = new NegativeDayQueries(fresh.reader(), fresh.application());
            record(journal, "2018-03-10", Examples.issued(P1, 100, List.of(Examples.line(F1, BAISHANTOU, 100))));
            record(journal, "2018-03-09", Examples.paid(P1, 2, 60, List.of(Examples.line(F1, BAISHANTOU, 60))));
            assertThat(latest(fresh, desk)).hasSize(2);
            fresh.owner()
                    .sql("update view.money_posting set amount_fen = 10 * amount_fen")
                    .update();
            record(journal, "2018-04-01", Examples.issued(P1, 100, List.of(Examples.line(F2, XIAJIAGOU, 100))));
            assertThat(latest(fresh, desk)).extracting(Spell::lowestFen).containsOnly(-60L);
            fresh.owner().sql("""
                            insert into view.generation (group_name, number, state, folds)
                            values ('money', 7, 'LIVE', '{}')
                            on conflict (group_name) where state = 'LIVE' do update set number = 7
                            """).update();
            assertThat(latest(fresh, desk)).extracting(Spell::lowestFen).containsOnly(-600L);
        }
    }

    private static void record(TestJournal journal, String day, Event event) {
        journal.record(event, LocalDate.parse(day));
    }

    private static List<Spell> latest(TestViews views, NegativeDayQueries queries) {
        views.atHead();
        return queries.days(AsOf.latest()).spells();
    }

    private static NegativeDayQueries anew(TestViews views) {
        return new NegativeDayQueries(views.reader(), views.application());
    }
}
