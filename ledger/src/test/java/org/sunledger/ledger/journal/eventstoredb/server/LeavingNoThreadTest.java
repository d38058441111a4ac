package org.sunledger.ledger.journal.eventstoredb.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class LeavingNoThreadTest {
    private static final TestEvent A = TestEvent.of("project.noted", "{\"n\":1}");

    @Test
    void a_closed_cluster_has_no_thread_left_even_if_calls_were_open_and_held() {
        var before = ours();
        var cluster = TestCluster.of(3);
        try (var client = new TestClient(cluster.connectionString())) {
            cluster.log().put("Project-L.1", A);
            Heard.subscribe(client, "^Project-", null).take(1);
            var gate = cluster.faults().hold(Call.APPEND);
            client.appending("Project-L.1", 0, A);
            gate.awaitArrivals(1);
            assertThat(before.containsAll(ours())).isFalse();
            cluster.close();
        }
        assertThat(before).containsAll(ours());
    }

    private static Set<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(ServerThreads.PREFIX))
                .collect(Collectors.toSet());
    }
}
