package org.sunledger.ledger.journal.memory;

import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalContract;
import org.sunledger.ledger.journal.RecordingClock;

class MemoryJournalTest extends JournalContract {
    private MemoryJournal journal;

    @Override
    protected Journal empty(RecordingClock clock) {
        journal = new MemoryJournal(clock);
        return journal;
    }

    @Override
    protected Journal again(RecordingClock clock) {
        return journal.again(clock);
    }
}
