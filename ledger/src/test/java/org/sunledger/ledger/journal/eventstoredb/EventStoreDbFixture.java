package org.sunledger.ledger.journal.eventstoredb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;
import org.sunledger.ledger.journal.AppendRules;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.journal.eventstoredb.MemoryLog.Server;
import org.sunledger.ledger.journal.postgres.TestJournals;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** A log in memory, an index in a real PostgreSQL, and programs that look often, so that nobody waits for them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
abstract class EventStoreDbFixture {
    static final String LEDGER_ID = "county-a";
    static final StreamId LEDGER = new StreamId(StreamType.LEDGER, "main");
    static final Waits QUICK =
            new Waits(Duration.ofSeconds(30), Duration.ofSeconds(15), Duration.ofMillis(20), Duration.ofMillis(20));

    static Database database;
    static HikariDataSource pool;

    final Server server = new Server();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    @BeforeAll
    static void createIndex() {
        database = TestJournals.empty();
        pool = TestJournals.pool(database);
    }

    @AfterAll
    static void closePool() {
        pool.close();
    }

    @BeforeEach
    void clearIndex() {
        TestIndexes.clear(database);
    }

    @AfterEach
    void closeAll() throws Exception {
        while (!opened.isEmpty()) opened.pop().close();
    }

    <T extends AutoCloseable> T opened(T one) {
        opened.push(one);
        return one;
    }

    /** A program that writes or stands by. */
    EventStoreDbJournal program() {
        return program(server.ofLedger(LEDGER_ID));
    }

    EventStoreDbJournal program(EventLog log) {
        return program(log, QUICK);
    }

    EventStoreDbJournal program(EventLog log, Waits waits) {
        var clock = new RecordingClock(Clock.systemUTC(), ClockPolicy.SYSTEM);
        return opened(EventStoreDbJournal.open(log, pool, LEDGER_ID, clock, waits));
    }

    /** Ends the connection that holds the lock. */
    static void cutWriter() throws SQLException {
        TestIndexes.execute(
                database,
                "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted"
                        + " and database = (select oid from pg_database where datname = current_database())");
    }

    static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (Thread.interrupted()) throw new IllegalStateException("it did not come to pass");
            Thread.yield();
        }
    }

    static void open(Journal journal) {
        journal.append(LEDGER, -1, List.of(entry(AppendRules.OPENED)));
    }

    static StreamId project(int number) {
        return StreamId.of(StreamType.PROJECT, new UUID(0, number));
    }

    static NewRecord entry(String type) {
        return new NewRecord(UUID.randomUUID(), type, 1, "{\"a\":1}".getBytes(UTF_8), "{}".getBytes(UTF_8));
    }

    static List<NewRecord> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(ignored -> entry("project.noted"))
                .toList();
    }

    static List<Long> positions(List<JournalRecord> records) {
        return records.stream().map(JournalRecord::position).toList();
    }

    static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    static void same(List<JournalRecord> actual, List<JournalRecord> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++)
            assertThat(actual.get(i).isSameAs(expected.get(i)))
                    .as("%s and %s", actual.get(i), expected.get(i))
                    .isTrue();
    }
}
