package org.sunledger.ledger.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sunledger.ledger.journal.JournalEngine.EVENTSTOREDB;
import static org.sunledger.ledger.journal.JournalEngine.POSTGRES;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.postgres.EngineMark.State;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** One ledger, one engine; and nothing is recorded where the journal was. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EngineMarkIT {
    private static final StreamId LEDGER = new StreamId(StreamType.LEDGER, "main");

    private final Database database = TestJournals.empty();
    private final HikariDataSource pool = TestJournals.pool(database);
    private final PostgresJournal journal = new PostgresJournal(pool, Clock.systemUTC(), ClockPolicy.SYSTEM);
    private final EngineMark mark = new EngineMark(pool);

    @AfterEach
    void close() {
        journal.close();
        pool.close();
    }

    private void append(long expectedVersion, String type) {
        journal.append(
                LEDGER, expectedVersion, List.of(new NewRecord(UUID.randomUUID(), type, 1, new byte[0], new byte[0])));
    }

    private static JournalElsewhereException refused(ThrowingCallable start) {
        var refused = catchThrowableOfType(JournalElsewhereException.class, start);
        assertThat(refused).isNotNull();
        assertThat(refused.chinese()).containsPattern("\\p{IsHan}").doesNotContain("null");
        assertThat(refused.english()).doesNotContainPattern("\\p{IsHan}").doesNotContain("null");
        return refused;
    }

    @Test
    void a_fresh_database_is_claimed_by_the_first_start_and_by_every_next_one() {
        assertThat(mark.read()).isEmpty();
        mark.requireHere(POSTGRES);
        mark.requireHere(POSTGRES);
        assertThat(mark.read().orElseThrow().engine()).isEqualTo(POSTGRES);
        append(-1, "ledger.opened");
        mark.requireHere(POSTGRES);
    }

    @Test
    void a_ledger_begun_on_one_engine_is_refused_on_the_other_with_the_way_to_move() {
        mark.requireHere(POSTGRES);
        append(-1, "ledger.opened");
        var refused = refused(() -> mark.requireHere(EVENTSTOREDB));
        assertThat(refused.chinese())
                .contains("在 postgres 引擎上", "--sunledger.journal.engine=postgres", "journal export");
        assertThat(refused.english()).contains("is on the engine postgres", "journal import <file>");
        mark.requireHere(POSTGRES);
    }

    @Test
    void an_empty_journal_on_the_default_engine_binds_nobody_and_is_closed_then() {
        mark.requireHere(POSTGRES);
        mark.requireHere(EVENTSTOREDB);
        refused(() -> mark.requireHere(POSTGRES));
        assertThatThrownBy(() -> append(-1, "ledger.opened"))
                .isInstanceOf(Unavailable.class)
                .hasStackTraceContaining("日记账已迁往别处");
        assertThat(journal.head()).isZero();
    }

    @Test
    void a_half_arrived_journal_is_nobodys_until_the_import_is_finished() {
        mark.arriving(POSTGRES, "main", 10);
        assertThat(refused(() -> mark.requireHere(POSTGRES)).english()).contains("journal import <file> again");
        // What comes in with an import passes.
        append(-1, "ledger.opened");
        mark.arriving(POSTGRES, "main", 10);
        mark.arrived(POSTGRES, 10);
        mark.requireHere(POSTGRES);
        assertThat(mark.read().orElseThrow().position()).isEqualTo(10);
    }

    @Test
    void a_program_that_runs_on_while_its_journal_moves_to_the_other_engine_records_nothing_more() {
        mark.requireHere(POSTGRES);
        append(-1, "ledger.opened");
        mark.arriving(EVENTSTOREDB, "main", 1);
        assertThatThrownBy(() -> append(0, "ledger.noted")).hasStackTraceContaining("the journal moved away");
        mark.arrived(EVENTSTOREDB, 1);
        assertThatThrownBy(() -> append(0, "ledger.noted")).hasStackTraceContaining("the journal moved away");
        refused(() -> mark.requireHere(POSTGRES));
        mark.requireHere(EVENTSTOREDB);
        assertThat(journal.head()).isEqualTo(1);
    }

    @Test
    void a_file_that_is_behind_the_journal_it_comes_from_is_not_moved_in() {
        mark.requireHere(POSTGRES);
        append(-1, "ledger.opened");
        append(0, "ledger.noted");
        var refused = refused(() -> mark.arriving(EVENTSTOREDB, "main", 1));
        assertThat(refused.english()).contains("postgres has 2 records, the file 1");
        var other = refused(() -> mark.arriving(EVENTSTOREDB, "other", 5));
        assertThat(other.english()).contains("belongs to ledger main", "the file to ledger other");
        append(1, "ledger.noted");
        mark.requireHere(POSTGRES);
    }

    @Test
    void asking_claims_nothing() {
        mark.refuseElsewhere(POSTGRES);
        assertThat(mark.read()).isEmpty();
        mark.requireHere(EVENTSTOREDB);
        refused(() -> mark.refuseElsewhere(POSTGRES));
        // An index that is further than the file is a journal that is further.
        mark.arriving(POSTGRES, "main", 0);
    }

    @Test
    void a_place_that_was_left_stays_closed_until_somebody_says_that_the_move_was_given_up() {
        mark.requireHere(POSTGRES);
        append(-1, "ledger.opened");
        append(0, "ledger.noted");
        assertThat(refused(() -> mark.left(POSTGRES, 1)).english()).contains("Stop the program");
        mark.left(POSTGRES, 2);
        assertThat(mark.read().orElseThrow().state()).isEqualTo(State.LEFT);
        assertThat(refused(() -> mark.requireHere(POSTGRES)).english())
                .contains("at position 2", "journal reopen --yes");
        assertThatThrownBy(() -> append(1, "ledger.noted")).hasStackTraceContaining("the journal moved away");
        mark.reopen(POSTGRES);
        mark.requireHere(POSTGRES);
        append(1, "ledger.noted");
        assertThat(journal.head()).isEqualTo(3);
    }

    @Test
    void a_ledger_from_before_there_was_a_choice_is_on_postgres() {
        append(-1, "ledger.opened");
        // As the migration finds it.
        TestJournals.execute(
                database,
                "insert into journal.engine (name, state) select 'postgres', 'here' from journal.head where position > 0");
        refused(() -> mark.requireHere(EVENTSTOREDB));
        mark.requireHere(POSTGRES);
    }

    @Test
    void a_database_of_an_older_program_has_no_mark() {
        TestJournals.execute(
                database, "drop trigger head_is_still_the_place on journal.head; drop table journal.engine");
        assertThat(mark.read()).isEmpty();
    }
}
