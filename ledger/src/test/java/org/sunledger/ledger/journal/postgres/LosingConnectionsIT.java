package org.sunledger.ledger.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunledger.ledger.journal.AppendRules;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.JournalException.OutcomeUnknown;
import org.sunledger.ledger.journal.JournalException.StreamConflict;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** Connections die at the worst moment: what was acknowledged stays, nothing stands twice, and no answer is guessed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class LosingConnectionsIT {
    private static final int WRITERS = 4;
    private static final int APPENDS_EACH = 50;

    /** So many appends until the driver sends each the same way. */
    private static final int WARM = 12;

    private static final int CUTS = 16;

    private static Database database;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private HikariDataSource pool;
    private PostgresJournal journal;

    @BeforeAll
    static void create() {
        database = TestJournals.empty();
    }

    @BeforeEach
    void open() {
        TestJournals.clear(database);
        pool = TestJournals.pool(database);
        journal = new PostgresJournal(pool, Clock.systemUTC(), ClockPolicy.SYSTEM);
        journal.append(new StreamId(StreamType.LEDGER, "main"), -1, List.of(entry(AppendRules.OPENED)));
    }

    @AfterEach
    void close() throws Exception {
        while (!opened.isEmpty()) opened.pop().close();
        journal.close();
        pool.close();
    }

    @Test
    void a_writer_that_is_cut_off_while_it_waits_for_the_head_tries_once_more() throws Exception {
        try (var owner = database.dataSource().getConnection();
                var statement = owner.createStatement();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            owner.setAutoCommit(false);
            statement.execute("select position from journal.head for update");
            var cutOff = threads.submit(() -> journal.append(project(1), -1, List.of(entry())));
            while (!ended("wait_event_type = 'Lock'")) Thread.onSpinWait();
            owner.rollback();
            assertThat(cutOff.get().getFirst().position()).isEqualTo(2);
        }
        assertThat(journal.head()).isEqualTo(2);
    }

    @Test
    void a_writer_that_is_cut_off_again_has_written_nothing() throws Exception {
        try (var owner = database.dataSource().getConnection();
                var statement = owner.createStatement();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            owner.setAutoCommit(false);
            statement.execute("select position from journal.head for update");
            var cutOff = threads.submit(() -> journal.append(project(1), -1, List.of(entry())));
            while (!ended("wait_event_type = 'Lock'")) Thread.onSpinWait();
            while (!ended("wait_event_type = 'Lock'")) Thread.onSpinWait();
            owner.rollback();
            assertThatThrownBy(cutOff::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("nothing was written");
        }
        assertThat(journal.head()).isEqualTo(1);
        assertThat(journal.append(project(1), -1, List.of(entry())).getFirst().position())
                .isEqualTo(2);
    }

    @Test
    void a_commit_whose_answer_was_lost_is_found() {
        var entries = List.of(entry(), entry());
        var stored = losing(Loss.ANSWER, 0).append(project(1), -1, entries);
        assertThat(stored).extracting(JournalRecord::position).containsExactly(2L, 3L);
        assertThat(stored).usingRecursiveFieldByFieldElementComparator().isEqualTo(journal.after(1, 10));
    }

    @Test
    void a_commit_whose_answer_was_lost_is_found_as_soon_as_the_database_answers_again() {
        var stored = losing(Loss.ANSWER, 3).append(project(1), -1, List.of(entry()));
        assertThat(stored.getFirst().position()).isEqualTo(2);
    }

    @Test
    void a_commit_that_never_arrived_is_known_not_to_have_happened_and_is_sent_again() {
        var entries = List.of(entry());
        assertThat(losing(Loss.QUESTION, 0)
                        .append(project(1), -1, entries)
                        .getFirst()
                        .position())
                .isEqualTo(2);
        assertThat(journal.head()).isEqualTo(2);
        assertThat(journal.at(2).orElseThrow().eventId())
                .isEqualTo(entries.getFirst().eventId());
    }

    @Test
    void an_answer_that_cannot_be_found_is_not_guessed_and_a_retry_with_the_same_ids_finds_it() {
        var entries = List.of(entry());
        assertThatThrownBy(() -> losing(Loss.ANSWER, Integer.MAX_VALUE).append(project(1), -1, entries))
                .isInstanceOf(OutcomeUnknown.class)
                .hasMessageContaining("same ids");
        assertThat(journal.append(project(1), -1, entries).getFirst().position())
                .isEqualTo(2);
        assertThat(journal.head()).isEqualTo(2);
    }

    @Test
    void somebody_who_writes_past_the_lock_is_noticed_by_the_constraint() {
        var sneaked = new AtomicBoolean();
        var source = onCommit(commit -> {
            // The conditions are checked by then.
            if (!sneaked.getAndSet(true))
                TestJournals.execute(database, """
                        insert into journal.event values (9, gen_random_uuid(), 'Project', '%s', 0, 'project.noted',
                               1, '2018-03-12T02:00:00.000Z', '{}', '{}')
                        """.formatted(project(1).id()));
            return commit.call();
        });
        try (var writing = new PostgresJournal(source, Clock.systemUTC(), ClockPolicy.SYSTEM)) {
            assertThatThrownBy(() -> writing.append(project(1), -1, List.of(entry())))
                    .isInstanceOf(StreamConflict.class)
                    .hasMessageContaining("is at version 0, expected -1");
        }
        assertThat(journal.head()).isEqualTo(1);
    }

    /** Before the commit, in the middle of its bytes and behind them; and the same with the server's answers. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_append_whose_line_breaks_at_any_byte_is_written_once_and_answered(boolean isQuestion) throws Exception {
        var port = Pattern.compile("(?<=:)\\d+(?=/)").matcher(database.url());
        assertThat(port.find()).isTrue();
        try (var line = new CuttableLine(Integer.parseInt(port.group()));
                var direct = TestJournals.pool(
                        database, config -> config.setJdbcUrl(port.replaceFirst(String.valueOf(line.entrance()))));
                var writing = new PostgresJournal(direct, Clock.systemUTC(), ClockPolicy.SYSTEM)) {
            var direction = isQuestion ? line.questions() : line.answers();
            int number = 0;
            for (; number < WARM; number++) writing.append(project(number), -1, List.of(entry(), entry()));
            long before = direction.passed();
            writing.append(project(number++), -1, List.of(entry(), entry()));
            long whole = direction.passed() - before;
            assertThat(whole).isGreaterThan(CUTS);
            for (long cut = 0; cut <= whole; cut += Math.max(1, Math.min(whole / CUTS, whole - cut))) {
                var entries = List.of(entry(), entry());
                direction.cutAfter(cut);
                var stored = writing.append(project(number), -1, entries);
                assertThat(stored)
                        .extracting(JournalRecord::position)
                        .as("cut after %d of %d bytes", cut, whole)
                        .containsExactly(2L * number + 2, 2L * number + 3);
                assertThat(journal.stream(project(number), 0))
                        .usingRecursiveFieldByFieldElementComparator()
                        .isEqualTo(stored);
                number++;
            }
            assertThat(number).isGreaterThan(WARM + CUTS);
            assertThat(journal.head()).isEqualTo(1 + 2L * number);
        }
    }

    @Test
    void writers_who_try_again_write_everything_once_while_their_connections_are_killed() throws Exception {
        var acknowledged = new ArrayList<JournalRecord>();
        var working = new AtomicInteger(WRITERS);
        var kills = new AtomicInteger();
        try (var threads = Executors.newCachedThreadPool()) {
            var killer = threads.submit(() -> {
                while (working.get() > 0)
                    if (ended("state = 'active' or state like 'idle in%'")) kills.incrementAndGet();
                return null;
            });
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(w -> threads.submit(() -> {
                        try {
                            return writeAll(project(w));
                        } finally {
                            working.decrementAndGet();
                        }
                    }))
                    .toList();
            for (var writer : writers) acknowledged.addAll(writer.get());
            killer.get();
        }
        // The pool may hold connections that were killed last.
        var all = untilAnswered(() -> journal.after(0, 10_000));
        assertThat(all)
                .extracting(JournalRecord::position)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 1 + WRITERS * APPENDS_EACH)
                        .boxed()
                        .toList());
        assertThat(all).extracting(JournalRecord::eventId).doesNotHaveDuplicates();
        acknowledged.sort(Comparator.comparing(JournalRecord::position));
        assertThat(all.subList(1, all.size()))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(acknowledged);
        assertThat(kills.get()).isPositive();
    }

    private List<JournalRecord> writeAll(StreamId stream) throws Exception {
        var written = new ArrayList<JournalRecord>();
        for (int i = 0; i < APPENDS_EACH; i++) {
            var entries = List.of(entry());
            long expected = i - 1;
            written.addAll(untilAnswered(() -> journal.append(stream, expected, entries)));
        }
        return written;
    }

    private static <T> T untilAnswered(Callable<T> question) throws Exception {
        while (true) {
            try {
                return question.call();
            } catch (Unavailable | OutcomeUnknown again) {
                Thread.onSpinWait();
            }
        }
    }

    /** Ends one connection of the application, if one is in that state. */
    private boolean ended(String state) throws SQLException {
        try (var owner = database.dataSource().getConnection();
                var statement = owner.createStatement();
                var pids = statement.executeQuery("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                         where datname = current_database() and usename = '%s' and (%s)
                         order by random() limit 1
                        """.formatted(TestJournals.APPLICATION, state))) {
            return pids.next();
        }
    }

    private enum Loss {
        /** The commit happens, its answer does not come. */
        ANSWER,
        /** The line breaks before the commit is sent. */
        QUESTION
    }

    /** A journal that loses its first commit, and cannot connect for some time afterwards. */
    private PostgresJournal losing(Loss loss, int failuresAfterwards) {
        var lost = new AtomicInteger();
        var commits = onCommit(commit -> {
            if (lost.get() > 0) return commit.call();
            lost.set(1);
            if (loss == Loss.ANSWER) commit.call();
            throw new SQLException("the line is broken", "08006");
        });
        var source = proxy(DataSource.class, commits, (method, arguments, real) -> {
            if (method.equals("getConnection") && lost.get() > 0 && lost.getAndIncrement() <= failuresAfterwards)
                throw new SQLException("refused", "08001");
            return real.call();
        });
        var journal = new PostgresJournal(source, Clock.systemUTC(), ClockPolicy.SYSTEM);
        opened.push(journal);
        return journal;
    }

    private interface Commit {
        Object at(Callable<Object> commit) throws Exception;
    }

    /** Connections that let the test come in between when records are written and committed. */
    private DataSource onCommit(Commit commit) {
        return proxy(
                DataSource.class,
                pool,
                (method, arguments, real) -> method.equals("getConnection")
                        ? proxy(
                                Connection.class,
                                real.call(),
                                (name, words, call) -> name.equals("prepareStatement")
                                                && String.valueOf(words[0]).contains("commit")
                                        ? proxy(
                                                PreparedStatement.class,
                                                call.call(),
                                                (verb, ignored, done) ->
                                                        verb.equals("execute") ? commit.at(done) : done.call())
                                        : call.call())
                        : real.call());
    }

    private interface Interception {
        Object call(String method, Object[] arguments, Callable<Object> real) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Object real, Interception interception) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> interception.call(method.getName(), arguments, () -> {
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw (Exception) e.getCause();
                    }
                })));
    }

    private static StreamId project(int number) {
        return StreamId.of(StreamType.PROJECT, new UUID(0, number));
    }

    private static NewRecord entry() {
        return entry("project.noted");
    }

    private static NewRecord entry(String type) {
        return new NewRecord(UUID.randomUUID(), type, 1, new byte[] {'{', '}'}, new byte[] {'{', '}'});
    }
}
