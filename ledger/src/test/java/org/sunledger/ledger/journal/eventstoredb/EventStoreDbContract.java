package org.sunledger.ledger.journal.eventstoredb;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalContract;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.journal.postgres.TestJournals;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;

/** The contract with an index in a real PostgreSQL; where the log is, the test says. Readers read past the writer. */
abstract class EventStoreDbContract extends JournalContract {
    private static Database database;
    private static HikariDataSource pool;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private String ledgerId;
    private EventStoreDbJournal writer;

    /** The server orders the streams, and each program stamps before it asks. */
    @Override
    protected boolean stampsInOrder() {
        return false;
    }

    @BeforeAll
    static void createIndex() {
        database = TestJournals.empty();
        pool = TestJournals.pool(database);
    }

    @AfterAll
    static void closePool() {
        pool.close();
    }

    /** Names a ledger without events. Called once per test. */
    protected abstract String newLedger();

    /** Another way to the log, of that ledger. */
    protected abstract EventLog log(String ledger);

    @Override
    protected Journal empty(RecordingClock clock) {
        TestIndexes.clear(database);
        ledgerId = newLedger();
        writer = writer(clock);
        return writer;
    }

    @Override
    protected Journal again(RecordingClock clock) {
        return opened(EventStoreDbJournal.reader(opened(log(ledgerId)), pool, ledgerId));
    }

    @Override
    protected Journal successor(RecordingClock clock) {
        writer.close();
        writer = writer(clock);
        return writer;
    }

    private EventStoreDbJournal writer(RecordingClock clock) {
        return opened(EventStoreDbJournal.open(opened(log(ledgerId)), pool, ledgerId, clock));
    }

    private <T extends AutoCloseable> T opened(T one) {
        opened.push(one);
        return one;
    }

    @AfterEach
    void close() throws Exception {
        while (!opened.isEmpty()) opened.pop().close();
    }
}
