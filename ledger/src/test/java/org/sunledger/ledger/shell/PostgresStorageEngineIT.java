package org.sunledger.ledger.shell;

import org.axonframework.eventsourcing.eventstore.JournalStorageEngineSuite;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sunledger.ledger.journal.Journal;

/** Axon's suites for an engine, on PostgreSQL. */
class PostgresStorageEngineIT extends JournalStorageEngineSuite {
    @RegisterExtension
    private static final SuiteJournals JOURNALS = new SuiteJournals();

    @Override
    protected Journal empty(SuiteClock clock) {
        return JOURNALS.empty(clock);
    }
}
