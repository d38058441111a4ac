package org.sunledger.ledger.journal.eventstoredb;

import java.util.Optional;
import java.util.UUID;
import org.sunledger.ledger.journal.eventstoredb.server.TestCluster;

/**
 * An EventStoreDB for tests without faults: the real one at {@code SUNLEDGER_TEST_EVENTSTOREDB=esdb://…} where that is
 * set, otherwise one in this process. Each has a ledger id of its own, so that nothing of an earlier run is in the way.
 */
public final class TestEventStoreDb implements AutoCloseable {
    /** The connection string of a real server that tests may fill. */
    public static final String REAL = "SUNLEDGER_TEST_EVENTSTOREDB";

    private final Optional<TestCluster> cluster;
    private final String connectionString;
    private final String ledgerId = "test." + UUID.randomUUID();

    private TestEventStoreDb(Optional<TestCluster> cluster, String connectionString) {
        this.cluster = cluster;
        this.connectionString = connectionString;
    }

    public static TestEventStoreDb start() {
        var real = System.getenv(REAL);
        if (real != null && !real.isBlank()) return new TestEventStoreDb(Optional.empty(), real);
        // Others write to the same cluster, as they will.
        var cluster = TestCluster.builder().noise(3, 2).start();
        return new TestEventStoreDb(Optional.of(cluster), cluster.connectionString());
    }

    public String connectionString() {
        return connectionString;
    }

    /** Fresh; holds a character that means something in a regular expression. */
    public String ledgerId() {
        return ledgerId;
    }

    /** A stream of this ledger, {@code Project-{ledgerId}.{id}}. */
    public String stream(String id) {
        return "Project-" + ledgerId + "." + id;
    }

    @Override
    public void close() {
        cluster.ifPresent(TestCluster::close);
    }
}
