package org.sunledger.ledger.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalContract;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;

class PostgresJournalIT extends JournalContract {
    private static final String EVENT = """
            insert into journal.event values (%d, gen_random_uuid(), 'Project', 'p', %d, '%s', 1,
                   '2018-03-12T02:00:00.000Z', '{}', '{}')
            """;

    private static Database database;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    @BeforeAll
    static void create() {
        database = TestJournals.empty();
    }

    @Override
    protected Journal empty(RecordingClock clock) {
        TestJournals.clear(database);
        return again(clock);
    }

    @Override
    protected Journal again(RecordingClock clock) {
        var pool = pool();
        var journal = new PostgresJournal(pool, clock);
        opened.push(journal);
        return journal;
    }

    private HikariDataSource pool() {
        var pool = TestJournals.pool(database);
        opened.push(pool);
        return pool;
    }

    @AfterEach
    void close() throws Exception {
        while (!opened.isEmpty()) opened.pop().close();
    }

    private Journal journal() {
        var journal = again(clock.recording(ClockPolicy.SCRIPTED));
        if (journal.head() == 0) open(journal);
        return journal;
    }

    // ---- rights

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal.event set payload = '{}'",
                "delete from journal.event",
                "delete from journal.event where position = 100",
                "truncate journal.event",
                "delete from journal.head",
                "truncate journal.head",
                "insert into journal.head (only_row, position) values (false, 7)",
                "drop table journal.event",
                "alter table journal.event disable trigger all",
                "create table journal.other (a int)",
                "select * from journal.migration"
            })
    void the_application_may_only_append(String sql) throws Exception {
        var journal = journal();
        try (var connection = pool().getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("42501");
        }
        assertThat(journal.head()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal.event set payload = '{}'",
                "update journal.event set payload = '{}' where position = 100",
                "delete from journal.event",
                "truncate journal.event",
                "truncate journal.event cascade",
                "set session_replication_role = replica; delete from journal.event",
                "delete from journal.head",
                "truncate journal.head",
                "update journal.head set position = 0, recorded_at = null",
                "update journal.head set recorded_at = '2018-03-12T01:59:59.999Z', position = 2",
                "insert into journal.event select * from journal.event"
            })
    void nobody_changes_what_stands_in_the_journal_not_even_the_owner(String sql) throws Exception {
        var journal = journal();
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isIn("23001", "23505");
        }
        assertThat(positions(journal.after(0, 10))).containsExactly(1L);
    }

    @Test
    void the_tables_disbelieve_what_the_engine_must_have_refused() {
        journal();
        assertThatThrownBy(() -> TestJournals.execute(
                        database, EVENT.formatted(2, 0, "project.noted").replace("02:00:00.000Z", "02:00:00Z")))
                .hasStackTraceContaining("event_time_is_utc_with_three_decimals");
        assertThatThrownBy(() -> TestJournals.execute(
                        database,
                        EVENT.formatted(2, 0, "project.noted").replaceFirst("'\\{}'", "repeat('1', 262143)::bytea")))
                .hasStackTraceContaining("event_is_at_most_256_kib");
    }

    @Test
    void nobody_gets_the_rights_of_the_application_who_has_those_of_the_owner() {
        assertThatThrownBy(() -> JournalSchema.migrate(database.dataSource(), database.superuser()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("role of its own");
    }

    @Test
    void migrating_again_changes_nothing() {
        var journal = journal();
        JournalSchema.migrate(database.dataSource(), TestJournals.APPLICATION);
        assertThat(journal.append(project(1), -1, events(1)).getFirst().position())
                .isEqualTo(2);
    }

    @Test
    void a_journal_whose_head_and_records_disagree_is_not_opened() {
        journal();
        TestJournals.execute(database, EVENT.formatted(2, 0, "project.noted"));
        assertThatThrownBy(this::journal)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("says 1");
    }

    // ---- several programs

    @Test
    void two_programs_on_one_database_stay_in_one_line() throws Exception {
        var journals = List.of(journal(), journal());
        var tasks = new ArrayList<Callable<List<JournalRecord>>>();
        for (int i = 0; i < 8; i++) {
            var stream = project(i);
            var journal = journals.get(i % 2);
            tasks.add(() -> {
                var written = new ArrayList<JournalRecord>();
                for (int v = 0; v < 25; v++) written.addAll(journal.append(stream, v - 1, events(1)));
                return written;
            });
        }
        together(tasks);
        same(journals.getFirst().after(0, 1000), journals.getLast().after(0, 1000));
        assertThat(positions(journals.getFirst().after(0, 1000))).isEqualTo(upTo(201));
    }

    @Test
    void a_reader_sees_only_what_is_committed() throws Exception {
        var journal = journal();
        try (var connection = pool().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select position from journal.head for update");
            statement.execute(EVENT.formatted(2, 0, "project.noted"));
            statement.execute("update journal.head set position = 2");
            assertThat(journal.head()).isEqualTo(1);
            assertThat(positions(journal.after(0, 10))).containsExactly(1L);
            assertThat(journal.awaitAfter(1, Duration.ofMillis(10))).isFalse();
            connection.rollback();
        }
        assertThat(journal.append(project(1), -1, events(1)).getFirst().position())
                .isEqualTo(2);
    }

    // ---- waiting

    @Test
    void readers_wake_after_their_listening_connection_was_cut() throws Exception {
        var waiting = journal();
        var writing = journal();
        assertThat(waiting.awaitAfter(1, Duration.ofMillis(10))).isFalse();
        while (!endedListening()) Thread.onSpinWait();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var woken = threads.submit(() -> waiting.awaitAfter(1, Duration.ofSeconds(30)));
            writing.append(project(1), -1, events(1));
            assertThat(woken.get()).isTrue();
        }
    }

    @Test
    void readers_believe_the_head_and_not_whoever_shouts() throws Exception {
        var journal = journal();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var woken = threads.submit(() -> journal.awaitAfter(1, Duration.ofSeconds(30)));
            assertThat(journal.awaitAfter(1, Duration.ofMillis(300))).isFalse();
            for (var shout : List.of("99", "nonsense", ""))
                TestJournals.execute(database, "notify %s, '%s'".formatted(Rows.CHANNEL, shout));
            assertThat(journal.awaitAfter(1, Duration.ofMillis(300))).isFalse();
            journal().append(project(1), -1, events(1));
            assertThat(woken.get()).isTrue();
        }
    }

    @Test
    void closing_answers_those_who_wait_and_leaves_nobody_listening() throws Exception {
        journal();
        var pool = pool();
        var closing = new PostgresJournal(pool, clock.recording(ClockPolicy.SCRIPTED));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var woken = threads.submit(() -> closing.awaitAfter(1, Duration.ofSeconds(30)));
            assertThat(closing.awaitAfter(1, Duration.ofMillis(50))).isFalse();
            long begun = System.nanoTime();
            closing.close();
            closing.close();
            assertThat(woken.get()).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(t -> t.getName().equals("journal-head-watch"));
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        assertThat(endedListening()).isFalse();
        assertThat(closing.head()).isEqualTo(1);
    }

    @Test
    void other_programs_are_told_that_the_head_moved() throws Exception {
        var journal = journal();
        try (var connection = database.dataSource().getConnection();
                var listening = connection.createStatement()) {
            listening.execute("listen " + Rows.CHANNEL);
            journal.append(project(1), -1, events(1));
            var heard = connection.unwrap(PGConnection.class).getNotifications((int)
                    Duration.ofSeconds(30).toMillis());
            assertThat(heard).isNotEmpty().allMatch(one -> one.getName().equals(Rows.CHANNEL));
        }
    }

    @Test
    void who_follows_two_programs_that_write_in_turn_misses_nothing() {
        var one = journal();
        var other = journal();
        var seen = new ArrayList<>(one.next(0, 10));
        for (int i = 0; i < 20; i++) {
            (i % 3 == 0 ? other : one).append(project(i), -1, events(2));
            if (i % 4 == 3) follow(one, seen);
        }
        same(seen, one.after(0, 100));
        assertThat(seen).hasSize(41);
    }

    private static void follow(Journal journal, List<JournalRecord> seen) {
        for (var page = journal.next(seen.size(), 10); !page.isEmpty(); page = journal.next(seen.size(), 10))
            seen.addAll(page);
    }

    // ---- faults

    @Test
    void a_database_that_is_gone_is_named_as_such() {
        var pool = pool();
        pool.setConnectionTimeout(250);
        var journal = new PostgresJournal(pool, clock.recording(ClockPolicy.SCRIPTED));
        opened.push(journal);
        open(journal);
        pool.close();
        assertThatThrownBy(() -> journal.append(project(1), -1, events(1))).isInstanceOf(Unavailable.class);
        assertThatThrownBy(journal::head).isInstanceOf(Unavailable.class);
    }

    /** Ends the connection that listens, once it does. */
    private boolean endedListening() throws SQLException {
        try (var owner = database.dataSource().getConnection();
                var statement = owner.createStatement();
                var ended = statement.executeQuery("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                         where datname = current_database() and application_name = '%s'
                        """.formatted(HeadWatch.APPLICATION_NAME))) {
            return ended.next();
        }
    }
}
