package org.sunledger.ledger.journal.eventstoredb.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eventstore.dbclient.NodePreference;
import com.eventstore.dbclient.NotLeaderException;
import com.eventstore.dbclient.ReadStreamOptions;
import com.eventstore.dbclient.StreamNotFoundException;
import com.eventstore.dbclient.proto.gossip.GossipGrpc;
import com.eventstore.dbclient.proto.gossip.GossipOuterClass.MemberInfo;
import com.eventstore.dbclient.proto.serverfeatures.ServerFeaturesGrpc;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadReq;
import io.grpc.StatusRuntimeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class ClusterTest {
    private static final String STREAM = "Project-L.1";
    private static final TestEvent A = TestEvent.of("project.noted", "{\"n\":1}");
    private static final TestEvent B = TestEvent.of("project.noted", "{\"n\":2}");

    private final TestCluster cluster = TestCluster.of(3);

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void discovery_finds_the_leader_from_any_node() {
        try (var client =
                new TestClient("esdb+discover://127.0.0.1:" + cluster.node(2).port() + "?tls=false")) {
            client.append(STREAM, Expected.NO_STREAM, A);
        }
        assertThat(cluster.seen())
                .filteredOn(call -> call.call() == Call.APPEND)
                .extracting(SeenCall::node)
                .containsExactly(0);
    }

    @Test
    void gossip_and_features_say_who_and_what_a_node_is() {
        try (var raw = new RawClient(cluster.node(1))) {
            var members = GossipGrpc.newBlockingStub(raw.channel())
                    .read(RawClient.NONE)
                    .getMembersList();
            assertThat(members)
                    .extracting(MemberInfo::getState)
                    .containsExactly(
                            MemberInfo.VNodeState.Leader,
                            MemberInfo.VNodeState.Follower,
                            MemberInfo.VNodeState.Follower);
            assertThat(members.getLast().getHttpEndPoint().getPort())
                    .isEqualTo(cluster.node(2).port())
                    .isGreaterThan(32_767);
            assertThat(ServerFeaturesGrpc.newBlockingStub(raw.channel())
                            .getSupportedMethods(RawClient.NONE)
                            .getEventStoreServerVersion())
                    .isEqualTo("23.10.0");
        }
    }

    @Test
    void a_follower_sends_writers_to_the_leader_and_serves_readers() {
        cluster.log().put(STREAM, A);
        try (var raw = new RawClient(cluster.node(1))) {
            var read = ReadReq.newBuilder().setOptions(RawClient.stream(STREAM)).build();
            assertThat(raw.streams("requires-leader", "false").read(read))
                    .toIterable()
                    .hasSize(2);
            assertThatThrownBy(() ->
                            raw.streams("requires-leader", "true").read(read).hasNext())
                    .satisfies(e -> {
                        var refusal = (StatusRuntimeException) e;
                        assertThat(refusal.getStatus().toString()).contains("NOT_FOUND");
                        assertThat(refusal.getTrailers().toString())
                                .contains("exception=not-leader")
                                .contains("leader-endpoint-host=127.0.0.1")
                                .contains("leader-endpoint-port="
                                        + cluster.node(0).port());
                    });
        }
    }

    @Test
    void a_client_that_knows_only_a_follower_is_never_a_writer() {
        try (var client = new TestClient(cluster.connectionString(1))) {
            for (int n = 0; n < 2; n++)
                assertThatThrownBy(() -> client.append(STREAM, Expected.NO_STREAM, A))
                        .hasCauseInstanceOf(NotLeaderException.class);
            assertThat(cluster.log().stream(STREAM)).isEmpty();
        }
    }

    @Test
    void a_new_leader_takes_the_writes_over() {
        try (var client = new TestClient(cluster.connectionString())) {
            client.append(STREAM, Expected.NO_STREAM, A);
            cluster.changeLeader(2);
            assertThatThrownBy(() -> client.append(STREAM, 0, B)).hasCauseInstanceOf(NotLeaderException.class);
            client.append(STREAM, 0, B);
            assertThat(cluster.seen().getLast().node()).isEqualTo(2);
        }
    }

    @Test
    void a_leader_may_change_within_an_append_before_or_after_it_is_stored() {
        try (var client = new TestClient(cluster.connectionString())) {
            cluster.faults().onAppend(1, AppendFault.leaderChanges(Moment.BEFORE_STORING, 1));
            assertThatThrownBy(() -> client.append(STREAM, Expected.NO_STREAM, A))
                    .hasCauseInstanceOf(NotLeaderException.class);
            assertThat(cluster.log().stream(STREAM)).isEmpty();
            cluster.faults().onAppend(1, AppendFault.leaderChanges(Moment.AFTER_STORING, 2));
            assertThatThrownBy(() -> client.append(STREAM, Expected.NO_STREAM, A))
                    .hasMessageContaining("ABORTED");
            assertThat(cluster.log().stream(STREAM)).hasSize(1);
        }
    }

    @Test
    void during_an_election_nobody_writes() {
        cluster.loseLeader();
        try (var raw = new RawClient(cluster.node(1))) {
            assertThatThrownBy(() -> raw.append(
                            RawClient.options(STREAM),
                            RawClient.message(A, "type", "a.b", "content-type", "application/json")))
                    .hasMessageContaining("UNAVAILABLE")
                    .hasMessageContaining("Not Ready");
        }
    }

    @Test
    void a_subscription_to_a_leader_that_no_longer_leads_is_ended_by_a_switch() {
        try (var client = new TestClient(cluster.connectionString())) {
            cluster.log().put(STREAM, A);
            Heard.subscribe(client, "^Project-", null).take(1);
            cluster.changeLeader(1);
            cluster.faults().endSubscriptions(cluster.notLeader());
            cluster.faults().awaitOpenSubscriptions(0);
        }
    }

    @Test
    void the_other_nodes_say_that_a_node_is_down_and_it_comes_back_at_its_port() {
        var port = cluster.node(0).port();
        cluster.node(0).stop();
        cluster.changeLeader(1);
        try (var client = new TestClient(cluster.settings().nodePreference(NodePreference.LEADER))) {
            client.append(STREAM, Expected.NO_STREAM, A);
            cluster.node(0).start();
            assertThat(cluster.node(0).port()).isEqualTo(port);
            assertThat(client.events(STREAM, ReadStreamOptions.get())).hasSize(1);
        }
    }

    @Test
    void a_follower_that_lags_shows_old_things_until_it_catches_up() {
        cluster.log().put(STREAM, A);
        cluster.node(1).stopReplicating();
        // A client that prefers the leader insists on it in every call, whatever the call's own options say.
        try (var reader = new TestClient(cluster.connectionString(1) + "&nodePreference=follower");
                var writer = new TestClient(cluster.connectionString())) {
            var heard = Heard.subscribe(reader, "^Project-", null);
            heard.awaitCaughtUp();
            writer.append(STREAM, 0, B);
            writer.append("Project-L.2", Expected.NO_STREAM, B);
            var local = ReadStreamOptions.get();
            assertThat(reader.revisions(STREAM, local)).containsExactly(0L);
            assertThatThrownBy(() -> reader.events("Project-L.2", local))
                    .hasCauseInstanceOf(StreamNotFoundException.class);
            assertThat(heard.takeTexts(1)).containsExactly(A.dataText());
            cluster.node(1).replicate();
            assertThat(heard.takeTexts(2)).hasSize(2);
            assertThat(reader.revisions(STREAM, local)).containsExactly(0L, 1L);
        }
    }

    @Test
    void several_hosts_in_one_string_need_low_ports() {
        assertThatThrownBy(() -> new TestClient(cluster.connectionStringOfAllNodes()))
                .hasMessageContaining("Invalid port number format");
        try (var low = TestCluster.builder().nodes(3).lowPorts().start();
                var client = new TestClient(low.connectionStringOfAllNodes())) {
            client.append(STREAM, Expected.NO_STREAM, A);
            assertThat(low.log().stream(STREAM)).hasSize(1);
        }
    }
}
