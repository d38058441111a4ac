package org.sunledger.ledger.journal.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunledger.ledger.journal.AppendRules;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.JournalException.Busy;
import org.sunledger.ledger.journal.JournalException.OutcomeUnknown;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.postgres.JournalSchema;
import org.sunledger.ledger.journal.postgres.PostgresJournal;
import org.sunledger.ledger.journal.postgres.TestJournals;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** The server goes down under load, by order and by signal 9, and comes back: the same program goes on with it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(180)
class RestartingUnderLoadIT {
    private static final int ENDINGS = 6;
    private static final int WRITERS = 8;

    /** So much is acknowledged between one ending and the next. */
    private static final int ACKNOWLEDGED_BETWEEN = 100;

    @TempDir(factory = BelowTarget.class)
    private Path directory;

    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicInteger acknowledged = new AtomicInteger();

    @AfterEach
    void nothing_goes_on_running() {
        isOver.set(true);
        Servers.killAllServing(directory);
    }

    @Test
    void writers_who_try_again_write_everything_once_while_their_server_comes_and_goes() throws Exception {
        var postgres = Servers.start(directory);
        var database =
                new Database("postgres", postgres.jdbcUrl("postgres"), postgres.superuser(), postgres.password());
        TestJournals.createApplication(database);
        JournalSchema.migrate(database.dataSource(), TestJournals.APPLICATION);
        try (HikariDataSource pool = TestJournals.pool(database);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            pool.setConnectionTimeout(1_000);
            var journal = new PostgresJournal(pool, Clock.systemUTC(), ClockPolicy.SYSTEM);
            journal.append(new StreamId(StreamType.LEDGER, "main"), -1, List.of(entry(AppendRules.OPENED)));
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(w ->
                            threads.submit(() -> write(journal, StreamId.of(StreamType.PROJECT, new UUID(0, w)))))
                    .toList();
            for (int ending = 0; ending < ENDINGS; ending++) {
                awaitMore(writers);
                if (ending % 2 == 0) Servers.kill(postgres.pid());
                postgres.close();
                postgres = Servers.start(directory);
                assertThat(postgres.jdbcUrl("postgres")).isEqualTo(database.url());
            }
            awaitMore(writers);
            isOver.set(true);
            var answers = new ArrayList<JournalRecord>();
            for (var writer : writers) answers.addAll(writer.get());
            holdsExactly(journal, answers);
            journal.close();
        } finally {
            isOver.set(true);
            postgres.close();
        }
    }

    private void awaitMore(List<Future<List<JournalRecord>>> writers) {
        int enough = acknowledged.get() + ACKNOWLEDGED_BETWEEN;
        while (acknowledged.get() < enough) {
            assertThat(writers).noneMatch(Future::isDone);
            Thread.onSpinWait();
        }
    }

    private List<JournalRecord> write(PostgresJournal journal, StreamId stream) {
        var written = new ArrayList<JournalRecord>();
        while (!isOver.get()) {
            var entries = List.of(entry("project.noted"), entry("project.noted"));
            written.addAll(untilAnswered(journal, stream, written.size() - 1L, entries));
            acknowledged.incrementAndGet();
        }
        return written;
    }

    private static List<JournalRecord> untilAnswered(
            PostgresJournal journal, StreamId stream, long expectedVersion, List<NewRecord> entries) {
        while (true) {
            try {
                return journal.append(stream, expectedVersion, entries);
            } catch (Unavailable | OutcomeUnknown | Busy again) {
                Thread.onSpinWait();
            }
        }
    }

    private static void holdsExactly(PostgresJournal journal, List<JournalRecord> answers) {
        answers.sort(Comparator.comparing(JournalRecord::position));
        var all = journal.after(0, Integer.MAX_VALUE);
        assertThat(all)
                .extracting(JournalRecord::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, all.size()).boxed().toList());
        assertThat(all).extracting(JournalRecord::eventId).doesNotHaveDuplicates();
        assertThat(all.subList(1, all.size()))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(answers);
    }

    private static NewRecord entry(String type) {
        return new NewRecord(UUID.randomUUID(), type, 1, new byte[] {'{', '}'}, new byte[] {'{', '}'});
    }
}
