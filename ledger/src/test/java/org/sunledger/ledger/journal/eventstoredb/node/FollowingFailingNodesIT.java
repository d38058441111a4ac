package org.sunledger.ledger.journal.eventstoredb.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.QUICK;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.SOON;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.events;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.ids;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.idsOf;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.log;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.stream;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.take;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunledger.ledger.journal.eventstoredb.Following;
import org.sunledger.ledger.journal.eventstoredb.LogPosition;
import org.sunledger.ledger.journal.eventstoredb.StoredEvent;
import org.sunledger.ledger.journal.eventstoredb.server.Call;
import org.sunledger.ledger.journal.eventstoredb.server.Faults.SlowConsumers;
import org.sunledger.ledger.journal.eventstoredb.server.Refusals;
import org.sunledger.ledger.journal.eventstoredb.server.SubscriptionFault;
import org.sunledger.ledger.journal.eventstoredb.server.TestCluster;

/** However a subscription ends, every event comes, once, in order. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(180)
class FollowingFailingNodesIT {
    private final TestCluster cluster =
            TestCluster.builder().nodes(3).noise(3, 2).start();
    private final NodeLog log = log(cluster);
    private int written;

    @AfterEach
    void close() {
        log.close();
        cluster.close();
    }

    private void write(int count) {
        for (int n = 0; n < count; n++) {
            log.append(stream(1), written - 1, events(written, written + 1));
            written++;
        }
    }

    static List<StatusRuntimeException> endings() {
        var endings = new ArrayList<StatusRuntimeException>();
        for (var code : Status.Code.values())
            if (code != Status.Code.INVALID_ARGUMENT) endings.add(Refusals.of(code.toStatus(), "ended"));
        endings.add(Refusals.notLeader("127.0.0.1", 1));
        endings.add(Refusals.consumerTooSlow());
        return endings;
    }

    @ParameterizedTest
    @MethodSource("endings")
    void goes_on_after_a_live_subscription_ended(StatusRuntimeException ending) throws Exception {
        write(5);
        try (var following = log.follow(LogPosition.START)) {
            var taken = take(following, 5);
            cluster.faults().endSubscriptions(ending);
            write(5);
            taken.addAll(take(following, 5));
            assertThat(idsOf(taken)).isEqualTo(ids(events(0, 10)));
            assertThat(following.figures().restarts().values()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("endings")
    void goes_on_after_one_ended_before_its_confirmation_and_before_its_first_event(StatusRuntimeException ending)
            throws Exception {
        write(5);
        if (!ending.getStatus().isOk()) cluster.faults().refuseNext(Call.SUBSCRIBE, ending);
        cluster.faults().onSubscription(1, new SubscriptionFault(0, ending));
        cluster.faults().onSubscription(2, new SubscriptionFault(2, ending));
        try (var following = log.follow(LogPosition.START)) {
            assertThat(idsOf(take(following, 5))).isEqualTo(ids(events(0, 5)));
        }
    }

    @Test
    void restarts_are_counted_by_cause_and_the_last_failure_is_forgotten_when_all_is_well() throws Exception {
        write(1);
        try (var following = log.follow(LogPosition.START)) {
            take(following, 1);
            for (var status : List.of(Status.OK, Status.CANCELLED, Status.ABORTED, Status.ABORTED)) {
                cluster.faults().endSubscriptions(status);
                write(1);
                take(following, 1);
            }
            assertThat(following.figures().restarts())
                    .containsEntry("OK", 1L)
                    .containsEntry("CANCELLED", 1L)
                    .containsEntry("ABORTED", 2L);
            assertThat(following.figures().lastFailure()).isEmpty();
            assertThat(following.figures().lastEventAt()).isPresent();
            assertThat(following.figures().queued()).isZero();
        }
    }

    @Test
    void why_it_does_not_get_on_is_told_while_it_does_not() throws Exception {
        cluster.faults().refuse(Call.SUBSCRIBE, Refusals.accessDenied());
        try (var following = log.follow(LogPosition.START)) {
            while (following.figures().lastFailure().isEmpty()) following.next(1, Duration.ofMillis(5));
            assertThat(following.figures().lastFailure())
                    .hasValueSatisfying(told -> assertThat(told).contains("PERMISSION_DENIED"));
            cluster.faults().clear();
            write(1);
            take(following, 1);
        }
    }

    @Test
    void follows_the_leader_when_it_changes() throws Exception {
        try (var following = log.follow(LogPosition.START)) {
            var taken = new ArrayList<StoredEvent>();
            for (int n = 1; n <= 6; n++) {
                write(3);
                taken.addAll(take(following, 3));
                cluster.changeLeader(n % 3);
                var leader = cluster.node(n % 3);
                cluster.faults().endSubscriptions(Refusals.notLeader(leader.host(), leader.port()));
            }
            write(3);
            taken.addAll(take(following, 3));
            assertThat(idsOf(taken)).isEqualTo(ids(events(0, 21)));
        }
    }

    @Test
    void an_outage_longer_than_the_clients_patience_is_survived() throws Exception {
        write(3);
        try (var following = log.follow(LogPosition.START)) {
            take(following, 3);
            cluster.stop();
            // The client gives up for good after two attempts; several of them do, one after the other.
            while (following.figures().restarts().getOrDefault(Ending.CLIENT_SHUT_DOWN, 0L) < 3)
                assertThat(following.next(1, Duration.ofMillis(5))).isEmpty();
            cluster.start();
            write(3);
            assertThat(idsOf(take(following, 3))).isEqualTo(ids(events(3, 6)));
        }
    }

    @Test
    void a_subscription_that_is_never_confirmed_is_begun_anew() throws Exception {
        write(3);
        cluster.faults().hold(Call.SUBSCRIBE);
        try (var hasty = log(cluster, silence(Duration.ofMillis(100), QUICK.silence()));
                var following = hasty.follow(LogPosition.START)) {
            while (!following.figures().restarts().containsKey(Ending.SILENCE)) following.next(1, Duration.ofMillis(5));
            cluster.faults().clear();
            assertThat(idsOf(take(following, 3))).isEqualTo(ids(events(0, 3)));
        }
    }

    @Test
    void a_subscription_that_falls_silent_is_begun_anew() throws Exception {
        write(3);
        try (var hasty = log(cluster, silence(Duration.ofMillis(300), Duration.ofMillis(100)));
                var following = hasty.follow(LogPosition.START)) {
            take(following, 3);
            cluster.faults().silenceSubscriptions();
            write(3);
            while (!following.figures().restarts().containsKey(Ending.SILENCE)) following.next(0, Duration.ofMillis(5));
            cluster.faults().letSubscriptionsSpeak();
            assertThat(idsOf(take(following, 3))).isEqualTo(ids(events(3, 6)));
        }
    }

    private static Patience silence(Duration attempt, Duration silence) {
        return new Patience(attempt, QUICK.append(), QUICK.read(), silence, QUICK.closing(), QUICK.backoff());
    }

    @Test
    void a_slow_reader_whom_the_server_drops_misses_nothing() throws Exception {
        cluster.faults().slowConsumers(SlowConsumers.ARE_DROPPED);
        try (var following = log.follow(LogPosition.START)) {
            var writing = CompletableFuture.runAsync(() -> {
                for (int n = 0; n < 8; n++) {
                    log.append(stream(1), n * 250 - 1, events(n * 250, n * 250 + 250));
                    cluster.faults().endSubscriptions(Refusals.consumerTooSlow());
                }
            });
            var taken = new ArrayList<StoredEvent>();
            while (taken.size() < 2_000) taken.addAll(take(following, Math.min(7, 2_000 - taken.size())));
            writing.get(60, TimeUnit.SECONDS);
            assertThat(idsOf(taken)).isEqualTo(ids(events(0, 2_000)));
        }
    }

    @Test
    void a_reader_that_never_reads_holds_up_nobody_else_and_can_be_closed() throws Exception {
        for (int n = 0; n < 10; n++) log.append(stream(1), n * 400 - 1, events(n * 400, n * 400 + 400));
        var never = log.follow(LogPosition.START);
        awaitFull(never);
        assertThat(log.read(stream(1), 0)).hasSize(4_000);
        try (var other = log.follow(LogPosition.START)) {
            assertThat(idsOf(take(other, 4_000))).isEqualTo(ids(events(0, 4_000)));
        }
        assertThat(never.figures().queued()).isEqualTo(HandOver.EVENTS_MAX);
        never.close();
        assertThatThrownBy(() -> never.next(1, SOON)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closing_while_the_server_waits_for_the_reader_leaves_no_thread_and_no_call() throws Exception {
        for (int n = 0; n < 10; n++) log.append(stream(1), n * 400 - 1, events(n * 400, n * 400 + 400));
        for (int n = 0; n < 5; n++) {
            var following = log.follow(LogPosition.START);
            awaitFull(following);
            following.close();
            following.close();
        }
        log.close();
        awaitNoThread();
        while (cluster.faults().openSubscriptions() > 0) Thread.onSpinWait();
    }

    @Test
    void closing_while_the_cluster_is_away_leaves_no_thread() throws Exception {
        write(1);
        var following = log.follow(LogPosition.START);
        take(following, 1);
        cluster.stop();
        while (following.figures().restarts().isEmpty()) following.next(1, Duration.ofMillis(5));
        log.close();
        awaitNoThread();
    }

    private static void awaitFull(Following following) {
        while (following.figures().queued() < HandOver.EVENTS_MAX) Thread.onSpinWait();
    }

    /** The client says that it has shut down a moment before its thread has ended; one that stays runs into the timeout. */
    private static void awaitNoThread() {
        while (!threads().isEmpty()) Thread.onSpinWait();
    }

    /** Our own, and the client's while they do anything; a client's idle one goes with the next garbage collection. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> Arrays.stream(entry.getValue())
                        .map(StackTraceElement::getClassName)
                        .anyMatch(name -> name.equals(HandOver.class.getName())
                                || name.equals(GuardedFollowing.class.getName())
                                || name.startsWith("com.eventstore.dbclient.ConnectionService")))
                .map(entry -> entry.getKey().getName())
                .toList();
    }

    @Test
    void a_small_chaos_has_no_gap_and_no_duplicate() throws Exception {
        var dice = new Random(20261122);
        var endings = endings();
        cluster.faults()
                .onEverySubscription(number -> number > 60
                        ? null
                        : new SubscriptionFault(dice.nextInt(90), endings.get(number % endings.size())));
        int all = 4_000;
        var writing = CompletableFuture.runAsync(() -> {
            for (int n = 0; n < all; n += 20) {
                log.append(stream(n % 7), n / 140 * 20 - 1, events(n, n + 20));
                if (n % 500 == 0) cluster.changeLeader(n / 500 % 3);
                if (n == 2_000) cluster.restart();
            }
        });
        try (var following = log.follow(LogPosition.START)) {
            var taken = new ArrayList<StoredEvent>();
            try {
                while (taken.size() < all)
                    taken.addAll(take(following, Math.min(1 + dice.nextInt(40), all - taken.size())));
            } catch (AssertionError missing) {
                // What was not written cannot come: then the writer's trouble is the one to look at.
                if (writing.isCompletedExceptionally()) missing.addSuppressed(writing.exceptionNow());
                throw missing;
            }
            writing.get(60, TimeUnit.SECONDS);
            assertThat(idsOf(taken)).isEqualTo(ids(events(0, all)));
            assertThat(following.next(1, Duration.ofMillis(50))).isEmpty();
            long forced = following.figures().restarts().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(forced).isGreaterThanOrEqualTo(30);
        }
    }
}
