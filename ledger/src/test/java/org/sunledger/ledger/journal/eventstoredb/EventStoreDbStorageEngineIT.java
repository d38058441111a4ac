package org.sunledger.ledger.journal.eventstoredb;

import org.axonframework.eventsourcing.eventstore.JournalStorageEngineSuite;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.shell.SuiteClock;

/** Axon's suites for an engine, on EventStoreDB. */
class EventStoreDbStorageEngineIT extends JournalStorageEngineSuite {
    @RegisterExtension
    private static final SuiteJournals JOURNALS = new SuiteJournals();

    @Override
    protected Journal empty(SuiteClock clock) {
        return JOURNALS.empty(clock);
    }
}
