package org.sunledger.ledger.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sunledger.ledger.journal.AppendRules;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/**
 * Bare engines on a real server, two at a time, killed by signal 9 at random moments under load: after each kill every
 * acknowledged event is there once, in order, without gaps, and what was not acknowledged is there whole or not at all.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(900)
class SurvivingKillsUnderLoadIT {
    private static final int KILLS = 200;
    private static final int TOGETHER = 2;

    /** Some are killed at their first append, some after a few commits. */
    private static final int ACKNOWLEDGED_MAX = 60;

    /** About as long as some commits take. */
    private static final int MOMENT_NANOS_MAX = 8_000_000;

    /** By a signal that cannot be caught: 128 + 9. */
    private static final int KILLED = 137;

    private static final long SEED = 20_180_312;

    private final Random random = new Random(SEED);
    private final Map<UUID, JournalRecord> recorded = new HashMap<>();
    private final Map<StreamId, Long> versions = new HashMap<>();
    private Database database;
    private HikariDataSource pool;
    private PostgresJournal journal;
    private long read;
    private long sent;
    private long acknowledged;

    @BeforeEach
    void open() {
        database = TestJournals.empty();
        pool = TestJournals.pool(database);
        journal = new PostgresJournal(pool, Clock.systemUTC(), ClockPolicy.SYSTEM);
        var opening = new NewRecord(UUID.randomUUID(), AppendRules.OPENED, 1, new byte[0], new byte[0]);
        journal.append(new StreamId(StreamType.LEDGER, "main"), -1, List.of(opening));
        sent = 1;
    }

    @AfterEach
    void close() {
        journal.close();
        pool.close();
    }

    @Test
    void what_killed_engines_acknowledged_is_recorded_once_in_order_without_gaps() throws Exception {
        var next = launch(0);
        try {
            for (int turn = 1; turn * TOGETHER <= KILLS; turn++) {
                var working = next;
                for (var engine : working) engine.awaitReady();
                for (var engine : working) engine.begin();
                // The next ones start while these work, and wait.
                next = turn * TOGETHER < KILLS ? launch(turn) : List.of();
                for (var engine : working) killAtSomeMoment(engine);
                for (var engine : working) tryAgain(engine);
                readOn();
                for (var engine : working) holdsAll(engine);
            }
        } finally {
            for (var engine : next) engine.close();
        }
        assertThat(acknowledged).isGreaterThan(KILLS * 10L);
        assertThat(journal.head()).as("nothing else was recorded").isEqualTo(sent);
        assertThat(recorded).hasSize((int) sent);
    }

    private List<KilledEngine> launch(int turn) {
        return IntStream.range(0, TOGETHER)
                .mapToObj(i -> KilledEngine.launch("round-%d-%d".formatted(turn, i), database))
                .toList();
    }

    private void killAtSomeMoment(KilledEngine engine) throws IOException {
        engine.awaitAcknowledged(random.nextInt(ACKNOWLEDGED_MAX));
        var until = System.nanoTime() + random.nextInt(MOMENT_NANOS_MAX);
        while (System.nanoTime() < until) Thread.onSpinWait();
        assertThat(engine.kill()).as("end of " + engine.round()).isEqualTo(KILLED);
    }

    /** What each thread was at when it died, sent again with the same ids: found or written, as it may be. */
    private void tryAgain(KilledEngine engine) throws Exception {
        var numbers = numbersOf(engine);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<?>>();
            for (int thread = 0; thread < numbers.length; thread++) {
                if (KilledEngine.isSharing(thread)) continue;
                var stream = KilledEngine.stream(engine.round(), thread);
                var expected = KilledEngine.expectedVersion(numbers[thread]);
                var entries = KilledEngine.entries(engine.round(), thread, numbers[thread]);
                answers.add(threads.submit(() -> journal.append(stream, expected, entries)));
            }
            for (var answer : answers) answer.get();
        }
        for (int thread = 0; thread < numbers.length; thread++)
            if (KilledEngine.isSharing(thread)) tryAgainSharing(engine, thread, numbers[thread]);
    }

    /** Those who share a stream do not know at which version they died. */
    private void tryAgainSharing(KilledEngine engine, int thread, int number) {
        var stream = KilledEngine.stream(engine.round(), thread);
        var entries = KilledEngine.entries(engine.round(), thread, number);
        var there = journal.byEventId(entries.getFirst().eventId());
        long expected = there.map(one -> one.streamVersion() - 1)
                .orElseGet(() -> journal.stream(stream, 0).size() - 1L);
        journal.append(stream, expected, entries);
    }

    /** How many appends of each thread were acknowledged: also the number of the one that was not. */
    private static int[] numbersOf(KilledEngine engine) {
        var numbers = new int[KilledEngine.THREADS];
        for (var answer : engine.acknowledged()) {
            assertThat(answer.number()).isEqualTo(numbers[answer.thread()]);
            numbers[answer.thread()]++;
        }
        return numbers;
    }

    /** Everything since the last time: dense positions, versions that follow each other, each id once. */
    private void readOn() {
        for (var one : journal.after(read, Integer.MAX_VALUE)) {
            assertThat(one.position()).isEqualTo(++read);
            assertThat(one.streamVersion()).isEqualTo(versions.merge(one.stream(), 0L, (last, zero) -> last + 1));
            assertThat(recorded.put(one.eventId(), one)).as("id at " + read).isNull();
        }
    }

    /** Each append of the engine, acknowledged or sent again, stands together, whole and with its bytes. */
    private void holdsAll(KilledEngine engine) {
        for (var answer : engine.acknowledged())
            assertThat(holds(engine, answer.thread(), answer.number())).isEqualTo(answer.positions());
        var numbers = numbersOf(engine);
        for (int thread = 0; thread < numbers.length; thread++) {
            holds(engine, thread, numbers[thread]);
            for (int number = 0; number <= numbers[thread]; number++)
                sent += KilledEngine.entries(engine.round(), thread, number).size();
        }
        acknowledged += engine.acknowledged().size();
    }

    private List<Long> holds(KilledEngine engine, int thread, int number) {
        var positions = new ArrayList<Long>();
        for (var entry : KilledEngine.entries(engine.round(), thread, number)) {
            var one = recorded.get(entry.eventId());
            assertThat(one)
                    .as("%s/%d/%d".formatted(engine.round(), thread, number))
                    .isNotNull();
            assertThat(one.payload()).isEqualTo(entry.payload());
            assertThat(one.stream()).isEqualTo(KilledEngine.stream(engine.round(), thread));
            if (!positions.isEmpty()) assertThat(one.position()).isEqualTo(positions.getLast() + 1);
            positions.add(one.position());
        }
        return positions;
    }
}
