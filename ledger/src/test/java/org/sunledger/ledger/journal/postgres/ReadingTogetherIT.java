package org.sunledger.ledger.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sunledger.ledger.journal.AppendRules;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** Callers who ask for streams while others are being answered share the next question. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class ReadingTogetherIT {
    private static final int QUESTIONS_AT_ONCE = 2;
    private static final int CALLERS = 30;

    private static Database database;

    private final Semaphore gate = new Semaphore(0);
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean fails = new AtomicBoolean();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HikariDataSource pool;
    private PostgresJournal journal;
    private StreamReads reads;

    @BeforeAll
    static void create() {
        database = TestJournals.empty();
    }

    @BeforeEach
    void open() {
        TestJournals.clear(database);
        pool = TestJournals.pool(database);
        journal = new PostgresJournal(pool, Clock.systemUTC(), ClockPolicy.SYSTEM);
        journal.append(new StreamId(StreamType.LEDGER, "main"), -1, List.of(entry(AppendRules.OPENED)));
        reads = new StreamReads(gated(), new Versions());
    }

    @AfterEach
    void close() {
        gate.release(Integer.MAX_VALUE / 2);
        threads.close();
        journal.close();
        pool.close();
    }

    @Test
    void one_question_is_put_for_all_who_wait_and_sees_what_was_acknowledged_before_they_asked() throws Exception {
        journal.append(project(0), -1, List.of(entry(), entry(), entry()));
        var first = IntStream.range(0, QUESTIONS_AT_ONCE)
                .mapToObj(i -> threads.submit(() -> reads.read(Map.of(project(0), 0L))))
                .toList();
        while (arrived.get() < QUESTIONS_AT_ONCE) Thread.onSpinWait();
        var waiting = IntStream.range(1, CALLERS)
                .mapToObj(i -> {
                    journal.append(project(i), -1, List.of(entry(), entry()));
                    return threads.submit(
                            () -> reads.read(Map.of(project(0), i % 4L, project(i), 1L, project(999), 0L)));
                })
                .toList();
        while (reads.waiting() < CALLERS - 1) Thread.onSpinWait();
        gate.release(Integer.MAX_VALUE / 2);

        for (var answer : first) assertThat(answer.get().get(project(0))).hasSize(3);
        for (int i = 1; i < CALLERS; i++) {
            var answer = waiting.get(i - 1).get();
            assertThat(answer.get(project(0)))
                    .extracting(JournalRecord::streamVersion)
                    .containsExactlyElementsOf(
                            LongStream.range(i % 4, 3).boxed().toList());
            assertThat(answer.get(project(i)))
                    .extracting(JournalRecord::streamVersion)
                    .containsExactly(1L);
            assertThat(answer.get(project(999))).isEmpty();
        }
        assertThat(asked.get()).isEqualTo(QUESTIONS_AT_ONCE + 1);
    }

    @Test
    void a_question_that_fails_fails_for_all_who_asked_it_and_the_next_is_answered() throws Exception {
        fails.set(true);
        var asking = IntStream.range(0, CALLERS)
                .mapToObj(i -> threads.submit(() -> reads.read(Map.of(project(i), 0L))))
                .toList();
        while (reads.waiting() < CALLERS - QUESTIONS_AT_ONCE) Thread.onSpinWait();
        gate.release(Integer.MAX_VALUE / 2);
        for (var one : asking)
            assertThatThrownBy(one::get).hasCauseInstanceOf(Unavailable.class).hasMessageContaining("did not give");
        fails.set(false);
        journal.append(project(1), -1, List.of(entry()));
        assertThat(reads.read(Map.of(project(1), 0L)).get(project(1))).hasSize(1);
    }

    @Test
    void an_interrupted_caller_gets_its_answer_and_keeps_the_interrupt() throws Exception {
        journal.append(project(1), -1, List.of(entry()));
        for (int i = 0; i < QUESTIONS_AT_ONCE; i++) threads.submit(() -> reads.read(Map.of(project(0), 0L)));
        while (arrived.get() < QUESTIONS_AT_ONCE) Thread.onSpinWait();
        // The first who waits will ask for both.
        threads.submit(() -> reads.read(Map.of(project(2), 0L)));
        while (reads.waiting() < 1) Thread.onSpinWait();
        var answer = new Object[2];
        var caller = Thread.ofPlatform().start(() -> {
            answer[0] = reads.read(Map.of(project(1), 0L)).get(project(1)).size();
            answer[1] = Thread.currentThread().isInterrupted();
        });
        while (reads.waiting() < 2) Thread.onSpinWait();
        caller.interrupt();
        gate.release(Integer.MAX_VALUE / 2);
        caller.join();
        assertThat(answer).containsExactly(1, true);
    }

    /** Each question waits at the gate. */
    private DataSource gated() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    arrived.incrementAndGet();
                    gate.acquireUninterruptibly();
                    asked.incrementAndGet();
                    if (fails.get()) throw new SQLException("refused", "08001");
                    try {
                        return method.invoke(pool, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static StreamId project(int number) {
        return StreamId.of(StreamType.PROJECT, new UUID(0, number));
    }

    private static NewRecord entry() {
        return entry("project.noted");
    }

    private static NewRecord entry(String type) {
        return new NewRecord(UUID.randomUUID(), type, 1, new byte[] {'{', '}'}, new byte[] {'{', '}'});
    }
}
