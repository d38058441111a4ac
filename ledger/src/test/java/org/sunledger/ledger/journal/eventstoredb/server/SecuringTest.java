package org.sunledger.ledger.journal.eventstoredb.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eventstore.dbclient.NotLeaderException;
import com.eventstore.dbclient.ReadAllOptions;
import com.eventstore.dbclient.ReadStreamOptions;
import com.eventstore.dbclient.StreamMetadata;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class SecuringTest {
    private static final String STREAM = "Project-L.1";
    private static final TestEvent A = TestEvent.of("project.noted", "{\"n\":1}");

    private final TestCluster cluster =
            TestCluster.builder().tls().user("ledger", "p@ss:w/ord").start();
    private final TestClient ledger = new TestClient(cluster.connectionString("ledger", "p@ss:w/ord"));

    @AfterEach
    void close() {
        ledger.close();
        cluster.close();
    }

    @Test
    void a_user_writes_and_reads_streams_of_users_through_tls() {
        ledger.append(STREAM, Expected.NO_STREAM, A);
        assertThat(ledger.events(STREAM, ReadStreamOptions.get())).hasSize(1);
    }

    @Test
    void a_wrong_password_is_unauthenticated_and_none_is_no_access() {
        try (var wrong = new TestClient(cluster.connectionString("ledger", "guess"));
                var nobody = new TestClient(cluster.connectionString())) {
            assertThatThrownBy(() -> wrong.append(STREAM, Expected.NO_STREAM, A))
                    .hasMessageContaining("UNAUTHENTICATED");
            assertThatThrownBy(() -> nobody.append(STREAM, Expected.NO_STREAM, A))
                    .hasMessageContaining("PERMISSION_DENIED");
        }
    }

    @Test
    void the_whole_log_is_for_administrators_until_they_grant_it() {
        denied(ledger.client.readAll(ReadAllOptions.get()));
        cluster.log().putMetadata("$all", "{\"$acl\":{\"$r\":[\"$admins\",\"ledger\"]}}");
        assertThat(TestClient.await(ledger.client.readAll(ReadAllOptions.get())).getEvents())
                .isNotEmpty();
        denied(ledger.client.readStream("$settings", ReadStreamOptions.get()));
        try (var admin = new TestClient(cluster.connectionString("admin", "changeit"))) {
            assertThat(admin.events("$users", ReadStreamOptions.get())).hasSize(1);
        }
    }

    @Test
    void settings_of_the_server_take_deleting_and_metadata_away_from_users() {
        ledger.append(STREAM, Expected.NO_STREAM, A);
        assertThatCode(() -> TestClient.await(ledger.client.setStreamMetadata(STREAM, new StreamMetadata())))
                .doesNotThrowAnyException();
        cluster.log()
                .putSettings("{\"$userStreamAcl\":{\"$r\":\"$all\",\"$w\":\"$all\",\"$d\":\"$admins\","
                        + "\"$mr\":\"$all\",\"$mw\":\"$admins\"}}");
        denied(ledger.client.deleteStream(STREAM));
        denied(ledger.client.tombstoneStream(STREAM));
        denied(ledger.client.setStreamMetadata(STREAM, new StreamMetadata()));
        ledger.append(STREAM, 0, A.withId(new UUID(9, 9)));
        assertThatCode(() -> TestClient.await(ledger.client.getStreamMetadata(STREAM)))
                .doesNotThrowAnyException();
    }

    @Test
    void a_streams_own_list_comes_before_the_settings() {
        cluster.log().put(STREAM, A);
        cluster.log().putMetadata(STREAM, "{\"$acl\":{\"$r\":\"$admins\",\"$w\":[]}}");
        denied(ledger.client.readStream(STREAM, ReadStreamOptions.get()));
        assertThatThrownBy(() -> ledger.append(STREAM, 0, A)).hasMessageContaining("PERMISSION_DENIED");
    }

    @Test
    void a_cluster_with_tls_is_discovered_and_a_leader_change_followed() {
        try (var secure = TestCluster.builder().nodes(3).tls().start();
                var admin = new TestClient(secure.connectionString("admin", "changeit"))) {
            admin.append(STREAM, Expected.NO_STREAM, A);
            secure.changeLeader(1);
            assertThatThrownBy(() -> admin.append(STREAM, 0, A)).hasCauseInstanceOf(NotLeaderException.class);
            admin.append(STREAM, 0, A);
            assertThat(secure.log().stream(STREAM)).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Certificate.class,
            names = {"UNTRUSTED", "EXPIRED", "WRONG_HOST"})
    void a_client_refuses_a_node_with_a_bad_certificate(Certificate kind) {
        try (var bad = TestCluster.builder().tls(kind).start();
                var client = new TestClient(
                        bad.settings().defaultCredentials("admin", "changeit").maxDiscoverAttempts(1))) {
            assertThatThrownBy(() -> client.append(STREAM, Expected.NO_STREAM, A))
                    .isInstanceOf(RuntimeException.class);
            assertThat(bad.seen()).isEmpty();
        }
    }

    private static void denied(CompletableFuture<?> answer) {
        assertThatThrownBy(() -> TestClient.await(answer)).hasMessageContaining("PERMISSION_DENIED");
    }
}
