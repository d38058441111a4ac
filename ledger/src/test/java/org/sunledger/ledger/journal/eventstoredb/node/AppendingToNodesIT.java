package org.sunledger.ledger.journal.eventstoredb.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.event;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.events;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.ids;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.idsOf;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.log;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.patience;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.stream;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.journal.eventstoredb.EventLog;
import org.sunledger.ledger.journal.eventstoredb.LogEvent;
import org.sunledger.ledger.journal.eventstoredb.LogPosition;
import org.sunledger.ledger.journal.eventstoredb.RevisionConflict;
import org.sunledger.ledger.journal.eventstoredb.server.AppendFault;
import org.sunledger.ledger.journal.eventstoredb.server.Call;
import org.sunledger.ledger.journal.eventstoredb.server.Moment;
import org.sunledger.ledger.journal.eventstoredb.server.Refusals;
import org.sunledger.ledger.journal.eventstoredb.server.TestCluster;
import org.sunledger.ledger.journal.eventstoredb.server.TestEvent;

/** Appends against a cluster that loses answers, changes its leader, hangs, goes away. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class AppendingToNodesIT {
    private static final String STREAM = stream(1);

    private final TestCluster cluster =
            TestCluster.builder().nodes(3).noise(3, 2).start();
    private final NodeLog log = log(cluster);

    @AfterEach
    void close() {
        log.close();
        cluster.close();
    }

    private List<UUID> stored() {
        return cluster.log().stream(STREAM).stream().map(event -> event.id()).toList();
    }

    static List<StatusRuntimeException> unknownOutcomes() {
        return List.of(
                Refusals.of(Status.UNAVAILABLE, "Connection reset"),
                Refusals.timedOut(),
                Refusals.of(Status.DEADLINE_EXCEEDED, "deadline"),
                Refusals.of(Status.CANCELLED, "cancelled"),
                Refusals.of(Status.INTERNAL, "internal"),
                Refusals.of(Status.UNKNOWN, "Exception was thrown by handler."),
                Refusals.of(Status.RESOURCE_EXHAUSTED, "busy"));
    }

    @ParameterizedTest
    @MethodSource("unknownOutcomes")
    void an_append_whose_answer_is_lost_after_storing_is_there_once_with_its_first_numbers(StatusRuntimeException end) {
        log.append(STREAM, -1, events(0, 2));
        cluster.faults().onAppend(1, AppendFault.ends(Moment.AFTER_STORING, end));
        var position = log.append(STREAM, 1, events(2, 5));
        assertThat(stored()).isEqualTo(ids(events(0, 5)));
        assertThat(position).isEqualTo(log.read(STREAM, 4).getFirst().position());
    }

    @ParameterizedTest
    @MethodSource("unknownOutcomes")
    void an_append_that_fails_before_storing_is_stored_by_the_next_try(StatusRuntimeException end) {
        cluster.faults().onAppend(1, AppendFault.ends(Moment.BEFORE_STORING, end));
        log.append(STREAM, -1, events(0, 3));
        assertThat(stored()).isEqualTo(ids(events(0, 3)));
    }

    @Test
    void a_first_append_whose_answer_is_lost_is_not_taken_for_somebody_elses() {
        cluster.faults().dropNextAcknowledgement();
        log.append(STREAM, -1, events(0, 3));
        assertThat(stored()).isEqualTo(ids(events(0, 3)));
    }

    @Test
    void the_answer_is_found_although_somebody_went_on_after_ours() {
        var gate = cluster.faults().gate();
        cluster.faults()
                .onAppend(1, AppendFault.waits(Moment.AFTER_STORING, gate).andEnds(Refusals.timedOut()));
        var appending = CompletableFuture.supplyAsync(() -> log.append(STREAM, -1, events(0, 2)));
        gate.awaitArrivals(1);
        cluster.log().put(STREAM, TestEvent.of("project.noted", "{\"else\":1}"));
        gate.open();
        assertThat(appending.join()).isEqualTo(log.read(STREAM, 1).getFirst().position());
        assertThat(stored()).hasSize(3);
    }

    @Test
    void a_retry_after_somebody_else_wrote_is_a_conflict() {
        var gate = cluster.faults().gate();
        cluster.faults()
                .onAppend(1, AppendFault.waits(Moment.BEFORE_STORING, gate).andEnds(Refusals.timedOut()));
        var appending = CompletableFuture.supplyAsync(() -> log.append(STREAM, -1, events(0, 2)));
        gate.awaitArrivals(1);
        cluster.log().put(STREAM, TestEvent.of("project.noted", "{\"else\":1}"));
        gate.open();
        assertThatThrownBy(appending::join).hasCauseInstanceOf(RevisionConflict.class);
        assertThat(stored()).doesNotContainAnyElementsOf(ids(events(0, 2)));
    }

    @Test
    void a_conflict_says_what_was_expected_and_what_is_there() {
        log.append(STREAM, -1, events(0, 3));
        var created = catchThrowableOfType(RevisionConflict.class, () -> log.append(STREAM, -1, events(5, 6)));
        assertThat(created.expected()).as("the client would say 0").isEqualTo(-1);
        assertThat(created.actual()).isEqualTo(2);
        var behind = catchThrowableOfType(RevisionConflict.class, () -> log.append(STREAM, 0, events(5, 6)));
        assertThat(List.of(behind.expected(), behind.actual())).containsExactly(0L, 2L);
        var absent = catchThrowableOfType(RevisionConflict.class, () -> log.append(stream(9), 4, events(5, 6)));
        assertThat(List.of(absent.expected(), absent.actual())).containsExactly(4L, -1L);
    }

    @Test
    void asked_again_by_the_caller_it_gives_the_first_answer() {
        log.append(STREAM, -1, events(0, 1));
        var first = log.append(STREAM, 0, events(1, 3));
        log.append(STREAM, 2, events(3, 4));
        assertThat(log.append(STREAM, 0, events(1, 3))).isEqualTo(first);
        assertThat(stored()).hasSize(4);
    }

    @Test
    void always_names_a_revision_and_asks_the_leader() {
        log.append(STREAM, -1, events(0, 1));
        assertThat(cluster.seen())
                .filteredOn(call -> call.call() == Call.APPEND)
                .allSatisfy(call -> {
                    assertThat(call.header("requires-leader")).isEqualTo("true");
                    assertThat(String.valueOf(call.request()))
                            .contains("no_stream")
                            .doesNotContain("any");
                });
    }

    @ParameterizedTest
    @EnumSource
    void a_change_of_leader_within_an_append_is_survived(Moment moment) {
        log.append(STREAM, -1, events(0, 1));
        cluster.faults().onAppend(1, AppendFault.leaderChanges(moment, 1));
        log.append(STREAM, 0, events(1, 4));
        assertThat(stored()).isEqualTo(ids(events(0, 4)));
    }

    @Test
    void the_new_leader_is_found_when_the_old_one_says_that_it_follows() {
        log.append(STREAM, -1, events(0, 1));
        for (int n = 1; n <= 6; n++) {
            cluster.changeLeader(n % 3);
            log.append(STREAM, n - 1, events(n, n + 1));
        }
        assertThat(stored()).isEqualTo(ids(events(0, 7)));
    }

    @Test
    void an_outage_longer_than_the_clients_patience_is_survived() throws Exception {
        log.append(STREAM, -1, events(0, 1));
        cluster.stop();
        var patient = CompletableFuture.supplyAsync(() -> log.append(STREAM, 0, events(1, 2)));
        // The client gives up after two attempts of ten milliseconds, and would be closed for ever.
        assertThatThrownBy(() -> patient.get(1, TimeUnit.SECONDS)).isNotNull();
        cluster.start();
        assertThat(patient.get(60, TimeUnit.SECONDS)).isNotNull();
        assertThat(stored()).isEqualTo(ids(events(0, 2)));
    }

    @Test
    void a_server_that_was_never_reached_wrote_nothing() {
        cluster.stop();
        try (var hasty = log(cluster, patience(Duration.ofSeconds(5), Duration.ofMillis(300)))) {
            assertThatThrownBy(() -> hasty.append(STREAM, -1, events(0, 1)))
                    .isInstanceOf(JournalException.Unavailable.class)
                    .hasMessageContaining("Nothing was appended");
        }
    }

    @Test
    void an_election_without_end_leaves_the_outcome_unknown() {
        log.append(STREAM, -1, events(0, 1));
        cluster.loseLeader();
        try (var hasty = log(cluster, patience(Duration.ofMillis(200), Duration.ofMillis(500)))) {
            assertThatThrownBy(() -> hasty.append(STREAM, 0, events(1, 2))).isInstanceOf(JournalException.class);
        }
        assertThat(stored()).isEqualTo(ids(events(0, 1)));
    }

    @Test
    void a_server_that_hangs_leaves_the_outcome_unknown() {
        try (var hasty = log(cluster, patience(Duration.ofMillis(200), Duration.ofMillis(600)))) {
            hasty.append(STREAM, -1, events(0, 1));
            cluster.faults().hold(Call.APPEND);
            assertThatThrownBy(() -> hasty.append(STREAM, 0, events(1, 2)))
                    .isInstanceOf(JournalException.OutcomeUnknown.class)
                    .hasMessageContaining("same ids");
            cluster.faults().clear();
        }
        // Whatever became of the tries that hung: asked again, it is there once.
        log.append(STREAM, 0, events(1, 2));
        assertThat(stored()).isEqualTo(ids(events(0, 2)));
    }

    @Test
    void a_refused_retry_does_not_make_an_unknown_outcome_known() {
        cluster.faults().onAppend(1, AppendFault.ends(Moment.AFTER_STORING, Refusals.timedOut()));
        cluster.faults().onAppend(2, AppendFault.ends(Moment.BEFORE_STORING, Refusals.accessDenied()));
        assertThatThrownBy(() -> log.append(STREAM, -1, events(0, 1)))
                .isInstanceOf(JournalException.OutcomeUnknown.class);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void denied_and_not_known_are_told_apart_and_wrote_nothing() {
        cluster.faults().onAppend(1, AppendFault.ends(Moment.BEFORE_STORING, Refusals.accessDenied()));
        assertThatThrownBy(() -> log.append(STREAM, -1, events(0, 1)))
                .isInstanceOf(JournalException.Unavailable.class)
                .hasMessageContaining("write right");
        cluster.faults().onAppend(1, AppendFault.ends(Moment.BEFORE_STORING, Refusals.unauthenticated()));
        assertThatThrownBy(() -> log.append(STREAM, -1, events(0, 1)))
                .isInstanceOf(JournalException.Unavailable.class)
                .hasMessageContaining("password");
    }

    @Test
    void too_large_is_refused_before_sending_and_where_the_server_takes_less() {
        var large = new LogEvent(UUID.randomUUID(), "x", new byte[EventLog.APPEND_BYTES_MAX], "[]".getBytes(UTF_8));
        assertThatThrownBy(() -> log.append(STREAM, -1, List.of(large)))
                .isInstanceOf(JournalException.RecordTooLarge.class);
        assertThat(cluster.seen(Call.APPEND)).isZero();

        cluster.appendMax(2_000);
        var smaller = new LogEvent(UUID.randomUUID(), "x", new byte[3_000], "[]".getBytes(UTF_8));
        assertThatThrownBy(() -> log.append(STREAM, -1, List.of(smaller)))
                .isInstanceOf(JournalException.RecordTooLarge.class)
                .hasMessageContaining("2000");
        assertThat(stored()).isEmpty();
    }

    @Test
    void what_the_size_check_lets_pass_a_real_limit_takes() {
        int each = (EventLog.APPEND_BYTES_MAX - 500 * 200) / 500;
        var many = new ArrayList<LogEvent>();
        for (int n = 0; n < 500; n++)
            many.add(new LogEvent(new UUID(1, n), "project.noted", new byte[each], "[]".getBytes(UTF_8)));
        log.append(STREAM, -1, many);
        assertThat(stored()).hasSize(500);
    }

    @Test
    void a_tombstoned_stream_is_damage_not_a_conflict() {
        log.append(STREAM, -1, events(0, 2));
        Deletion.tombstone(cluster, STREAM);
        assertThatThrownBy(() -> log.append(STREAM, 1, events(2, 3))).isInstanceOf(JournalException.Damaged.class);
    }

    @Test
    void a_soft_deleted_stream_is_not_begun_anew() {
        log.append(STREAM, -1, events(0, 2));
        Deletion.soft(cluster, STREAM);
        assertThatThrownBy(() -> log.append(STREAM, -1, events(2, 3)))
                .as("the server would go on at 2")
                .isInstanceOf(JournalException.Damaged.class);
    }

    @Test
    void metadata_that_the_client_would_change_is_refused() {
        for (var metadata : List.of("{}", " [1]", "", "null"))
            assertThatThrownBy(() -> log.append(
                            STREAM,
                            -1,
                            List.of(new LogEvent(UUID.randomUUID(), "x", new byte[0], metadata.getBytes(UTF_8)))))
                    .isInstanceOf(IllegalArgumentException.class);
        assertThat(cluster.seen(Call.APPEND)).isZero();
    }

    @Test
    void bytes_come_back_verbatim() {
        var metadata =
                "[ {\"n\":12345678901234567890.123456789, \"z\":1.0, \"nothing\":null,\n\"deep\":{\"a\":[{}]},\"村\":\"村\"} ]";
        var data = "{ \"n\":12345678901234567890.123456789,\"b\":1, \"a\":2 }";
        var event = new LogEvent(UUID.randomUUID(), "project.noted", data.getBytes(UTF_8), metadata.getBytes(UTF_8));
        log.append(STREAM, -1, List.of(event));
        var read = log.read(STREAM, 0).getFirst();
        assertThat(read.metadata()).isEqualTo(metadata.getBytes(UTF_8));
        assertThat(read.data()).isEqualTo(data.getBytes(UTF_8));
        assertThat(cluster.log().stream(STREAM).getFirst().metadata()).isEqualTo(metadata.getBytes(UTF_8));
    }

    @Test
    void of_fifty_racing_appends_exactly_one_wins() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var racing = new ArrayList<Callable<LogPosition>>();
            for (int n = 0; n < 50; n++) {
                var one = List.of(event(2 * n), event(2 * n + 1));
                racing.add(() -> log.append(STREAM, -1, one));
            }
            int won = 0;
            for (Future<LogPosition> each : pool.invokeAll(racing)) {
                if (each.state() == Future.State.SUCCESS) won++;
                else assertThat(each.exceptionNow()).isInstanceOf(RevisionConflict.class);
            }
            assertThat(won).isOne();
            assertThat(stored()).hasSize(2);
        }
    }

    @Test
    void a_closed_log_says_so_at_once() {
        log.close();
        assertThatThrownBy(() -> log.append(STREAM, -1, events(0, 1)))
                .isInstanceOf(JournalException.Unavailable.class)
                .hasMessageContaining("closed");
    }

    @Test
    void positions_beyond_two_to_the_sixty_third_are_kept() {
        try (var far = TestCluster.builder().firstOffset(Long.MIN_VALUE + 5).start();
                var farLog = log(far)) {
            var first = farLog.append(STREAM, -1, events(0, 1));
            var second = farLog.append(STREAM, 0, events(1, 2));
            assertThat(first.commit()).isNegative();
            assertThat(second.isAfter(first)).isTrue();
            assertThat(idsOf(farLog.read(STREAM, 0))).isEqualTo(ids(events(0, 2)));
        }
    }
}
