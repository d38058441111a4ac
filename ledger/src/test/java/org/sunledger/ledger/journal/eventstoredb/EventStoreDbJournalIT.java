package org.sunledger.ledger.journal.eventstoredb;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalContract;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.journal.eventstoredb.MemoryLog.Server;
import org.sunledger.ledger.journal.postgres.TestJournals;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;

/** The contract over a log in memory that another ledger shares, and an index in a real PostgreSQL. */
class EventStoreDbJournalIT extends JournalContract {
    private static final String LEDGER_ID = "county-a";

    private static Database database;
    private static HikariDataSource pool;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private Server server;
    private EventStoreDbJournal writer;

    @BeforeAll
    static void create() {
        database = TestJournals.empty();
        pool = TestJournals.pool(database);
    }

    @Override
    protected Journal empty(RecordingClock clock) {
        TestIndexes.clear(database);
        server = new Server();
        writer = opened(EventStoreDbJournal.open(server.ofLedger(LEDGER_ID), pool, LEDGER_ID, clock));
        return writer;
    }

    @Override
    protected Journal again(RecordingClock clock) {
        return opened(EventStoreDbJournal.reader(server.ofLedger(LEDGER_ID), pool, LEDGER_ID));
    }

    @Override
    protected Journal successor(RecordingClock clock) {
        writer.close();
        writer = opened(EventStoreDbJournal.open(server.ofLedger(LEDGER_ID), pool, LEDGER_ID, clock));
        return writer;
    }

    private EventStoreDbJournal opened(EventStoreDbJournal journal) {
        opened.push(journal);
        return journal;
    }

    @AfterEach
    void close() throws Exception {
        while (!opened.isEmpty()) opened.pop().close();
    }
}
