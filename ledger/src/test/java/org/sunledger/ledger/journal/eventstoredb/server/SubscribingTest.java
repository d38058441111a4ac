package org.sunledger.ledger.journal.eventstoredb.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.eventstore.dbclient.Position;
import com.eventstore.dbclient.ResolvedEvent;
import com.eventstore.dbclient.SubscribeToAllOptions;
import com.eventstore.dbclient.Subscription;
import com.eventstore.dbclient.SubscriptionFilter;
import com.eventstore.dbclient.SubscriptionListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
    void a_filter_lets_through_one_ledger_and_the_rest_lies_in_between() throws Exception {
        for (int n = 0; n < 50; n++) client.append("Project-L." + n % 5, Expected.ANY, event(n));
        var heard = subscribe(null);
        for (int n = 50; n < 100; n++) client.append("Project-L." + n % 5, Expected.ANY, event(n));
        assertThat(heard.take(100)).extracting(SubscribingTest::text).containsExactlyElementsOf(texts(0, 100));
        assertThat(cluster.log().all().size()).isGreaterThan(150);
        heard.caughtUp.get(30, TimeUnit.SECONDS);
    }

    @Test
    void a_subscription_begins_after_the_event_at_its_position() throws Exception {
        for (int n = 0; n < 10; n++) client.append("Project-L.1", Expected.ANY, event(n));
        var third = subscribe(null).take(3).getLast();
        assertThat(subscribe(third.getOriginalEvent().getPosition()).take(7))
                .extracting(SubscribingTest::text)
                .containsExactlyElementsOf(texts(3, 10));
    }

    @Test
    void checkpoints_carry_a_reader_over_ten_thousand_events_of_the_system() throws Exception {
        cluster.log().putSystemEvents(10_000);
        cluster.log().put("Project-L.1", event(1));
        var heard = subscribe(null);
        assertThat(heard.take(1)).extracting(SubscribingTest::text).containsExactlyElementsOf(texts(1, 2));
        assertThat(heard.checkpoints.size()).isGreaterThan(300);
        var last = new ArrayList<>(heard.checkpoints).getLast();
        assertThat(subscribe(last).take(1)).extracting(SubscribingTest::text).containsExactlyElementsOf(texts(1, 2));
    }

    private Heard subscribe(Position after) throws Exception {
        var heard = new Heard();
        var filter = SubscriptionFilter.newBuilder()
                .withStreamNameRegularExpression(OURS)
                .withCheckpointer(
                        (subscription, position) -> {
                            heard.checkpoints.add(position);
                            return CompletableFuture.completedFuture(null);
                        },
                        1)
                .build();
        var options = SubscribeToAllOptions.get().filter(filter);
        if (after == null) options.fromStart();
        else options.fromPosition(after);
        TestClient.await(client.client.subscribeToAll(heard, options));
        return heard;
    }

    private static final class Heard extends SubscriptionListener {
        private final LinkedBlockingQueue<ResolvedEvent> events = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<Position> checkpoints = new LinkedBlockingQueue<>();
        private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();

        @Override
        public void onEvent(Subscription subscription, ResolvedEvent event) {
            events.add(event);
        }

        @Override
        public void onCaughtUp(Subscription subscription) {
            caughtUp.complete(null);
        }

        List<ResolvedEvent> take(int count) throws InterruptedException {
            List<ResolvedEvent> taken = new ArrayList<>();
            while (taken.size() < count) {
                var next = events.poll(30, TimeUnit.SECONDS);
                if (next == null) throw new AssertionError("only " + taken.size() + " events came");
                taken.add(next);
            }
            return taken;
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

    private static String text(ResolvedEvent event) {
        return new String(event.getEvent().getEventData(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
