package org.sunledger.ledger.journal.eventstoredb.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.events;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.ids;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.idsOf;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.log;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.patience;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.stream;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.journal.eventstoredb.StoredEvent;
import org.sunledger.ledger.journal.eventstoredb.server.Call;
import org.sunledger.ledger.journal.eventstoredb.server.Refusals;
import org.sunledger.ledger.journal.eventstoredb.server.TestCluster;

/** A read gives all there is from the revision asked for, or says what is wrong; never less. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class ReadingFromNodesIT {
    private static final String STREAM = stream(1);

    private final TestCluster cluster =
            TestCluster.builder().nodes(2).noise(2, 1).start();
    private final NodeLog log = log(cluster);

    @BeforeEach
    void fill() {
        log.append(STREAM, -1, events(0, 10));
    }

    @AfterEach
    void close() {
        log.close();
        cluster.close();
    }

    @Test
    void from_any_revision_to_the_end() {
        assertThat(idsOf(log.read(STREAM, 0))).isEqualTo(ids(events(0, 10)));
        assertThat(log.read(STREAM, 7)).extracting(StoredEvent::revision).containsExactly(7L, 8L, 9L);
        assertThat(log.read(STREAM, 10)).isEmpty();
        assertThat(log.read(STREAM, 99)).isEmpty();
    }

    @Test
    void an_unknown_stream_is_empty() {
        assertThat(log.read(stream(2), 0)).isEmpty();
        assertThat(log.read(stream(2), 5)).isEmpty();
    }

    @Test
    void a_long_stream_is_read_in_pages() {
        for (int n = 10; n < 1_210; n += 400) log.append(STREAM, n - 1, events(n, n + 400));
        var before = cluster.seen(Call.READ);
        assertThat(idsOf(log.read(STREAM, 0))).isEqualTo(ids(events(0, 1_210)));
        assertThat(cluster.seen(Call.READ) - before).isEqualTo(3);
    }

    @Test
    void exactly_full_pages_end_too() {
        log.append(STREAM, 9, events(10, 500));
        assertThat(log.read(STREAM, 0)).hasSize(500);
        log.append(STREAM, 499, events(500, 1_000));
        assertThat(log.read(STREAM, 0)).hasSize(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"$tb\":3}", "{\"$maxCount\":4}", "{\"$tb\":10}"})
    void a_truncated_stream_is_damage(String metadata) {
        cluster.log().putMetadata(STREAM, metadata);
        damaged(0);
    }

    @Test
    void a_stream_that_lost_its_old_events_is_damage() {
        cluster.log().putMetadata(STREAM, "{\"$maxAge\":60}");
        cluster.log().letPass(Duration.ofDays(1));
        damaged(0);
        damaged(9);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void a_gap_is_damage(int revision) {
        cluster.log().remove(STREAM, revision);
        damaged(0);
    }

    @Test
    void a_soft_deleted_stream_is_not_taken_for_one_that_never_was() {
        Deletion.soft(cluster, STREAM);
        damaged(0);
        damaged(5);
    }

    @Test
    void a_tombstoned_stream_is_damage() {
        Deletion.tombstone(cluster, STREAM);
        damaged(0);
    }

    @Test
    void a_scavenged_stream_is_damage() {
        cluster.log().putMetadata(STREAM, "{\"$tb\":3}");
        cluster.log().scavenge();
        cluster.log().putMetadata(STREAM, "{}");
        damaged(0);
    }

    private void damaged(long from) {
        assertThatThrownBy(() -> log.read(STREAM, from)).isInstanceOf(JournalException.Damaged.class);
    }

    @Test
    void the_new_leader_is_asked() {
        cluster.changeLeader(1);
        assertThat(log.read(STREAM, 0)).hasSize(10);
        cluster.changeLeader(0);
        assertThat(log.read(STREAM, 0)).hasSize(10);
    }

    @Test
    void an_outage_is_waited_out() throws Exception {
        cluster.stop();
        var reading = CompletableFuture.supplyAsync(() -> log.read(STREAM, 0));
        assertThatThrownBy(() -> reading.get(200, TimeUnit.MILLISECONDS)).isNotNull();
        cluster.start();
        assertThat(reading.get(60, TimeUnit.SECONDS)).hasSize(10);
    }

    @Test
    void a_server_that_hangs_does_not_hold_the_reader_for_ever() {
        try (var hasty = log(cluster, patience(Duration.ofMillis(100), Duration.ofMillis(400)))) {
            cluster.faults().hold(Call.READ);
            assertThatThrownBy(() -> hasty.read(STREAM, 0)).isInstanceOf(JournalException.Unavailable.class);
            cluster.faults().clear();
        }
    }

    @Test
    void denied_says_so() {
        cluster.faults().refuse(Call.READ, Refusals.accessDenied());
        assertThatThrownBy(() -> log.read(STREAM, 0))
                .isInstanceOf(JournalException.Unavailable.class)
                .hasMessageContaining("may not read");
    }
}
