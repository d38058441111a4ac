package org.sunledger.ledger.shell;

import org.axonframework.eventsourcing.eventstore.JournalEventStoreSuite;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.memory.MemoryJournal;

/** Axon's suite for an event store, in memory. */
class MemoryEventStoreTest extends JournalEventStoreSuite {
    @Override
    protected Journal empty(SuiteClock clock) {
        return new MemoryJournal(clock, ClockPolicy.SCRIPTED);
    }
}
