package org.sunledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sunledger.ledger.KilledClerk.Acknowledged;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.postgres.PostgresJournal;
import org.sunledger.ledger.journal.postgres.TestJournals;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.wire.EnvelopeJson;

/** Real programs on a real database, killed at any moment: what they were answered stands in the journal, once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(180)
class SurvivingDeathIT {
    private static final int KILLS = 20;
    private static final int ACKNOWLEDGED_MAX = 12;

    /** About as long as a command with its automations takes. */
    private static final int MOMENT_NANOS_MAX = 20_000_000;

    /** By a signal that cannot be caught: 128 + 9. */
    private static final int KILLED = 137;

    private static final long SEED = 20_180_312;

    private Database database;
    private HikariDataSource pool;
    private PostgresJournal journal;

    @BeforeEach
    void open() {
        database = TestJournals.empty();
        pool = TestJournals.pool(database);
        journal = new PostgresJournal(pool, Clock.systemUTC(), ClockPolicy.SYSTEM);
        for (var r : County.FUNDED.copy().after(0, Integer.MAX_VALUE)) {
            var entry = new NewRecord(r.eventId(), r.eventType(), r.schemaVersion(), r.payload(), r.metadata());
            journal.append(r.stream(), r.streamVersion() - 1, List.of(entry));
        }
    }

    @AfterEach
    void close() {
        journal.close();
        pool.close();
    }

    @Test
    void what_killed_programs_were_answered_is_recorded_once_and_finished_by_the_next() throws IOException {
        var begin = journal.head();
        var random = new Random(SEED);
        var acknowledged = new ArrayList<Acknowledged>();
        var settled = begin;
        var next = KilledClerk.launch(database);
        try {
            for (int kill = 1; kill <= KILLS; kill++) {
                try (var clerk = next) {
                    clerk.awaitReady();
                    // The next one starts while this one works, and waits.
                    if (kill < KILLS) next = KilledClerk.launch(database);
                    clerk.begin("round-" + kill, settled);
                    clerk.awaitAcknowledged(random.nextInt(ACKNOWLEDGED_MAX));
                    spin(random.nextInt(MOMENT_NANOS_MAX));
                    assertThat(clerk.kill()).as("end of program " + kill).isEqualTo(KILLED);
                    acknowledged.addAll(clerk.acknowledged());
                    settled = clerk.settled();
                }
            }
        } finally {
            next.close();
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
        try (var program = new Program(journal, Clock.systemUTC(), settled)) {
            program.settle();
            var rest = journal.head();
            holdsEachAnswerOnce(acknowledged, begin);
            for (var answer : acknowledged.reversed().subList(0, KILLS)) {
                assertThat(program.send(answer.act()).version())
                        .as("answer of the retry of " + answer)
                        .isEqualTo(answer.version());
            }
            assertThat(journal.head()).as("retries write nothing").isEqualTo(rest);
        }
        SoundJournal.check(journal, "after " + KILLS + " kills");
        everyChainIsFinished(begin);
        writesNothingWhenEverythingIsShownAgain(journal);
    }

    private void holdsEachAnswerOnce(List<Acknowledged> acknowledged, long begin) {
        var byCommand = journal.after(begin, Integer.MAX_VALUE).stream()
                .collect(Collectors.groupingBy(r -> envelope(r).commandId()));
        for (var answer : acknowledged) {
            assertThat(byCommand.get(answer.act().key()))
                    .as("records of " + answer)
                    .singleElement()
                    .satisfies(r -> assertThat(r.streamVersion()).isEqualTo(answer.version()));
        }
        var people = byCommand.values().stream()
                .filter(records -> envelope(records.getFirst()).causationId() == null)
                .count();
        // At most one command of each program was recorded and not answered.
        assertThat(people).isBetween((long) acknowledged.size(), (long) acknowledged.size() + KILLS);
    }

    /** Every arrival took its reference once, and every returned one let it go once. */
    private void everyChainIsFinished(long begin) {
        var records = journal.after(begin, Integer.MAX_VALUE);
        var caused = records.stream()
                .filter(r -> envelope(r).causationId() != null)
                .collect(Collectors.toMap(r -> envelope(r).causationId(), Function.identity()));
        for (var r : records) {
            switch (r.eventType()) {
                case "fund.arrival-entered" -> causes(r.eventId(), "claim.taken", caused.get(r.eventId()));
                case "fund.entry-rejected" -> causes(r.eventId(), "claim.released", caused.get(r.eventId()));
                default -> assertThat(r.eventType()).as("at " + r.position()).isIn("claim.taken", "claim.released");
            }
        }
    }

    private static void causes(UUID event, String effect, JournalRecord caused) {
        assertThat(caused).as("what " + event + " caused").isNotNull();
        assertThat(caused.eventType()).isEqualTo(effect);
    }

    private static void writesNothingWhenEverythingIsShownAgain(Journal journal) {
        var head = journal.head();
        try (var program = new Program(journal, Clock.systemUTC(), 0)) {
            program.settle();
        }
        assertThat(journal.head()).isEqualTo(head);
    }

    private static Envelope envelope(JournalRecord r) {
        return EnvelopeJson.read(r.metadata());
    }

    private static void spin(long nanos) {
        var until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) Thread.onSpinWait();
    }
}
