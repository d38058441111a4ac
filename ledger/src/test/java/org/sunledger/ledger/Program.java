package org.sunledger.ledger;

import java.time.Clock;
import java.time.Instant;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.shared.Receipt;
import org.sunledger.ledger.shell.TestLedger.ScriptClock;

/** The ledger as one running program: commands come in, a follower shows the journal to the automations. */
final class Program implements AutoCloseable {
    private static final int PAGE = 100;

    private final Journal journal;
    private final Ledger ledger;

    /** @param handled up to where the automations were shown the journal before */
    Program(Journal journal, Instant now, long handled) {
        this(journal, new ScriptClock(now), handled);
    }

    Program(Journal journal, Clock clock, long handled) {
        this.journal = journal;
        ledger = new Ledger(journal, clock);
        ledger.automations().startedAfter(handled);
    }

    /** Sends without running automations. */
    Receipt send(Act act) {
        return ledger.gateway().send(act.command(), act.request());
    }

    Receipt sendWithAnotherBody(Act act) {
        return ledger.gateway().send(act.command(), act.requestWithAnotherBody());
    }

    /** Shows the automations everything they have not seen, until nothing follows. */
    void settle() {
        for (var page = journal.after(handled(), PAGE); !page.isEmpty(); page = journal.after(handled(), PAGE)) {
            for (var record : page) ledger.automations().show(record);
        }
    }

    long handled() {
        return ledger.automations().handled();
    }

    Ledger ledger() {
        return ledger;
    }

    @Override
    public void close() {
        ledger.close();
    }
}
