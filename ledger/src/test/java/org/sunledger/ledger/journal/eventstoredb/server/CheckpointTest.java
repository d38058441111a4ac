package org.sunledger.ledger.journal.eventstoredb.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadReq;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadResp;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** After how many events checkpoints come, and which place they name, to the letter of the protocol. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class CheckpointTest {
    private final TestCluster cluster = TestCluster.single();
    private final RawClient raw = new RawClient(cluster.node(0));

    @AfterEach
    void close() {
        raw.close();
        cluster.close();
    }

    @Test
    void a_subscription_is_confirmed_first_and_told_when_it_has_caught_up() {
        put(1);
        var answers = subscribe(window(10), 1);
        assertThat(next(answers).hasConfirmation()).isTrue();
        assertThat(next(answers).hasEvent()).isTrue();
        assertThat(next(answers).hasCaughtUp()).isTrue();
    }

    @Test
    void catching_up_a_checkpoint_comes_after_multiplier_times_window_considered_events() {
        cluster.log().putSystemEvents(100);
        var all = cluster.log().all();
        var checkpoints = checkpoints(subscribe(window(10), 2));
        assertThat(checkpoints).hasSize(all.size() / 20);
        // Nothing passed the filter: each names the place where its last page began.
        for (int n = 0; n < checkpoints.size(); n++)
            assertThat(checkpoints.get(n)).isEqualTo(all.get(20 * n + 9).next());
    }

    @Test
    void catching_up_a_checkpoint_names_the_last_event_that_passed_in_its_page() {
        cluster.log().putSystemEvents(4);
        put(2);
        cluster.log().putSystemEvents(40);
        var second = cluster.log().stream("Project-L.1").getLast().at();
        assertThat(checkpoints(subscribe(window(20), 1)).getFirst()).isEqualTo(second);
    }

    @Test
    void a_window_by_count_is_of_32_events() {
        cluster.log().putSystemEvents(100);
        var count = ReadReq.Options.FilterOptions.newBuilder().setCount(RawClient.NONE);
        assertThat(checkpoints(subscribe(count, 1))).hasSize(cluster.log().all().size() / 32);
    }

    @Test
    void live_a_checkpoint_names_the_event_it_came_after() {
        var answers = subscribe(window(10), 1);
        until(answers, ReadResp::hasCaughtUp);
        var before = cluster.log().all().size();
        cluster.log().putSystemEvents(20);
        var checkpoint = next(answers).getCheckpoint();
        // The events considered while catching up count on.
        assertThat(new Place(checkpoint.getCommitPosition(), checkpoint.getPreparePosition()))
                .isEqualTo(cluster.log().all().get(9).at());
        assertThat(before).isLessThan(10);
    }

    @Test
    void an_unfiltered_subscription_gets_no_checkpoints() {
        cluster.log().putSystemEvents(100);
        var answers = raw.streams()
                .read(ReadReq.newBuilder()
                        .setOptions(RawClient.all()
                                .setSubscription(ReadReq.Options.SubscriptionOptions.getDefaultInstance()))
                        .build());
        assertThat(until(answers, ReadResp::hasCaughtUp)).noneMatch(ReadResp::hasCheckpoint);
    }

    @Test
    void a_stream_is_subscribed_to_after_a_revision_that_is_excluded() {
        put(5);
        var options = RawClient.stream("Project-L.1")
                .setSubscription(ReadReq.Options.SubscriptionOptions.getDefaultInstance());
        options.getStreamBuilder().setRevision(2);
        var answers =
                raw.streams().read(ReadReq.newBuilder().setOptions(options).build());
        assertThat(next(answers).hasConfirmation()).isTrue();
        assertThat(next(answers).getEvent().getEvent().getStreamRevision()).isEqualTo(3);
        assertThat(next(answers).getEvent().getEvent().getStreamRevision()).isEqualTo(4);
        assertThat(next(answers).hasCaughtUp()).isTrue();
        put(1);
        assertThat(next(answers).getEvent().getEvent().getStreamRevision()).isEqualTo(5);
    }

    private void put(int count) {
        for (int n = 0; n < count; n++) cluster.log().put("Project-L.1", TestEvent.of("project.noted", "{}"));
    }

    private static ReadReq.Options.FilterOptions.Builder window(int events) {
        return ReadReq.Options.FilterOptions.newBuilder().setMax(events);
    }

    private Iterator<ReadResp> subscribe(ReadReq.Options.FilterOptions.Builder filter, int multiplier) {
        filter.setCheckpointIntervalMultiplier(multiplier)
                .setStreamIdentifier(
                        ReadReq.Options.FilterOptions.Expression.newBuilder().setRegex("^Project-"));
        var options = RawClient.all()
                .setSubscription(ReadReq.Options.SubscriptionOptions.getDefaultInstance())
                .setFilter(filter);
        return raw.streams().read(ReadReq.newBuilder().setOptions(options).build());
    }

    private static ReadResp next(Iterator<ReadResp> answers) {
        assertThat(answers.hasNext()).isTrue();
        return answers.next();
    }

    private static List<ReadResp> until(Iterator<ReadResp> answers, Predicate<ReadResp> last) {
        List<ReadResp> heard = new ArrayList<>();
        do heard.add(next(answers));
        while (!last.test(heard.getLast()));
        return heard;
    }

    private static List<Place> checkpoints(Iterator<ReadResp> answers) {
        return until(answers, ReadResp::hasCaughtUp).stream()
                .filter(ReadResp::hasCheckpoint)
                .map(ReadResp::getCheckpoint)
                .map(checkpoint -> new Place(checkpoint.getCommitPosition(), checkpoint.getPreparePosition()))
                .toList();
    }
}
