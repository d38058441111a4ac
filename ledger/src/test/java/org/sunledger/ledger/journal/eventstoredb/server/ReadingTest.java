package org.sunledger.ledger.journal.eventstoredb.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eventstore.dbclient.Position;
import com.eventstore.dbclient.ReadAllOptions;
import com.eventstore.dbclient.ReadStreamOptions;
import com.eventstore.dbclient.ResolvedEvent;
import com.eventstore.dbclient.StreamMetadata;
import com.eventstore.dbclient.StreamNotFoundException;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadReq;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadResp;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class ReadingTest {
    private static final String STREAM = "Project-L.1";

    private final TestCluster cluster = TestCluster.single();
    private final TestClient client = new TestClient(cluster.connectionString());
    private final RawClient raw = new RawClient(cluster.node(0));

    @AfterEach
    void close() {
        raw.close();
        client.close();
        cluster.close();
    }

    @Test
    void a_stream_is_read_forwards_and_backwards_from_a_revision_that_is_included() {
        put(100);
        assertThat(client.revisions(STREAM, ReadStreamOptions.get().forwards().fromRevision(97)))
                .containsExactly(97L, 98L, 99L);
        assertThat(client.revisions(STREAM, ReadStreamOptions.get().backwards().fromRevision(2)))
                .containsExactly(2L, 1L, 0L);
        assertThat(client.revisions(
                        STREAM, ReadStreamOptions.get().backwards().fromEnd().maxCount(2)))
                .containsExactly(99L, 98L);
        assertThat(client.revisions(
                        STREAM, ReadStreamOptions.get().forwards().fromStart().maxCount(70)))
                .hasSize(70);
        assertThat(client.revisions(STREAM, ReadStreamOptions.get().forwards().fromRevision(100)))
                .isEmpty();
    }

    @Test
    void a_stream_that_is_not_there_is_said_so() {
        assertThatThrownBy(() -> client.events(STREAM, ReadStreamOptions.get()))
                .hasCauseInstanceOf(StreamNotFoundException.class);
        put(1);
        TestClient.await(client.client.deleteStream(STREAM));
        assertThatThrownBy(() -> client.events(STREAM, ReadStreamOptions.get()))
                .hasCauseInstanceOf(StreamNotFoundException.class);
    }

    @Test
    void a_read_ends_with_the_streams_last_position() {
        put(3);
        var answers = raw.read(RawClient.stream(STREAM));
        assertThat(answers).hasSize(4);
        assertThat(answers.getLast().getLastStreamPosition()).isEqualTo(2);
        assertThat(raw.read(
                        RawClient.stream(STREAM).setControlOption(ReadReq.Options.ControlOption.getDefaultInstance())))
                .allMatch(ReadResp::hasEvent);
    }

    @Test
    void what_was_truncated_is_not_read_and_the_first_position_is_said_where_the_first_page_is_empty() {
        put(50);
        cluster.log().putMetadata(STREAM, "{\"$tb\":5}");
        assertThat(raw.read(RawClient.stream(STREAM))
                        .getFirst()
                        .getEvent()
                        .getEvent()
                        .getStreamRevision())
                .isEqualTo(5);
        cluster.log().putMetadata(STREAM, "{\"$tb\":40}");
        assertThat(raw.read(RawClient.stream(STREAM)).getFirst().getFirstStreamPosition())
                .isEqualTo(40);
        assertThat(client.revisions(STREAM, ReadStreamOptions.get().forwards().fromStart()))
                .containsExactlyElementsOf(
                        IntStream.range(40, 50).mapToLong(n -> n).boxed().toList());
    }

    @Test
    void only_the_newest_events_are_read_where_there_is_a_maximum_count() {
        put(50);
        var metadata = new StreamMetadata();
        metadata.setMaxCount(3L);
        TestClient.await(client.client.setStreamMetadata(STREAM, metadata));
        assertThat(client.revisions(STREAM, ReadStreamOptions.get().backwards().fromEnd()))
                .containsExactly(49L, 48L, 47L);
        assertThat(client.revisions(STREAM, ReadStreamOptions.get().forwards().fromStart()))
                .containsExactly(47L, 48L, 49L);
        assertThat(TestClient.await(client.client.getStreamMetadata(STREAM)).getMaxCount())
                .isEqualTo(3);
    }

    @Test
    void old_events_are_not_read_where_there_is_a_maximum_age() {
        put(2);
        cluster.log().putMetadata(STREAM, "{\"$maxAge\":60}");
        cluster.log().letPass(Duration.ofSeconds(61));
        assertThat(client.revisions(STREAM, ReadStreamOptions.get().forwards().fromStart()))
                .isEmpty();
        put(1);
        assertThat(client.revisions(STREAM, ReadStreamOptions.get().forwards().fromStart()))
                .containsExactly(2L);
    }

    @Test
    void a_scavenge_removes_what_is_hidden_and_leaves_its_traces() {
        put(10);
        cluster.log().putMetadata(STREAM, "{\"$tb\":8}");
        assertThat(inAll(STREAM)).hasSize(10);
        cluster.log().scavenge();
        assertThat(inAll(STREAM)).hasSize(2);
        assertThat(client.events("$scavengePoints", ReadStreamOptions.get())).hasSize(1);
        assertThat(client.events("$scavenges", ReadStreamOptions.get())).hasSize(2);
    }

    @Test
    void the_whole_log_is_read_forwards_from_a_place_that_is_included_and_backwards_from_one_that_is_not() {
        put(3);
        var second = cluster.log().stream(STREAM).get(1).at();
        var position = new Position(second.commit(), second.prepare());
        assertThat(revisions(ReadAllOptions.get().forwards().fromPosition(position)))
                .containsExactly(1L, 2L);
        assertThat(revisions(ReadAllOptions.get().backwards().fromPosition(position)))
                .startsWith(0L)
                .doesNotContain(1L, 2L);
        assertThat(revisions(ReadAllOptions.get().backwards().fromEnd().maxCount(2)))
                .containsExactly(2L, 1L);
        assertThat(revisions(ReadAllOptions.get().forwards().fromEnd())).isEmpty();
    }

    @Test
    void epochs_are_in_the_log_and_no_reader_sees_them() {
        cluster.changeLeader(0);
        assertThat(cluster.log().stream(Streams.EPOCHS)).hasSize(2);
        assertThat(inAll(Streams.EPOCHS)).isEmpty();
        assertThat(client.events(Streams.EPOCHS, ReadStreamOptions.get())).hasSize(2);
    }

    @Test
    void combinations_that_make_no_sense_are_invalid_arguments() {
        var filter = ReadReq.Options.FilterOptions.newBuilder()
                .setStreamIdentifier(
                        ReadReq.Options.FilterOptions.Expression.newBuilder().setRegex("^A"));
        var subscription = ReadReq.Options.SubscriptionOptions.getDefaultInstance();
        var backwards = ReadReq.Options.ReadDirection.Backwards;
        for (var options : List.of(
                RawClient.stream(STREAM).setFilter(filter),
                RawClient.all().setSubscription(subscription).setReadDirection(backwards),
                RawClient.all().clearNoFilter(),
                RawClient.all().clearCount(),
                RawClient.all().clearAll(),
                RawClient.all().setFilter(filter),
                RawClient.all().setSubscription(subscription).setFilter(filter)))
            assertThatThrownBy(() -> raw.read(options))
                    .satisfies(
                            e -> assertThat(Status.fromThrowable(e).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT));
    }

    @Test
    void a_filtered_subscription_needs_a_checkpoint_multiplier() {
        var filter = ReadReq.Options.FilterOptions.newBuilder()
                .setMax(32)
                .setStreamIdentifier(
                        ReadReq.Options.FilterOptions.Expression.newBuilder().setRegex("^A"));
        var options = RawClient.all()
                .setSubscription(ReadReq.Options.SubscriptionOptions.getDefaultInstance())
                .setFilter(filter);
        assertThatThrownBy(() -> raw.read(options))
                .satisfies(e -> assertThat(Status.fromThrowable(e).getCode()).isEqualTo(Status.Code.UNKNOWN));
    }

    @Test
    void a_filtered_read_counts_the_window_and_finds_the_regular_expression_anywhere() {
        cluster.log().put("Fund-L.1", TestEvent.of("fund.noted", "{}"));
        put(2);
        var filter = ReadReq.Options.FilterOptions.newBuilder()
                .setCount(RawClient.NONE)
                .setEventType(
                        ReadReq.Options.FilterOptions.Expression.newBuilder().setRegex("und\\.n"));
        assertThat(raw.read(RawClient.all().setFilter(filter)))
                .singleElement()
                .satisfies(answer -> assertThat(answer.getEvent().getEvent().getStreamIdentifier())
                        .isEqualTo(Answers.stream("Fund-L.1")));
    }

    @Test
    void an_append_needs_type_and_content_type() {
        var event = TestEvent.of("a.b", "{}");
        for (var message : List.of(
                RawClient.message(event, "type", "a.b"), RawClient.message(event, "content-type", "application/json")))
            assertThatThrownBy(() -> raw.append(RawClient.options(STREAM), message))
                    .hasMessageContaining("INVALID_ARGUMENT")
                    .hasMessageContaining("Required Metadata Property");
        var answer = raw.append(
                RawClient.options(STREAM), RawClient.message(event, "type", "a.b", "content-type", "application/json"));
        assertThat(answer.getSuccess().getCurrentRevision()).isZero();
    }

    @Test
    void a_wrong_expected_version_is_an_answer_and_no_status() {
        put(2);
        var answer = raw.append(
                RawClient.options(STREAM),
                RawClient.message(
                        TestEvent.of("a.b", "{\"other\":1}"), "type", "a.b", "content-type", "application/json"));
        assertThat(answer.getWrongExpectedVersion().getCurrentRevision()).isEqualTo(1);
        assertThat(answer.getWrongExpectedVersion().hasExpectedNoStream()).isTrue();
    }

    private void put(int count) {
        for (int n = 0; n < count; n++) cluster.log().put(STREAM, TestEvent.of("project.noted", "{\"n\":" + n + "}"));
    }

    private List<ResolvedEvent> inAll(String stream) {
        return TestClient.await(client.client.readAll(ReadAllOptions.get().fromStart())).getEvents().stream()
                .filter(event -> event.getOriginalEvent().getStreamId().equals(stream))
                .toList();
    }

    private List<Long> revisions(Object options) {
        return TestClient.await(client.client.readAll((ReadAllOptions) options)).getEvents().stream()
                .map(event -> event.getOriginalEvent().getRevision())
                .toList();
    }
}
