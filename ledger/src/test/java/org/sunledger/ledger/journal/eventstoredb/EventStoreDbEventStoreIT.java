package org.sunledger.ledger.journal.eventstoredb;

import org.axonframework.eventsourcing.eventstore.JournalEventStoreSuite;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.shell.SuiteClock;

/** Axon's suite for an event store, on EventStoreDB. */
class EventStoreDbEventStoreIT extends JournalEventStoreSuite {
    @RegisterExtension
    private static final SuiteJournals JOURNALS = new SuiteJournals();

    @Override
    protected Journal empty(SuiteClock clock) {
        return JOURNALS.empty(clock);
    }
}
