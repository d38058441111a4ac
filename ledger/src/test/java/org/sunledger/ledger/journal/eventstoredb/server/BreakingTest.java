package org.sunledger.ledger.journal.eventstoredb.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eventstore.dbclient.ConnectionShutdownException;
import com.eventstore.dbclient.ReadStreamOptions;
import com.eventstore.dbclient.ResolvedEvent;
import com.eventstore.dbclient.SubscribeToAllOptions;
import com.eventstore.dbclient.Subscription;
import com.eventstore.dbclient.SubscriptionListener;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunledger.ledger.journal.eventstoredb.server.Faults.SlowConsumers;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class BreakingTest {
    private static final String STREAM = "Project-L.1";
    private static final TestEvent A = TestEvent.of("project.noted", "{\"n\":1}");

    private final TestCluster cluster = TestCluster.single();
    private final Faults faults = cluster.faults();
    private final TestClient client = new TestClient(cluster.connectionString());

    @AfterEach
    void close() {
        client.close();
        cluster.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.Code.class,
            names = {"ABORTED", "INTERNAL", "UNKNOWN", "UNAVAILABLE", "PERMISSION_DENIED"})
    void a_subscription_ends_with_any_status_after_as_many_events_as_the_test_wants(Status.Code code) {
        cluster.log().put(STREAM, A, A, A);
        faults.onSubscription(1, SubscriptionFault.ends(2, Status.fromCode(code)));
        var heard = Heard.subscribe(client, "^Project-", null);
        assertThat(heard.takeTexts(2)).hasSize(2);
        assertThat(Status.fromThrowable(heard.awaitEnd()).getCode()).isEqualTo(code);
        faults.awaitOpenSubscriptions(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.Code.class,
            names = {"OK", "CANCELLED"})
    void of_these_ends_the_client_tells_nobody(Status.Code code) {
        var heard = Heard.subscribe(client, "^Project-", null);
        heard.awaitCaughtUp();
        faults.awaitOpenSubscriptions(1);
        faults.endSubscriptions(Status.fromCode(code));
        faults.awaitOpenSubscriptions(0);
        client.append(STREAM, Expected.NO_STREAM, A);
        assertThat(heard.ended).isNotDone();
    }

    @Test
    void a_silent_subscription_stays_open_and_speaks_again() {
        var heard = Heard.subscribe(client, "^Project-", null);
        heard.awaitCaughtUp();
        faults.silenceSubscriptions();
        client.append(STREAM, Expected.NO_STREAM, A);
        assertThat(faults.openSubscriptions()).isEqualTo(1);
        faults.letSubscriptionsSpeak();
        assertThat(heard.takeTexts(1)).containsExactly(A.dataText());
    }

    @Test
    void a_failure_before_storing_stores_nothing() {
        faults.onAppend(2, AppendFault.ends(Moment.BEFORE_STORING, Refusals.timedOut()));
        client.append(STREAM, Expected.NO_STREAM, A);
        assertThatThrownBy(() -> client.append(STREAM, 0, A)).hasMessageContaining("ABORTED");
        assertThat(cluster.log().stream(STREAM)).hasSize(1);
    }

    @Test
    void a_held_append_is_not_stored_when_its_client_gave_up() throws Exception {
        var gate = faults.gate();
        faults.onAppend(1, AppendFault.waits(Moment.BEFORE_STORING, gate));
        try (var hasty = new TestClient(cluster.settings().defaultDeadline(200))) {
            var answer = hasty.appending(STREAM, Expected.NO_STREAM, A);
            gate.awaitArrivals(1);
            assertThatThrownBy(() -> TestClient.await(answer)).hasMessageContaining("DEADLINE_EXCEEDED");
        }
        gate.open();
        assertThat(client.append("Project-L.2", Expected.NO_STREAM, A)).isNotNull();
        assertThat(cluster.log().stream(STREAM)).isEmpty();
    }

    @Test
    void an_acknowledgement_may_wait_at_a_gate() {
        var gate = faults.gate();
        faults.onAppend(1, AppendFault.waits(Moment.AFTER_STORING, gate));
        var answer = client.appending(STREAM, Expected.NO_STREAM, A);
        gate.awaitArrivals(1);
        assertThat(cluster.log().stream(STREAM)).hasSize(1);
        assertThat(answer).isNotDone();
        gate.open();
        assertThat(TestClient.await(answer).getNextExpectedRevision().toRawLong())
                .isZero();
    }

    @Test
    void calls_are_refused_once_or_until_repaired() {
        faults.refuseNext(Call.APPEND, Refusals.tooBusy());
        assertThatThrownBy(() -> client.append(STREAM, Expected.NO_STREAM, A)).hasMessageContaining("Too Busy");
        client.append(STREAM, Expected.NO_STREAM, A);
        faults.refuse(Call.READ, Refusals.accessDenied());
        for (int n = 0; n < 3; n++)
            assertThatThrownBy(() -> client.events(STREAM, ReadStreamOptions.get()))
                    .hasMessageContaining("PERMISSION_DENIED");
        faults.clear();
        assertThat(client.events(STREAM, ReadStreamOptions.get())).hasSize(1);
        assertThat(cluster.seen(Call.READ)).isEqualTo(4);
    }

    @Test
    void a_hanging_node_answers_when_its_gate_opens() {
        client.append(STREAM, Expected.NO_STREAM, A);
        var gate = faults.hold(Call.READ);
        var answer = client.client.readStream(STREAM, ReadStreamOptions.get());
        gate.awaitArrivals(1);
        assertThat(answer).isNotDone();
        gate.open();
        assertThat(TestClient.await(answer).getEvents()).hasSize(1);
    }

    @Test
    void an_outage_longer_than_the_clients_patience_ends_the_client_and_not_the_log() {
        client.append(STREAM, Expected.NO_STREAM, A);
        cluster.stop();
        assertThatThrownBy(() -> {
                    for (int n = 0; n < 10; n++)
                        try {
                            client.append(STREAM, 0, A);
                        } catch (RuntimeException e) {
                            if (e.getCause() instanceof ConnectionShutdownException) throw e;
                        }
                })
                .hasCauseInstanceOf(ConnectionShutdownException.class);
        cluster.start();
        try (var another = new TestClient(cluster.connectionString())) {
            assertThat(another.events(STREAM, ReadStreamOptions.get())).hasSize(1);
        }
    }

    @Test
    void a_node_that_stops_with_an_append_in_hand_may_have_stored_it() {
        faults.onAppend(1, AppendFault.nodeStops(Moment.AFTER_STORING));
        assertThatThrownBy(() -> client.append(STREAM, Expected.NO_STREAM, A))
                .hasCauseInstanceOf(StatusRuntimeException.class);
        assertThat(cluster.log().stream(STREAM)).hasSize(1);
        assertThat(cluster.node(0).isRunning()).isFalse();
    }

    @Test
    void a_reader_that_takes_nothing_falls_behind_and_misses_nothing() {
        var slow = slowSubscription();
        cluster.log().put("Project-L.2", large(300));
        slow.heard.awaitCaughtUp();
        slow.gate.open();
        assertThat(slow.heard.take(300)).hasSize(300);
        TestClient.await(slow.heard.fellBehind());
    }

    @Test
    void a_node_of_23_10_drops_a_live_reader_that_takes_nothing() {
        faults.slowConsumers(SlowConsumers.ARE_DROPPED);
        var slow = slowSubscription();
        for (int n = 0; n < 20; n++) cluster.log().put("Project-L.2", large(20));
        faults.awaitOpenSubscriptions(0);
        slow.gate.open();
        assertThat(slow.heard.awaitEnd()).hasMessageContaining("Consumer too slow");
    }

    private record Slow(Heard heard, Gate gate) {}

    /** Live, and stuck in its first event. */
    private Slow slowSubscription() {
        var gate = faults.gate();
        var heard = new Heard();
        var listener = new SubscriptionListener() {
            @Override
            public void onEvent(Subscription subscription, ResolvedEvent event) {
                if (event.getEvent().getStreamId().startsWith("$")) return;
                gate.pass();
                if (event.getEvent().getStreamId().equals("Project-L.2")) heard.onEvent(subscription, event);
            }

            @Override
            public void onCaughtUp(Subscription subscription) {
                heard.onCaughtUp(subscription);
            }

            @Override
            public void onFellBehind(Subscription subscription) {
                heard.onFellBehind(subscription);
            }

            @Override
            public void onCancelled(Subscription subscription, Throwable cause) {
                heard.onCancelled(subscription, cause);
            }
        };
        client.subscribe(listener, SubscribeToAllOptions.get().fromStart().batchSize(1));
        heard.awaitCaughtUp();
        client.append(STREAM, Expected.NO_STREAM, A);
        gate.awaitArrivals(1);
        return new Slow(heard, gate);
    }

    private static TestEvent[] large(int count) {
        var events = new TestEvent[count];
        for (int n = 0; n < count; n++)
            events[n] = TestEvent.of("project.noted", "{\"n\":" + n + ",\"text\":\"" + "x".repeat(20_000) + "\"}");
        return events;
    }
}
