package org.sunledger.ledger.journal.eventstoredb.node;

import com.eventstore.dbclient.DeleteStreamOptions;
import com.eventstore.dbclient.EventStoreDBClient;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.sunledger.ledger.journal.eventstoredb.server.TestCluster;

/** What somebody with too many rights does to a stream. */
final class Deletion {
    private Deletion() {}

    static void soft(TestCluster cluster, String stream) {
        with(cluster, client -> client.deleteStream(stream, DeleteStreamOptions.get()));
    }

    static void tombstone(TestCluster cluster, String stream) {
        with(cluster, client -> client.tombstoneStream(stream, DeleteStreamOptions.get()));
    }

    private static void with(TestCluster cluster, Function<EventStoreDBClient, CompletableFuture<?>> deed) {
        var client = EventStoreDBClient.create(
                Settings.of(NodeLogExamples.address(cluster.connectionString()), new CallGuard(NodeLogExamples.SOON)));
        deed.apply(client).join();
        client.shutdown().join();
    }
}
