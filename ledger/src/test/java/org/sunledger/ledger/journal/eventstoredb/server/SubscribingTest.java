package org.sunledger.ledger.journal.eventstoredb.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eventstore.dbclient.Position;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class SubscribingTest {
    private static final String OURS = "^Project-L\\.";

    private final TestCluster cluster =
            TestCluster.builder().seed(7).noise(3, 2).start();
    private final TestClient client = new TestClient(cluster.connectionString());

    @AfterEach
    void close() {
        client.close();
        cluster.close();
    }

    @Test
    void a_filter_lets_through_one_ledger_and_the_rest_lies_in_between() {
        for (int n = 0; n < 50; n++) client.append("Project-L." + n % 5, Expected.ANY, event(n));
        var heard = Heard.subscribe(client, OURS, null);
        for (int n = 50; n < 100; n++) client.append("Project-L." + n % 5, Expected.ANY, event(n));
        assertThat(heard.takeTexts(100)).containsExactlyElementsOf(texts(0, 100));
        assertThat(cluster.log().all()).hasSizeGreaterThan(150);
        heard.awaitCaughtUp();
    }

    @Test
    void a_subscription_begins_after_the_event_at_its_position() {
        for (int n = 0; n < 10; n++) client.append("Project-L.1", Expected.ANY, event(n));
        var third = Heard.subscribe(client, OURS, null).take(3).getLast();
        assertThat(Heard.subscribe(client, OURS, third.getOriginalEvent().getPosition())
                        .takeTexts(7))
                .containsExactlyElementsOf(texts(3, 10));
    }

    @Test
    void checkpoints_carry_a_reader_over_ten_thousand_events_of_the_system() {
        cluster.log().putSystemEvents(10_000);
        cluster.log().put("Project-L.1", event(1));
        var heard = Heard.subscribe(client, OURS, null);
        assertThat(heard.takeTexts(1)).containsExactly(event(1).dataText());
        assertThat(heard.checkpoints).hasSizeGreaterThan(300);
        for (var checkpoint : List.copyOf(heard.checkpoints).subList(310, heard.checkpoints.size()))
            assertThat(Heard.subscribe(client, OURS, checkpoint).takeTexts(1)).containsExactly(event(1).dataText());
    }

    @Test
    void a_live_reader_gets_checkpoints_for_what_the_filter_hides() throws Exception {
        var heard = Heard.subscribe(client, OURS, null);
        heard.awaitCaughtUp();
        cluster.log().putSystemEvents(100);
        var checkpoint = heard.checkpoints.take();
        cluster.log().put("Project-L.1", event(1));
        assertThat(Heard.subscribe(client, OURS, checkpoint).takeTexts(1)).containsExactly(event(1).dataText());
    }

    @Test
    void a_made_up_position_fails_the_call_and_then_the_test() {
        var stored = cluster.log().put("Project-L.1", event(1)).getFirst().at();
        var madeUp = new Position(stored.commit() - 1, stored.prepare() - 1);
        assertThatThrownBy(() -> Heard.subscribe(client, OURS, madeUp)).hasMessageContaining("made up");
        assertThatThrownBy(cluster::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("made up")
                .hasMessageContaining(Long.toString(stored.commit() - 1));
    }

    @Test
    void a_lenient_cluster_loses_the_event_behind_a_made_up_position() {
        try (var lenient = TestCluster.builder().lenientPositions().start();
                var reader = new TestClient(lenient.connectionString())) {
            lenient.log().put("Project-L.1", event(0), event(1), event(2));
            var second = lenient.log().stream("Project-L.1").get(1).at();
            var justBefore = new Position(second.commit() - 1, second.prepare() - 1);
            assertThat(Heard.subscribe(reader, OURS, justBefore).takeTexts(1)).containsExactly(event(2).dataText());
        }
    }

    /** 23.10 looks for the event to skip behind the same filter as any reader of $all, which hides epochs. */
    @Test
    void a_position_at_an_epoch_loses_the_event_behind_it() {
        cluster.changeLeader(0);
        var epoch = cluster.log().all().getLast().at();
        cluster.log().put("Project-L.1", event(0), event(1));
        assertThat(Heard.subscribe(client, OURS, new Position(epoch.commit(), epoch.prepare()))
                        .takeTexts(1))
                .containsExactly(event(1).dataText());
    }

    @Test
    void positions_compare_unsigned_and_commit_and_prepare_may_differ() {
        try (var old = TestCluster.builder().firstOffset(Long.MAX_VALUE - 2_000).start();
                var reader = new TestClient(old.connectionString())) {
            for (int n = 0; n < 40; n += 2) {
                old.log().put("Project-L.1", event(n));
                old.log().putAsOldTransaction("Project-L.2", event(n + 1), event(n + 2));
                n++;
            }
            var all = Heard.subscribe(reader, OURS, null)
                    .take(old.log().stream("Project-L.1").size() * 3);
            var places = all.stream()
                    .map(event -> event.getOriginalEvent().getPosition())
                    .map(position -> new Place(position.getCommitUnsigned(), position.getPrepareUnsigned()))
                    .toList();
            assertThat(places).isSorted().doesNotHaveDuplicates();
            assertThat(places.getFirst().commit()).isPositive();
            assertThat(places.getLast().commit()).isNegative();
            assertThat(places).anyMatch(place -> place.commit() != place.prepare());
            for (int n = 0; n < all.size() - 1; n++)
                assertThat(Heard.subscribe(
                                        reader,
                                        OURS,
                                        all.get(n).getOriginalEvent().getPosition())
                                .take(1)
                                .getFirst()
                                .getOriginalEvent()
                                .getPosition())
                        .isEqualTo(all.get(n + 1).getOriginalEvent().getPosition());
        }
    }

    private static TestEvent event(int n) {
        return TestEvent.of("project.noted", "{\"n\":" + n + "}");
    }

    private static List<String> texts(int from, int to) {
        List<String> texts = new ArrayList<>();
        for (int n = from; n < to; n++) texts.add(event(n).dataText());
        return texts;
    }
}
