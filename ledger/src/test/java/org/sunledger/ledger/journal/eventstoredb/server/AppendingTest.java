package org.sunledger.ledger.journal.eventstoredb.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eventstore.dbclient.ReadStreamOptions;
import com.eventstore.dbclient.WrongExpectedVersionException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class AppendingTest {
    private static final String STREAM = "Project-1";
    private static final TestEvent A = TestEvent.of("project.noted", "{\"n\":1}");
    private static final TestEvent B = TestEvent.of("project.noted", "{\"n\":2}");
    private static final TestEvent C = TestEvent.of("project.noted", "{\"n\":3}");

    private final TestCluster cluster = TestCluster.single();
    private final TestClient client = new TestClient(cluster.connectionString());

    @AfterEach
    void close() {
        client.close();
        cluster.close();
    }

    @Test
    void events_get_revisions_from_0_and_bytes_stay_as_they_were() {
        var metadata = "[\"12345678901234567890.123456789\",null,\"阳光\"]".getBytes(UTF_8);
        var result = client.append(STREAM, Expected.NO_STREAM, A.withMetadata(metadata), B);
        assertThat(result.getNextExpectedRevision().toRawLong()).isEqualTo(1);
        var stored = cluster.log().stream(STREAM);
        assertThat(stored).extracting(LoggedEvent::revision).containsExactly(0L, 1L);
        assertThat(stored.getFirst().metadata()).isEqualTo(metadata);
        assertThat(result.getLogPosition().getCommitUnsigned())
                .isEqualTo(stored.getLast().at().commit());
        var read = client.events(STREAM, ReadStreamOptions.get().forwards().fromStart());
        assertThat(read.getFirst().getEvent().getUserMetadata()).isEqualTo(metadata);
        assertThat(read.getFirst().getEvent().getEventId()).isEqualTo(A.id());
    }

    @Test
    void another_revision_than_the_expected_one_is_a_conflict() {
        client.append(STREAM, Expected.NO_STREAM, A);
        assertThatThrownBy(() -> client.append(STREAM, Expected.NO_STREAM, B))
                .hasCauseInstanceOf(WrongExpectedVersionException.class);
        assertThatThrownBy(() -> client.append(STREAM, 5, B)).hasCauseInstanceOf(WrongExpectedVersionException.class);
        assertThatThrownBy(() -> client.append("Project-2", Expected.STREAM_EXISTS, B))
                .hasCauseInstanceOf(WrongExpectedVersionException.class);
        assertThat(cluster.log().stream(STREAM)).hasSize(1);
    }

    @Test
    void the_same_ids_at_the_same_revision_are_answered_again_also_after_a_restart() {
        client.append(STREAM, Expected.NO_STREAM, A);
        var first = client.append(STREAM, 0, B, C).toString();
        cluster.log().put(STREAM, TestEvent.of("project.noted", "{}"));
        assertThat(client.append(STREAM, 0, B, C)).hasToString(first);
        cluster.restart();
        try (var again = new TestClient(cluster.connectionString())) {
            assertThat(again.append(STREAM, 0, B, C)).hasToString(first);
        }
        assertThat(cluster.log().stream(STREAM)).hasSize(4);
    }

    @Test
    void ids_that_differ_later_in_the_batch_are_a_conflict_too() {
        client.append(STREAM, Expected.NO_STREAM, A, B);
        assertThatThrownBy(() -> client.append(STREAM, Expected.NO_STREAM, A, C))
                .hasCauseInstanceOf(WrongExpectedVersionException.class);
        assertThatThrownBy(() -> client.append(STREAM, Expected.NO_STREAM, A, B, C))
                .hasCauseInstanceOf(WrongExpectedVersionException.class);
        assertThat(cluster.log().stream(STREAM)).hasSize(2);
    }

    @Test
    void any_knows_recent_ids_and_forgets_them_at_a_restart() {
        client.append(STREAM, Expected.ANY, A);
        client.append(STREAM, Expected.ANY, A);
        assertThat(cluster.log().stream(STREAM)).hasSize(1);
        cluster.restart();
        try (var again = new TestClient(cluster.connectionString())) {
            again.append(STREAM, Expected.ANY, A);
        }
        assertThat(cluster.log().stream(STREAM)).hasSize(2);
    }

    @Test
    void an_id_may_stand_in_two_streams() {
        client.append(STREAM, Expected.NO_STREAM, A);
        client.append("Project-2", Expected.NO_STREAM, A);
        assertThat(cluster.log().stream("Project-2")).hasSize(1);
    }

    @Test
    void an_append_above_the_limit_is_refused_whole() {
        cluster.appendMax(40);
        assertThatThrownBy(() -> client.append(STREAM, Expected.NO_STREAM, A, B))
                .isInstanceOf(CompletionException.class)
                .satisfies(e -> {
                    var cause = (StatusRuntimeException) e.getCause();
                    assertThat(cause.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
                    assertThat(cause.getTrailers().toString()).contains("maximum-append-size=40");
                });
        assertThat(cluster.log().stream(STREAM)).isEmpty();
    }

    @Test
    void a_soft_deleted_stream_is_written_again_and_goes_on_numbering() {
        client.append(STREAM, Expected.NO_STREAM, A, B);
        TestClient.await(client.client.deleteStream(STREAM));
        assertThat(client.append(STREAM, Expected.NO_STREAM, C)
                        .getNextExpectedRevision()
                        .toRawLong())
                .isEqualTo(2);
        assertThat(client.revisions(STREAM, ReadStreamOptions.get().forwards().fromStart()))
                .containsExactly(2L);
    }

    @Test
    void a_tombstoned_stream_is_gone_for_ever() {
        client.append(STREAM, Expected.NO_STREAM, A);
        TestClient.await(client.client.tombstoneStream(STREAM));
        assertThatThrownBy(() -> client.append(STREAM, Expected.NO_STREAM, B)).hasMessageContaining("is deleted");
        assertThatThrownBy(() -> client.events(STREAM, ReadStreamOptions.get()))
                .hasMessageContaining("FAILED_PRECONDITION");
        assertThat(cluster.log().all().getLast().type()).isEqualTo("$streamDeleted");
    }

    @Test
    void a_lost_acknowledgement_leaves_the_event_and_a_retry_finds_it() {
        cluster.faults().dropNextAcknowledgement();
        assertThatThrownBy(() -> client.append(STREAM, Expected.NO_STREAM, A, B))
                .hasCauseInstanceOf(StatusRuntimeException.class);
        assertThat(cluster.log().stream(STREAM)).hasSize(2);
        assertThat(client.append(STREAM, Expected.NO_STREAM, A, B)
                        .getNextExpectedRevision()
                        .toRawLong())
                .isEqualTo(1);
        assertThat(cluster.log().stream(STREAM)).hasSize(2);
    }
}
