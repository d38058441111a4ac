package org.sunledger.ledger.journal.eventstoredb;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The contract over the real client: against the protocol server, whose log other counties share and begins beyond 2^63,
 * or against a real server that {@code SUNLEDGER_TEST_EVENTSTOREDB} names. Each test takes a ledger of its own there.
 */
class EventStoreDbProtocolIT extends EventStoreDbContract {
    private static TestLogs logs;

    @BeforeAll
    static void start() {
        logs = TestLogs.start();
    }

    @AfterAll
    static void stop() {
        logs.close();
    }

    @Override
    protected String newLedger() {
        return "test-" + UUID.randomUUID();
    }

    @Override
    protected EventLog log(String ledger) {
        return logs.of(ledger);
    }
}
