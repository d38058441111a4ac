package org.sunledger.ledger.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
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
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalException.Busy;
import org.sunledger.ledger.journal.JournalException.ClockStepped;
import org.sunledger.ledger.journal.JournalException.DuplicateEvent;
import org.sunledger.ledger.journal.JournalException.StreamConflict;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/**
 * Appends that share a commit. While a test holds the head, the writer waits with what it has taken and the others gather
 * behind it: what is in a batch is no accident here.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class GroupCommitIT {
    /** Refuses one event type the way a full disk, a time limit or a table would. */
    private static final String TROUBLE = """
            create or replace function journal.trouble() returns trigger language plpgsql as $$
            begin
                if new.event_type = 'project.slow' then perform pg_sleep(20); end if;
                if new.event_type like 'project.error-%' then
                    raise exception 'trouble' using errcode = substr(new.event_type, 15);
                end if;
                return new;
            end
            $$;
            create or replace trigger trouble before insert on journal.event
                for each row execute function journal.trouble()
            """;

    /** More than a segment of the server's log, so that only tables are concerned. */
    private static final long FILE_BYTES_MAX = 17L << 20;

    private static Database database;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HikariDataSource pool;
    private PostgresJournal journal;
    private @Nullable Connection holder;

    @BeforeAll
    static void create() {
        database = TestJournals.empty();
    }

    @BeforeEach
    void open() {
        TestJournals.clear(database);
        // Clearing switches triggers off.
        TestJournals.execute(database, TROUBLE);
        TestJournals.execute(database, "alter table journal.event enable always trigger trouble");
        pool = TestJournals.pool(database);
        journal = journal(Clock.systemUTC(), AppendQueue.Limits.USUAL);
        journal.append(new StreamId(StreamType.LEDGER, "main"), -1, List.of(entry(AppendRules.OPENED)));
    }

    @AfterEach
    void close() throws Exception {
        if (holder != null) letGo();
        threads.close();
        while (!opened.isEmpty()) opened.pop().close();
        pool.close();
    }

    private PostgresJournal journal(Clock clock, AppendQueue.Limits limits) {
        var made = new PostgresJournal(pool, new RecordingClock(clock, ClockPolicy.SCRIPTED), limits);
        opened.push(made);
        return made;
    }

    // ---- one commit for many

    @Test
    void what_gathers_behind_a_commit_shares_the_next() throws Exception {
        var before = journal.load();
        var answers = gathered(IntStream.range(0, 100)
                .mapToObj(i -> new Wanted(project(i), -1, List.of(entry(), entry())))
                .toList());
        for (var answer : answers) assertThat(answer.get()).hasSize(2);
        var after = journal.load();
        assertThat(after.batches() - before.batches()).isEqualTo(2);
        assertThat(after.appends() - before.appends()).isEqualTo(101);
        assertThat(after.records() - before.records()).isEqualTo(201);
        assertThat(after.waiting()).isZero();
        assertThat(after.waited()).isGreaterThan(before.waited());
        assertThat(positions()).isEqualTo(upTo(202));
        assertThat(journal.after(2, 1_000))
                .extracting(JournalRecord::recordedAt)
                .containsOnly(journal.at(3).orElseThrow().recordedAt());
    }

    @Test
    void a_batch_has_a_limit_and_the_rest_comes_with_the_next() throws Exception {
        var limits = new AppendQueue.Limits(1_000, 1 << 20, 10, 1_000, Duration.ofSeconds(30));
        journal = journal(Clock.systemUTC(), limits);
        var answers = gathered(IntStream.range(0, 12)
                .mapToObj(i -> new Wanted(project(i), -1, List.of(entry(), entry(), entry())))
                .toList());
        for (var answer : answers) assertThat(answer.get()).hasSize(3);
        assertThat(journal.load().batches()).isEqualTo(1 + 4);
    }

    @Test
    void appends_on_one_stream_in_one_batch_see_each_other() throws Exception {
        var twice = List.of(entry(), entry());
        var answers = gathered(List.of(
                new Wanted(project(1), -1, twice),
                new Wanted(project(1), 1, List.of(entry())),
                new Wanted(project(1), 1, List.of(entry())),
                new Wanted(project(1), -1, twice),
                new Wanted(project(1), 2, List.of(entry())),
                new Wanted(project(1), 7, List.of(entry()))));
        assertThat(answers.get(0).get()).extracting(JournalRecord::position).containsExactly(3L, 4L);
        assertThat(answers.get(1).get())
                .extracting(JournalRecord::streamVersion)
                .containsExactly(2L);
        refused(answers.get(2), StreamConflict.class, "is at version 2, expected 1");
        assertThat(answers.get(3).get()).extracting(JournalRecord::position).containsExactly(3L, 4L);
        assertThat(answers.get(4).get())
                .extracting(JournalRecord::streamVersion)
                .containsExactly(3L);
        refused(answers.get(5), StreamConflict.class, "is at version 3, expected 7");
        assertThat(positions()).isEqualTo(upTo(6));
    }

    @Test
    void an_id_that_stands_in_the_journal_or_twice_in_the_batch_fails_alone() throws Exception {
        var taken = entry();
        journal.append(project(0), -1, List.of(taken));
        var twice = entry();
        var answers = gathered(List.of(
                new Wanted(project(1), -1, List.of(entry())),
                new Wanted(project(2), -1, List.of(entry(), taken)),
                new Wanted(project(2), -1, List.of(entry(), twice)),
                new Wanted(project(3), -1, List.of(twice)),
                new Wanted(project(4), -1, List.of(entry()))));
        assertThat(answers.get(0).get()).hasSize(1);
        refused(answers.get(1), DuplicateEvent.class, taken.eventId().toString());
        assertThat(answers.get(2).get()).hasSize(2);
        refused(answers.get(3), DuplicateEvent.class, twice.eventId().toString());
        assertThat(answers.get(4).get()).hasSize(1);
        assertThat(positions()).isEqualTo(upTo(7));
    }

    @Test
    void records_that_the_database_refuses_fail_alone_and_their_appends_whole() throws Exception {
        var wanted = new ArrayList<Wanted>();
        for (int i = 0; i < 40; i++)
            wanted.add(new Wanted(
                    project(i),
                    -1,
                    switch (i) {
                        // No text in this database holds the character zero.
                        case 3 -> List.of(entry(), entry("project.\0"));
                        // As a check constraint says it, and a trigger.
                        case 17 -> List.of(entry("project.error-23514"), entry());
                        case 18, 39 -> List.of(entry("project.error-P0001"));
                        default -> List.of(entry(), entry());
                    }));
        var answers = gathered(wanted);
        for (int i = 0; i < 40; i++) {
            if (List.of(3, 17, 18, 39).contains(i)) {
                refused(answers.get(i), Unavailable.class, "nothing was written");
                assertThat(journal.stream(project(i), 0)).isEmpty();
            } else {
                assertThat(answers.get(i).get()).hasSize(2);
            }
        }
        assertThat(positions()).isEqualTo(upTo(2 + 36 * 2));
        assertThat(journal.append(project(17), -1, List.of(entry()))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"53100", "53200", "58030", "57014", "XX000"})
    void what_is_no_fault_of_a_record_fails_the_batch_at_once_and_the_next_goes_on(String code) throws Exception {
        var answers = gathered(IntStream.range(0, 20)
                .mapToObj(i ->
                        new Wanted(project(i), -1, List.of(entry(i == 7 ? "project.error-" + code : "project.noted"))))
                .toList());
        for (var answer : answers) refused(answer, Unavailable.class, "nothing was written: ERROR: trouble");
        assertThat(positions()).isEqualTo(upTo(2));
        assertThat(journal.append(project(1), -1, List.of(entry())).getFirst().position())
                .isEqualTo(3);
    }

    @Test
    void a_statement_that_takes_too_long_is_ended_by_the_server() throws Exception {
        pool.close();
        pool = TestJournals.pool(
                database, config -> config.addDataSourceProperty("options", "-c statement_timeout=200"));
        journal = journal(Clock.systemUTC(), AppendQueue.Limits.USUAL);
        assertThatThrownBy(() -> journal.append(project(1), -1, List.of(entry("project.slow"))))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("statement timeout");
        assertThat(journal.append(project(1), -1, List.of(entry())).getFirst().position())
                .isEqualTo(2);
    }

    /** The disk of this machine cannot be filled; but the server's process may not let files grow beyond a size. */
    @Test
    void when_the_disk_is_full_nothing_is_half_written_and_it_goes_on_when_there_is_room() throws Exception {
        var random = new Random(20_180_312);
        var bytes = new byte[Journal.RECORD_BYTES_MAX];
        int written = 0;
        for (; written < FILE_BYTES_MAX / bytes.length; written++) {
            random.nextBytes(bytes);
            journal.append(
                    project(1), written - 1, List.of(new NewRecord(UUID.randomUUID(), "x.y", 1, bytes, new byte[0])));
        }
        limitFiles(String.valueOf(FILE_BYTES_MAX));
        random.nextBytes(bytes);
        var entries = List.of(entry(), new NewRecord(UUID.randomUUID(), "x.y", 1, bytes, new byte[0]));
        var stream = project(2);
        assertThatThrownBy(() -> journal.append(stream, -1, entries))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("nothing was written")
                .hasMessageContaining("could not extend file");
        assertThat(journal.stream(stream, 0)).isEmpty();
        assertThat(journal.head()).isEqualTo(1 + written);
        limitFiles("unlimited");
        assertThat(journal.append(stream, -1, entries))
                .extracting(JournalRecord::position)
                .containsExactly(written + 2L, written + 3L);
    }

    /** For the processes of the server that serve the application now. */
    private static void limitFiles(String limit) throws Exception {
        try (var owner = database.dataSource().getConnection();
                var statement = owner.createStatement();
                var pids = statement.executeQuery("select pid from pg_stat_activity where datname = current_database()"
                        + " and usename = '%s'".formatted(TestJournals.APPLICATION))) {
            while (pids.next()) {
                var limited = new ProcessBuilder("prlimit", "--pid", pids.getString(1), "--fsize=" + limit + ":")
                        .inheritIO()
                        .start();
                assertThat(limited.waitFor()).isZero();
            }
        }
    }

    @Test
    void a_role_that_lost_a_right_is_told_so() {
        TestJournals.execute(database, "revoke insert on journal.event from " + TestJournals.APPLICATION);
        try {
            assertThatThrownBy(() -> journal.append(project(1), -1, List.of(entry())))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("permission denied");
        } finally {
            TestJournals.execute(database, "grant insert on journal.event to " + TestJournals.APPLICATION);
        }
        assertThat(journal.append(project(1), -1, List.of(entry()))).hasSize(1);
    }

    @Test
    void a_journal_is_opened_once_within_a_batch_and_written_to_behind_it() throws Exception {
        TestJournals.clear(database);
        var ledger = new StreamId(StreamType.LEDGER, "main");
        var other = new StreamId(StreamType.LEDGER, "other");
        hold();
        var first = threads.submit(() -> journal.append(project(1), -1, List.of(entry())));
        awaitTaken();
        var answers = List.of(
                submitted(new Wanted(ledger, -1, List.of(entry(AppendRules.OPENED)))),
                submitted(new Wanted(other, -1, List.of(entry(AppendRules.OPENED)))),
                submitted(new Wanted(project(2), -1, List.of(entry()))));
        letGo();
        assertThatThrownBy(first::get).hasMessageContaining("ledger.opened");
        assertThat(answers.get(0).get().getFirst().position()).isEqualTo(1);
        assertThatThrownBy(answers.get(1)::get).hasMessageContaining("open already");
        assertThat(answers.get(2).get().getFirst().position()).isEqualTo(2);
    }

    // ---- clock

    @Test
    void a_clock_that_stepped_refuses_what_is_new_and_answers_what_was_written() throws Exception {
        var now = new AtomicReference<>(Instant.now());
        journal = journal(new SetClock(now), AppendQueue.Limits.USUAL);
        var batch = List.of(entry());
        journal.append(project(1), -1, batch);
        now.set(now.get().minus(Duration.ofHours(2)));
        hold();
        var first = submitted(new Wanted(project(2), -1, List.of(entry())));
        var retry = submitted(new Wanted(project(1), -1, batch));
        var second = submitted(new Wanted(project(3), -1, List.of(entry())));
        letGo();
        refused(first, ClockStepped.class, "The clock says");
        refused(second, ClockStepped.class, "The clock says");
        assertThat(retry.get().getFirst().position()).isEqualTo(2);
        now.set(now.get().plus(Duration.ofHours(3)));
        assertThat(journal.append(project(2), -1, List.of(entry())).getFirst().position())
                .isEqualTo(3);
    }

    // ---- too much

    @Test
    void who_finds_the_queue_full_is_told_so_and_nothing_of_it_is_written() throws Exception {
        var limits = new AppendQueue.Limits(3, 1 << 20, 500, 1 << 20, Duration.ofMillis(100));
        var narrow = journal(Clock.systemUTC(), limits);
        var patient =
                journal(Clock.systemUTC(), new AppendQueue.Limits(3, 1 << 20, 500, 1 << 20, Duration.ofSeconds(60)));
        hold();
        var taken = threads.submit(() -> narrow.append(project(0), -1, List.of(entry())));
        var takenToo = threads.submit(() -> patient.append(project(1), -1, List.of(entry())));
        while (waitingForTheHead() < 2) Thread.onSpinWait();
        var queued = IntStream.range(2, 7)
                .mapToObj(i -> threads.submit(() -> patient.append(project(i), -1, List.of(entry()))))
                .toList();
        for (int i = 10; i < 15; i++) {
            var stream = project(i);
            assertThatThrownBy(() -> narrow.append(stream, -1, List.of(entry())))
                    .isInstanceOf(Busy.class)
                    .hasMessageContaining("nothing was written");
        }
        assertThat(narrow.load().waiting()).isZero();
        letGo();
        // What was taken is answered, however long it took; who had patience gets room.
        assertThat(taken.get()).hasSize(1);
        assertThat(takenToo.get()).hasSize(1);
        for (var one : queued) assertThat(one.get()).hasSize(1);
        assertThat(positions()).isEqualTo(upTo(8));
        assertThat(narrow.append(project(10), -1, List.of(entry()))).hasSize(1);
    }

    // ---- interrupted and closed

    @Test
    void who_is_interrupted_before_its_append_was_taken_has_written_nothing() throws Exception {
        hold();
        var taken = submitted(new Wanted(project(0), -1, List.of(entry())));
        awaitTaken();
        var answer = new AtomicReference<@Nullable Object>();
        var waiting = interruptible(project(1), answer);
        while (journal.load().waiting() < 1) Thread.onSpinWait();
        waiting.interrupt();
        waiting.join();
        assertThat(answer.get()).isInstanceOf(Unavailable.class);
        letGo();
        assertThat(taken.get()).hasSize(1);
        assertThat(journal.stream(project(1), 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_is_interrupted_after_its_append_was_taken_still_gets_the_answer(boolean isVirtual) throws Exception {
        hold();
        var answer = new AtomicReference<@Nullable Object>();
        Runnable append = appending(project(1), answer);
        var waiting = isVirtual
                ? Thread.ofVirtual().start(append)
                : Thread.ofPlatform().start(append);
        awaitTaken();
        waiting.interrupt();
        assertThat(waiting.join(Duration.ofMillis(50))).isFalse();
        letGo();
        waiting.join();
        assertThat(answer.get()).isEqualTo("written, interrupted: true");
        assertThat(journal.stream(project(1), 0)).hasSize(1);
    }

    @Test
    void closing_finishes_what_was_taken_and_refuses_the_rest() throws Exception {
        hold();
        var taken = submitted(new Wanted(project(0), -1, List.of(entry())));
        awaitTaken();
        var waiting = submitted(new Wanted(project(1), -1, List.of(entry())));
        var closing = Thread.ofVirtual().start(journal::close);
        refused(waiting, Unavailable.class, "closed; nothing was written");
        letGo();
        closing.join();
        assertThat(taken.get()).hasSize(1);
        assertThatThrownBy(() -> journal.append(project(2), -1, List.of(entry())))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("closed");
        assertThat(positions()).isEqualTo(upTo(2));
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(t -> t.getName().equals(HeadRowWriter.THREAD));
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        journal.close();
    }

    @Test
    void a_journal_that_only_reads_has_no_writer() {
        TestJournals.clear(database);
        journal.close();
        journal = journal(Clock.systemUTC(), AppendQueue.Limits.USUAL);
        assertThat(journal.head()).isZero();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(t -> t.getName().equals(HeadRowWriter.THREAD));
    }

    // ---- errors in the writer

    @Test
    void an_error_in_the_writer_fails_who_waits_and_the_writer_goes_on() throws Exception {
        var now = new AtomicReference<@Nullable Instant>(Instant.now());
        journal = journal(new SetClock(now), AppendQueue.Limits.USUAL);
        now.set(null);
        var answers = gathered(IntStream.range(0, 5)
                .mapToObj(i -> new Wanted(project(i), -1, List.of(entry())))
                .toList());
        for (var answer : answers) refused(answer, Unavailable.class, "the clock is broken");
        now.set(Instant.now());
        assertThat(journal.append(project(1), -1, List.of(entry())).getFirst().position())
                .isEqualTo(2);
    }

    // ---- words

    private record Wanted(StreamId stream, long expectedVersion, List<NewRecord> entries) {}

    /** One append alone, then all these in the order given, behind it. */
    private List<Future<List<JournalRecord>>> gathered(List<Wanted> wanted) throws Exception {
        hold();
        threads.submit(() -> journal.append(project(1_000), -1, List.of(entry())));
        awaitTaken();
        var answers = new ArrayList<Future<List<JournalRecord>>>();
        for (var one : wanted) answers.add(submitted(one));
        letGo();
        return answers;
    }

    /** Returns when it waits in the queue, or was taken as the first. */
    private Future<List<JournalRecord>> submitted(Wanted wanted) throws Exception {
        int before = journal.load().waiting();
        var answer = threads.submit(() -> journal.append(wanted.stream(), wanted.expectedVersion(), wanted.entries()));
        while (journal.load().waiting() == before && waitingForTheHead() == 0) Thread.onSpinWait();
        while (journal.load().waiting() == before && before > 0) Thread.onSpinWait();
        return answer;
    }

    private void hold() throws SQLException {
        holder = database.dataSource().getConnection();
        holder.setAutoCommit(false);
        try (var statement = holder.createStatement()) {
            statement.execute("select position from journal.head for update");
        }
    }

    private void letGo() throws SQLException {
        holder.rollback();
        holder.close();
        holder = null;
    }

    private void awaitTaken() throws SQLException {
        while (waitingForTheHead() == 0) Thread.onSpinWait();
    }

    private static int waitingForTheHead() throws SQLException {
        try (var owner = database.dataSource().getConnection();
                var statement = owner.createStatement();
                var row = statement.executeQuery("""
                        select count(*) from pg_stat_activity
                         where datname = current_database() and wait_event_type = 'Lock'
                        """)) {
            row.next();
            return row.getInt(1);
        }
    }

    private Thread interruptible(StreamId stream, AtomicReference<@Nullable Object> answer) {
        return Thread.ofVirtual().start(appending(stream, answer));
    }

    private Runnable appending(StreamId stream, AtomicReference<@Nullable Object> answer) {
        return () -> {
            try {
                journal.append(stream, -1, List.of(entry()));
                answer.set("written, interrupted: " + Thread.currentThread().isInterrupted());
            } catch (RuntimeException e) {
                answer.set(e);
            }
        };
    }

    private static void refused(Future<List<JournalRecord>> answer, Class<? extends Exception> type, String message) {
        assertThatThrownBy(answer::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(type)
                .hasMessageContaining(message);
    }

    private List<Long> positions() {
        return journal.after(0, 10_000).stream().map(JournalRecord::position).toList();
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
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

    /** Shows what it is set to; null: breaks. */
    private static final class SetClock extends Clock {
        private final AtomicReference<? extends @Nullable Instant> now;

        SetClock(AtomicReference<? extends @Nullable Instant> now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            var set = now.get();
            if (set == null) throw new AssertionError("the clock is broken");
            return set;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("No zone here");
        }
    }
}
