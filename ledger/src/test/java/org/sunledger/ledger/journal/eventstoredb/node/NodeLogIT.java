package org.sunledger.ledger.journal.eventstoredb.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.event;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.events;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.ids;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.idsOf;
import static org.sunledger.ledger.journal.eventstoredb.node.NodeLogExamples.take;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sunledger.ledger.journal.eventstoredb.LogPosition;
import org.sunledger.ledger.journal.eventstoredb.RevisionConflict;
import org.sunledger.ledger.journal.eventstoredb.StoredEvent;
import org.sunledger.ledger.journal.eventstoredb.TestEventStoreDb;

/** What holds without faults; also against a real server where {@code SUNLEDGER_TEST_EVENTSTOREDB} names one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class NodeLogIT {
    private final TestEventStoreDb server = TestEventStoreDb.start();
    private final NodeLog log = NodeLog.open(
            LogAddress.parse(server.connectionString()),
            new LedgerStreams(server.ledgerId()),
            SafetyRules.forTrials(),
            Patience.standard());

    @AfterEach
    void close() {
        log.close();
        server.close();
    }

    @Test
    void appends_reads_and_follows() throws Exception {
        var positions = new ArrayList<LogPosition>();
        for (int n = 0; n < 30; n++)
            positions.add(log.append(server.stream(String.valueOf(n % 3)), n / 3 - 1, List.of(event(n))));
        assertThat(positions).isSorted().doesNotHaveDuplicates();
        assertThat(log.read(server.stream("1"), 4))
                .extracting(StoredEvent::revision)
                .containsExactly(4L, 5L, 6L, 7L, 8L, 9L);
        try (var following = log.follow(LogPosition.START)) {
            var taken = take(following, 30);
            assertThat(idsOf(taken)).isEqualTo(ids(events(0, 30)));
            assertThat(taken).extracting(StoredEvent::position).isEqualTo(positions);
            log.append(server.stream("new"), -1, events(30, 32));
            assertThat(idsOf(take(following, 2))).isEqualTo(ids(events(30, 32)));
        }
        for (int after : new int[] {0, 13, 28})
            try (var following = log.follow(positions.get(after))) {
                assertThat(idsOf(take(following, 31 - after))).isEqualTo(ids(events(after + 1, 32)));
            }
    }

    @Test
    void the_same_ids_again_give_the_first_answer_and_others_a_conflict() {
        var first = log.append(server.stream("1"), -1, events(0, 3));
        log.append(server.stream("1"), 2, events(3, 4));
        assertThat(log.append(server.stream("1"), -1, events(0, 3))).isEqualTo(first);
        var conflict =
                catchThrowableOfType(RevisionConflict.class, () -> log.append(server.stream("1"), -1, events(7, 8)));
        assertThat(List.of(conflict.expected(), conflict.actual())).containsExactly(-1L, 3L);
        assertThat(log.read(server.stream("1"), 0)).hasSize(4);
    }

    @Test
    void unknown_streams_are_empty() {
        assertThat(log.read(server.stream(UUID.randomUUID().toString()), 0)).isEmpty();
    }
}
