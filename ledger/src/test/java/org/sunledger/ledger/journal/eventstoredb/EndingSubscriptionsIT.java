package org.sunledger.ledger.journal.eventstoredb;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.eventstoredb.server.AppendFault;
import org.sunledger.ledger.journal.eventstoredb.server.SubscriptionFault;
import org.sunledger.ledger.journal.eventstoredb.server.TestCluster;

/** The server ends subscriptions in every way it can, while appends go on: no gap, nothing twice, no silent stop. */
class EndingSubscriptionsIT extends EventStoreDbFixture {
    private static final List<Status> ENDINGS = List.of(
            Status.OK,
            Status.CANCELLED,
            Status.UNAVAILABLE,
            Status.ABORTED,
            Status.INTERNAL,
            Status.UNKNOWN,
            Status.DEADLINE_EXCEEDED,
            Status.RESOURCE_EXHAUSTED);

    private static final int WRITERS = 8;
    private static final int BATCH = 100;

    private TestCluster cluster;
    private TestLogs logs;

    @BeforeEach
    void start() {
        cluster = TestCluster.builder().noise(2, 2).start();
        logs = TestLogs.on(cluster);
    }

    @AfterEach
    void stop() throws Exception {
        closeAll();
        logs.close();
    }

    @Test
    void every_ending_after_every_few_events_leaves_neither_gap_nor_double() throws Exception {
        var journal = program(opened(logs.of(LEDGER_ID)));
        open(journal);
        cluster.faults().onEverySubscription(n -> ending(n, n % 4));
        for (int i = 0; i < 40; i++) {
            var stored = journal.append(project(i % 3), i / 3 - 1L, entries(1));
            assertThat(positions(stored)).containsExactly(i + 2L);
        }
        cluster.faults().clear();
        assertThat(positions(journal.after(0, 100))).isEqualTo(upTo(41));
        assertThat(journal.standing().damage()).isEmpty();
    }

    /** The run of facts/eventstoredb.md section 4, through numbering, index and readers. */
    @Test
    @Timeout(300)
    void a_hundred_thousand_events_survive_150_endings() throws Exception {
        int appends = 1_000;
        var journal = program(opened(logs.of(LEDGER_ID)));
        open(journal);
        var endings = new AtomicInteger();
        var dice = new Random(370784);
        cluster.faults().onEverySubscription(n -> {
            endings.incrementAndGet();
            return ending(n, 100 + dice.nextInt(800));
        });
        cluster.faults().onEveryAppend(n -> n % 50 == 0 ? AppendFault.lostAcknowledgement() : null);
        // Those that run already began before the switch.
        cluster.faults().endSubscriptions(Status.UNAVAILABLE);

        var reader = EventStoreDbJournal.reader(opened(logs.of(LEDGER_ID)), pool, LEDGER_ID);
        opened(reader);
        var acknowledged = new ArrayList<JournalRecord>();
        try (var threads = Executors.newCachedThreadPool()) {
            var following = threads.submit(() -> follow(reader, 1L + appends * BATCH));
            var writing = new ArrayList<Future<List<JournalRecord>>>();
            for (int w = 0; w < WRITERS; w++) writing.add(threads.submit(writer(journal, w, appends / WRITERS)));
            for (var one : writing) acknowledged.addAll(one.get());
            var followed = following.get();

            assertThat(acknowledged).hasSize(appends * BATCH);
            assertThat(positions(followed)).isEqualTo(upTo(1L + appends * BATCH));
            for (var record : acknowledged)
                assertThat(followed.get((int) record.position() - 1).isSameAs(record))
                        .isTrue();
            var ids = new HashSet<UUID>();
            for (var record : followed) assertThat(ids.add(record.eventId())).isTrue();
        }
        assertThat(endings.get()).isGreaterThanOrEqualTo(150);
        assertThat(journal.standing().damage()).isEmpty();
        assertThat(journal.standing().writes()).isTrue();
    }

    private static SubscriptionFault ending(int number, int afterEvents) {
        return SubscriptionFault.ends(afterEvents, ENDINGS.get(number % ENDINGS.size()));
    }

    private static Callable<List<JournalRecord>> writer(EventStoreDbJournal journal, int number, int appends) {
        return () -> {
            var written = new ArrayList<JournalRecord>();
            for (int i = 0; i < appends; i++)
                written.addAll(journal.append(project(number), (long) i * BATCH - 1, entries(BATCH)));
            return written;
        };
    }

    private static List<JournalRecord> follow(EventStoreDbJournal reader, long until) throws InterruptedException {
        var seen = new ArrayList<JournalRecord>();
        long last = 0;
        while (last < until && reader.awaitAfter(last, Duration.ofSeconds(60))) {
            var page = reader.after(last, 2_000);
            seen.addAll(page);
            last = page.getLast().position();
        }
        return seen;
    }
}
