package org.sunledger.ledger.journal.eventstoredb;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.eventstoredb.node.Backoff;
import org.sunledger.ledger.journal.eventstoredb.node.LedgerStreams;
import org.sunledger.ledger.journal.eventstoredb.node.LogAddress;
import org.sunledger.ledger.journal.eventstoredb.node.NodeLog;
import org.sunledger.ledger.journal.eventstoredb.node.Patience;
import org.sunledger.ledger.journal.eventstoredb.node.SafetyRules;
import org.sunledger.ledger.journal.eventstoredb.server.TestCluster;

/** Logs over the real client, on the protocol server or on the server that the environment names. */
final class TestLogs implements AutoCloseable {
    /** A connection string such as {@code esdb://localhost:2113?tls=false}. Its server keeps what the tests write. */
    private static final String REAL_SERVER = "SUNLEDGER_TEST_EVENTSTOREDB";

    /** As in production, but whoever was cut off comes back at once. */
    private static final Patience QUICK = quick(Patience.standard());

    private final @Nullable TestCluster cluster;
    private final LogAddress address;

    private TestLogs(@Nullable TestCluster cluster, String connectionString) {
        this.cluster = cluster;
        this.address = LogAddress.parse(connectionString);
    }

    static TestLogs start() {
        var real = System.getenv(REAL_SERVER);
        return real == null
                ? on(TestCluster.builder()
                        .noise(3, 3)
                        .firstOffset(Long.MAX_VALUE - 10_000)
                        .start())
                : new TestLogs(null, real);
    }

    static TestLogs on(TestCluster cluster) {
        return new TestLogs(cluster, cluster.connectionString());
    }

    private static Patience quick(Patience usual) {
        return new Patience(
                usual.attempt(),
                usual.append(),
                usual.read(),
                usual.silence(),
                usual.closing(),
                new Backoff(Duration.ofMillis(2), Duration.ofMillis(100)));
    }

    EventLog of(String ledgerId) {
        return NodeLog.open(address, new LedgerStreams(ledgerId), SafetyRules.forTrials(), QUICK);
    }

    @Override
    public void close() {
        if (cluster != null) cluster.close();
    }
}
