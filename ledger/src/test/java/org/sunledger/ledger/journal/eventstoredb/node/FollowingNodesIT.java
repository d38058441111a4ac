package org.sunledger.ledger.journal.eventstoredb.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.LEDGER;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.SOON;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.events;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.ids;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.idsOf;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.log;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.stream;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.take;

import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.journal.eventstoredb.LogPosition;
import org.sunledger.ledger.journal.eventstoredb.StoredEvent;
import org.sunledger.ledger.journal.eventstoredb.server.Call;
import org.sunledger.ledger.journal.eventstoredb.server.TestCluster;
import org.sunledger.ledger.journal.eventstoredb.server.TestEvent;

/** Following where nothing fails: what is handed over, and where it goes on. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class FollowingNodesIT {
    private final TestCluster cluster =
            TestCluster.builder().noise(5, 3).firstOffset(77).start();
    private final NodeLog log = log(cluster);

    @AfterEach
    void close() {
        log.close();
        cluster.close();
    }

    @Test
    void hands_over_old_and_new_events_of_all_streams_in_the_order_of_the_log() throws Exception {
        for (int n = 0; n < 20; n++) log.append(stream(n % 3), n / 3 - 1, events(n, n + 1));
        try (var following = log.follow(LogPosition.START)) {
            var taken = take(following, 20);
            for (int n = 20; n < 40; n++) log.append(stream(n % 3), n / 3 - 1, events(n, n + 1));
            taken.addAll(take(following, 20));
            assertThat(idsOf(taken)).isEqualTo(ids(events(0, 40)));
            assertThat(taken).extracting(StoredEvent::position).isSorted();
            assertThat(following.reached())
                    .isGreaterThanOrEqualTo(taken.getLast().position());
        }
    }

    @Test
    void other_ledgers_whose_ids_look_alike_are_left_out() throws Exception {
        for (var other : List.of("6f1d.LL", "6f1dxL+", "x" + LEDGER, LEDGER + "x"))
            cluster.log().put("Project-" + other + ".1", TestEvent.of("project.noted", "{\"o\":\"" + other + "\"}"));
        cluster.log().putMetadata(stream(1), "{\"note\":1}");
        log.append(stream(1), -1, events(0, 1));
        try (var following = log.follow(LogPosition.START)) {
            assertThat(idsOf(take(following, 1))).isEqualTo(ids(events(0, 1)));
            assertThat(following.next(9, Duration.ofMillis(50))).isEmpty();
        }
    }

    @Test
    void goes_on_after_a_position_of_an_event_an_append_or_what_was_reached() throws Exception {
        var third = LogPosition.START;
        for (int n = 0; n < 6; n++) {
            var at = log.append(stream(1), n - 1, events(n, n + 1));
            if (n == 2) third = at;
        }
        LogPosition reached;
        try (var following = log.follow(third)) {
            var taken = take(following, 2);
            assertThat(idsOf(taken)).isEqualTo(ids(events(3, 5)));
            reached = following.reached();
        }
        try (var following = log.follow(reached)) {
            assertThat(idsOf(take(following, 1))).isEqualTo(ids(events(5, 6)));
        }
    }

    @Test
    void an_empty_log_and_the_very_head_give_nothing_until_something_comes() throws Exception {
        try (var following = log.follow(LogPosition.START)) {
            assertThat(following.next(1, Duration.ofMillis(50))).isEmpty();
            var head = log.append(stream(1), -1, events(0, 1));
            take(following, 1);
            try (var atHead = log.follow(head)) {
                assertThat(atHead.next(1, Duration.ofMillis(50))).isEmpty();
                log.append(stream(1), 0, events(1, 2));
                assertThat(idsOf(take(atHead, 1))).isEqualTo(ids(events(1, 2)));
            }
        }
    }

    @Test
    void ten_thousand_events_of_the_system_move_the_place_to_go_on_from() throws Exception {
        var last = log.append(stream(1), -1, events(0, 1));
        cluster.log().putSystemEvents(10_000);
        LogPosition reached;
        try (var following = log.follow(LogPosition.START)) {
            take(following, 1);
            // The last checkpoint is at most two windows before the end.
            while (cluster.log().all().stream()
                            .filter(event ->
                                    event.at().commit() > following.reached().commit())
                            .count()
                    > 1_000) assertThat(following.next(1, Duration.ofMillis(5))).isEmpty();
            reached = following.reached();
        }
        assertThat(reached.isAfter(last)).isTrue();
        try (var following = log.follow(reached)) {
            log.append(stream(1), 0, events(1, 2));
            assertThat(idsOf(take(following, 1))).isEqualTo(ids(events(1, 2)));
        }
    }

    @Test
    void a_checkpoint_at_an_epoch_of_the_cluster_is_not_gone_on_from() throws Exception {
        try (var following = log.follow(LogPosition.START)) {
            log.append(stream(1), -1, events(0, 1));
            take(following, 1);
            // Whatever live checkpoint comes now names one of these.
            for (int n = 0; n < 1_100; n++) cluster.changeLeader(0);
            log.append(stream(2), -1, events(1, 2));
            take(following, 1);
            for (int n = 0; n < 1_100; n++) cluster.changeLeader(0);
            for (int n = 0; n < 10; n++) following.next(1, Duration.ofMillis(5));
            cluster.faults().silenceSubscriptions();
            log.append(stream(3), -1, events(2, 3));
            cluster.faults().endSubscriptions(Status.UNAVAILABLE).letSubscriptionsSpeak();
            assertThat(idsOf(take(following, 1))).isEqualTo(ids(events(2, 3)));
        }
    }

    @Test
    void events_of_old_transactions_come_in_order_and_are_gone_on_from() throws Exception {
        var old = Stream.of(1, 2, 3).map(n -> TestEvent.of("project.noted", "{\"old\":" + n + "}"));
        cluster.log().putAsOldTransaction(stream(1), old.toArray(TestEvent[]::new));
        log.append(stream(1), 2, events(0, 1));
        List<StoredEvent> all;
        try (var following = log.follow(LogPosition.START)) {
            all = take(following, 4);
            assertThat(all.getFirst().position().commit())
                    .isNotEqualTo(all.getFirst().position().prepare());
        }
        for (int from = 0; from < 3; from++)
            try (var following = log.follow(all.get(from).position())) {
                assertThat(idsOf(take(following, 3 - from))).isEqualTo(idsOf(all.subList(from + 1, 4)));
            }
    }

    @Test
    void positions_beyond_two_to_the_sixty_third_are_followed() throws Exception {
        try (var far = TestCluster.builder()
                        .firstOffset(Long.MAX_VALUE - 3_000)
                        .noise(2, 2)
                        .start();
                var farLog = log(far)) {
            for (int n = 0; n < 40; n++) farLog.append(stream(1), n - 1, events(n, n + 1));
            try (var following = farLog.follow(LogPosition.START)) {
                var taken = take(following, 40);
                assertThat(taken).extracting(StoredEvent::position).isSorted();
                assertThat(taken.getLast().position().commit()).as("unsigned").isNegative();
                try (var rest = farLog.follow(taken.get(30).position())) {
                    assertThat(idsOf(take(rest, 9))).isEqualTo(ids(events(31, 40)));
                }
            }
        }
    }

    @Test
    void the_private_header_stays_at_home_and_the_filter_is_anchored() throws Exception {
        log.append(stream(1), -1, events(0, 1));
        try (var following = log.follow(LogPosition.START)) {
            take(following, 1);
        }
        assertThat(cluster.seen())
                .allSatisfy(call -> assertThat(call.header(CallGuard.TAG)).isNull());
        assertThat(cluster.seen())
                .filteredOn(call -> call.call() == Call.SUBSCRIBE)
                .isNotEmpty()
                .allSatisfy(call -> {
                    assertThat(String.valueOf(call.request()))
                            .contains("regex: \"^(?:")
                            .contains("6f1d\\\\.L\\\\+");
                    assertThat(call.header("requires-leader")).isEqualTo("true");
                });
    }

    @Test
    void a_log_that_was_put_back_to_an_older_state_is_not_followed() {
        log.append(stream(1), -1, events(0, 9));
        var beyond = new LogPosition(1L << 40, 1L << 40);
        try (var following = log.follow(beyond)) {
            for (int i = 0; i < 2; i++)
                assertThatThrownBy(() -> following.next(1, SOON))
                        .isInstanceOf(JournalException.Damaged.class)
                        .hasMessageContaining("older state");
        }
    }

    @Test
    void several_followings_do_not_disturb_each_other() throws Exception {
        log.append(stream(1), -1, events(0, 50));
        var first = log.follow(LogPosition.START);
        try (var second = log.follow(LogPosition.START)) {
            take(first, 10);
            first.close();
            assertThat(idsOf(take(second, 50))).isEqualTo(ids(events(0, 50)));
        }
    }
}
