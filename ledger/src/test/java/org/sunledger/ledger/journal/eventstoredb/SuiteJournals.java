package org.sunledger.ledger.journal.eventstoredb;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.journal.postgres.TestJournals;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;
import org.sunledger.ledger.shell.SuiteClock;

/** One server and one index for all cases of a suite; each case takes a ledger of its own. */
final class SuiteJournals implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private Database database;
    private HikariDataSource pool;
    private TestLogs logs;

    @Override
    public void beforeAll(ExtensionContext context) {
        database = TestJournals.empty();
        pool = TestJournals.pool(database);
        logs = TestLogs.start();
    }

    Journal empty(SuiteClock clock) {
        TestIndexes.clear(database);
        var ledgerId = "suite-" + UUID.randomUUID();
        var log = logs.of(ledgerId);
        opened.push(log);
        var journal = EventStoreDbJournal.open(log, pool, ledgerId, new RecordingClock(clock, ClockPolicy.SCRIPTED));
        opened.push(journal);
        return journal;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        while (!opened.isEmpty()) opened.pop().close();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        logs.close();
        pool.close();
    }
}
