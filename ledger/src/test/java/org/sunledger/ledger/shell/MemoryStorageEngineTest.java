package org.sunledger.ledger.shell;

import org.axonframework.eventsourcing.eventstore.JournalStorageEngineSuite;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.memory.MemoryJournal;

/** Axon's suites for an engine, in memory. */
class MemoryStorageEngineTest extends JournalStorageEngineSuite {
    @Override
    protected Journal empty(SuiteClock clock) {
        return new MemoryJournal(clock, ClockPolicy.SCRIPTED);
    }
}
