package org.sunledger.ledger.shell;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.postgres.PostgresJournal;
import org.sunledger.ledger.journal.postgres.TestJournals;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;

/** One database for all cases of a suite, emptied for each. */
final class SuiteJournals implements AfterEachCallback, AfterAllCallback {
    private final Database database = TestJournals.empty();
    private final HikariDataSource pool = TestJournals.pool(database);
    private PostgresJournal journal;

    Journal empty(SuiteClock clock) {
        TestJournals.clear(database);
        journal = new PostgresJournal(pool, clock, ClockPolicy.SCRIPTED);
        return journal;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        journal.close();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        pool.close();
    }
}
