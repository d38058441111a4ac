package org.sunledger.ledger.shell;

import org.axonframework.eventsourcing.eventstore.JournalEventStoreSuite;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sunledger.ledger.journal.Journal;

/** Axon's suite for an event store, on PostgreSQL. */
class PostgresEventStoreIT extends JournalEventStoreSuite {
    @RegisterExtension
    private static final SuiteJournals JOURNALS = new SuiteJournals();

    @Override
    protected Journal empty(SuiteClock clock) {
        return JOURNALS.empty(clock);
    }
}
