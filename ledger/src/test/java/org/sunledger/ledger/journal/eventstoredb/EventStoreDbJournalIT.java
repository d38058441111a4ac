package org.sunledger.ledger.journal.eventstoredb;

import org.sunledger.ledger.journal.eventstoredb.MemoryLog.Server;

/** The contract over a log in memory, which is quick. */
class EventStoreDbJournalIT extends EventStoreDbContract {
    private Server server;

    @Override
    protected String newLedger() {
        server = new Server();
        return "county-a";
    }

    @Override
    protected EventLog log(String ledger) {
        return server.ofLedger(ledger);
    }
}
