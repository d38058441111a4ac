package org.sunledger.projections.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sunledger.ledger.shell.TestActors.ADMIN;
import static org.sunledger.ledger.shell.TestActors.APPROVER;
import static org.sunledger.ledger.shell.TestActors.BAISHANTOU;
import static org.sunledger.ledger.shell.TestActors.XIAJIAGOU;
import static org.sunledger.projections.rebuild.RebuildingIT.assertRefused;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.S1Journal;
import org.sunledger.projections.engine.FoldStopped;
import org.sunledger.projections.rebuild.Difference.Cell;
import org.sunledger.projections.rebuild.Difference.Kind;
import org.sunledger.projections.rebuild.Difference.Row;
import org.sunledger.projections.rebuild.Generation.State;
import org.sunledger.projections.rebuild.RebuildStatus.Phase;

/** What happens when the rows computed anew are not those that are read. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DifferingIT {
    private final S1Journal s1 = S1Journal.recorded().through(30);
    private final Rebuilt rebuilt = new Rebuilt(s1.journal());
    private final Rebuilds wrong = rebuilt.rebuilds(List.of(TestFolds.wrongVillages()));

    @AfterEach
    void close() {
        rebuilt.close();
    }

    @Test
    void a_wrong_fold_is_named_row_by_row_and_nothing_is_switched() throws InterruptedException {
        var before = rebuilt.rows(ReadTables.money());
        var difference = waiting();

        assertThat(difference.position()).isEqualTo(s1.journal().head());
        assertThat(difference.differing()).isEqualTo(5);
        assertThat(table(difference, "village_balance").shown())
                .contains(
                        new Row(
                                Kind.CHANGED,
                                "division_code=" + BAISHANTOU.value(),
                                List.of(new Cell("income_fen", "0", "2"))),
                        new Row(
                                Kind.CHANGED,
                                "division_code=" + XIAJIAGOU.value(),
                                List.of(new Cell("income_fen", "0", "1"))));
        assertThat(table(difference, "money_event").shown())
                .containsExactly(new Row(
                        Kind.CHANGED,
                        "position=" + s1.positionOf(18),
                        List.of(new Cell("event_type", "entry.reversed", "entry.undone"))));
        assertThat(difference.tables())
                .filteredOn(t -> t.differing() == 0)
                .hasSize(ReadTables.money().folds().size() - 2)
                .allSatisfy(t -> assertThat(t.sha256()).isNull());
        assertThat(difference.text())
                .contains(
                        "money_event: 30 rows, 1 changed, 0 missing, 0 added",
                        "event_type: entry.reversed → entry.undone");
        assertThat(rebuilt.rows(ReadTables.money())).isEqualTo(before);
        assertThat(rebuilt.switches()).isEmpty();
        assertThat(wrong.generations("money")).extracting(Generation::state).containsExactly(State.LIVE, State.WAITING);
    }

    @Test
    void rows_that_are_missing_or_added_are_shown_with_all_they_hold() throws InterruptedException {
        rebuilt.views()
                .owner()
                .sql("delete from view.money_event where position = ?")
                .param(s1.positionOf(7))
                .update();
        rebuilt.views()
                .owner()
                .sql("insert into view.division_name (position, code, name) values (9999, 'x', 'y')")
                .update();
        var rebuilds = rebuilt.rebuilds();
        rebuilds.start(List.of("money"), ADMIN);
        var difference = requireNonNull(rebuilds.await("money").generation().difference());

        var added = table(difference, "money_event");
        assertThat(added.added()).isEqualTo(1);
        assertThat(added.shown().getFirst().key()).isEqualTo("position=" + s1.positionOf(7));
        assertThat(added.shown().getFirst().cells())
                .contains(
                        new Cell("event_type", null, "allocation.issued"),
                        new Cell("effective_on", null, "2018-03-26"));
        assertThat(table(difference, "division_name").shown())
                .containsExactly(new Row(
                        Kind.MISSING,
                        "position=9999",
                        List.of(new Cell("code", "x", null), new Cell("name", "y", null))));
    }

    @Test
    void somebody_else_accepts_the_difference_and_the_journal_is_told_who() throws InterruptedException {
        var difference = waiting();
        var sha256 = requireNonNull(difference.sha256());
        assertRefused(RebuildRefusal.OWN_REBUILD, () -> wrong.accept("money", sha256, ADMIN.user()));
        assertRefused(RebuildRefusal.DIFFERENCE_MOVED, () -> wrong.accept("money", "5f", APPROVER.user()));

        wrong.accept("money", sha256, APPROVER.user());

        assertThat(wrong.await("money").phase()).isEqualTo(Phase.DONE);
        var told = rebuilt.switches().getFirst();
        assertThat(told.differenceSha256()).isEqualTo(sha256);
        assertThat(told.approver()).isEqualTo(APPROVER.user());
        assertThat(told.tables()).filteredOn(t -> t.differing() > 0).hasSize(2);
        assertThat(rebuilt.rows(ReadTables.money()).get("village_balance").getLast())
                .endsWith(",2)");
        assertRefused(RebuildRefusal.NOTHING_TO_ACCEPT, () -> wrong.accept("money", sha256, APPROVER.user()));
    }

    @Test
    void commands_that_both_folds_see_alike_change_no_digest_of_a_difference() throws InterruptedException {
        var sha256 = requireNonNull(waiting().sha256());
        s1.through(41);
        rebuilt.views().atHead();

        wrong.accept("money", sha256, APPROVER.user());

        assertThat(wrong.await("money").phase()).isEqualTo(Phase.DONE);
        assertThat(rebuilt.switches().getFirst().position()).isEqualTo(s1.positionOf(41));
    }

    @Test
    void a_difference_that_moved_on_after_it_was_looked_at_must_be_accepted_again() throws InterruptedException {
        var seen = requireNonNull(waiting().sha256());
        rebuilt.views()
                .owner()
                .sql("update view.village_balance set income_fen = 7 where division_code = ?")
                .param(BAISHANTOU.value())
                .update();

        wrong.accept("money", seen, APPROVER.user());

        var status = wrong.await("money");
        assertThat(status.phase()).isEqualTo(Phase.WAITING);
        var now = requireNonNull(status.generation().difference());
        assertThat(now.sha256()).isNotEqualTo(seen);
        assertThat(status.generation().acceptedBy()).isNull();
        assertThat(rebuilt.switches()).isEmpty();
        wrong.accept("money", requireNonNull(now.sha256()), APPROVER.user());
        assertThat(wrong.await("money").phase()).isEqualTo(Phase.DONE);
    }

    @Test
    void a_difference_that_is_not_accepted_is_given_up() throws InterruptedException {
        waiting();
        wrong.cancel("money");
        assertThat(rebuilt.schemas()).isEmpty();
        assertThat(wrong.status("money").phase()).isEqualTo(Phase.DONE);
        assertThat(wrong.status("money").generation().number()).isEqualTo(1);
    }

    @Test
    void an_event_that_cannot_be_folded_stops_it_with_its_position_until_the_fold_is_right()
            throws InterruptedException {
        var before = rebuilt.rows(ReadTables.money());
        var poisoned = rebuilt.rebuilds(List.of(TestFolds.money(event -> {
            if (event.position() == 33) throw new IllegalArgumentException("what is this");
        })));
        poisoned.start(List.of("money"), ADMIN);

        var status = poisoned.await("money");
        assertThat(status.phase()).isEqualTo(Phase.STOPPED);
        assertThat(status.stopped()).isEqualTo(new FoldStopped("money_event", 33, 33, "what is this"));
        assertThat(status.done()).isLessThan(33).isGreaterThan(20);
        assertThat(rebuilt.rows(ReadTables.money())).isEqualTo(before);

        var right = rebuilt.rebuilds();
        right.start(List.of("money"), ADMIN);
        status = right.await("money");
        assertThat(status.phase()).isEqualTo(Phase.DONE);
        assertThat(status.generation().number()).isEqualTo(2);
        assertThat(status.stopped()).isNull();
        assertThat(rebuilt.rows(ReadTables.money())).isEqualTo(before);
    }

    @Test
    void an_unknown_event_type_stops_it_with_its_position_and_every_group() throws InterruptedException {
        var before = rebuilt.rows(ReadTables.money());
        var rebuilds = rebuilt.rebuilds(
                rebuilt.views().ownerSource(),
                new Invented(s1.journal().journal(), 25),
                ReadTables.groups(),
                rebuilt::record);
        rebuilds.start(List.of("money", "trail"), ADMIN);
        for (var group : List.of("money", "trail")) {
            var status = rebuilds.await(group);
            assertThat(status.phase()).isEqualTo(Phase.STOPPED);
            var stopped = requireNonNull(status.stopped());
            assertThat(stopped.position()).isEqualTo(25);
            assertThat(stopped.message()).contains("25", "period.invented");
        }
        assertThat(rebuilt.rows(ReadTables.money())).isEqualTo(before);
    }

    @Test
    void a_row_that_the_table_disbelieves_stops_it_with_the_event_behind_it() throws InterruptedException {
        var rebuilds = rebuilt.rebuilds(
                List.of(TestFolds.overdrawnVillages(), ReadTables.groups().getLast()));
        rebuilds.start(List.of("money", "trail"), ADMIN);

        var status = rebuilds.await("money");
        assertThat(status.phase()).isEqualTo(Phase.STOPPED);
        var stopped = requireNonNull(status.stopped());
        assertThat(stopped.projection()).isEqualTo("village_balance");
        // 2 × (600,000 + 800,000) yuan of the 2,000,000 that were allocated.
        assertThat(stopped.position()).isEqualTo(s1.positionOf(15));
        assertThat(stopped.isExact()).isTrue();
        assertThat(stopped.message()).contains("village_balance_never_overdrawn");
        assertThat(rebuilds.await("trail").phase()).isEqualTo(Phase.DONE);
    }

    private Difference waiting() throws InterruptedException {
        wrong.start(List.of("money"), ADMIN);
        var status = wrong.await("money");
        assertThat(status.phase()).isEqualTo(Phase.WAITING);
        return requireNonNull(status.generation().difference());
    }

    private static Difference.Table table(Difference difference, String name) {
        return difference.tables().stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A journal in which one record says what this program does not know. */
    private static final class Invented extends ReadJournal {
        private final long position;

        private Invented(Journal journal, long position) {
            super(journal);
            this.position = position;
        }

        @Override
        protected JournalRecord read(JournalRecord r) {
            if (r.position() != position) return r;
            return new JournalRecord(
                    r.position(),
                    r.eventId(),
                    r.stream(),
                    r.streamVersion(),
                    "period.invented",
                    1,
                    r.recordedAt(),
                    "{}".getBytes(UTF_8),
                    r.metadata());
        }
    }
}
