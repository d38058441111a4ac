package org.sunledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.memory.MemoryJournal;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(30)
class ReadAheadTest {
    private static final StreamId LEDGER = new StreamId(StreamType.LEDGER, "main");

    private final Journal journal = new MemoryJournal(Clock.systemUTC(), ClockPolicy.SYSTEM);
    private final AtomicInteger asked = new AtomicInteger();
    private final Semaphore questions = new Semaphore(Integer.MAX_VALUE);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    @BeforeEach
    void ten_records() {
        append(-1, entries(10));
    }

    @Test
    void pages_come_in_order_and_end_with_an_empty_one() {
        try (var reader = reader(0, 4)) {
            assertThat(positions(reader.next())).containsExactly(1L, 2L, 3L, 4L);
            assertThat(positions(reader.next())).containsExactly(5L, 6L, 7L, 8L);
            assertThat(positions(reader.next())).containsExactly(9L, 10L);
            assertThat(reader.next()).isEmpty();
            assertThat(reader.position()).isEqualTo(10);
        }
    }

    @Test
    void reading_begins_behind_a_position() {
        try (var reader = reader(7, 2)) {
            assertThat(positions(reader.next())).containsExactly(8L, 9L);
            assertThat(positions(reader.next())).containsExactly(10L);
        }
    }

    @Test
    void the_next_page_is_read_while_the_last_is_worked_on_and_no_page_further() throws InterruptedException {
        questions.drainPermits();
        questions.release(2);
        try (var reader = reader(0, 3)) {
            reader.next();
            // The second question was let through, though nobody has asked for the second page.
            while (asked.get() < 2) Thread.onSpinWait();
            assertThat(questions.tryAcquire()).isFalse();
            assertThat(positions(reader.next())).containsExactly(4L, 5L, 6L);
            questions.release(Integer.MAX_VALUE / 2);
        }
        assertThat(asked.get()).isEqualTo(3);
    }

    @Test
    void an_empty_page_is_never_an_old_answer() {
        try (var reader = reader(0, 5)) {
            reader.next();
            reader.next();
            // By now the page behind the head may have been read ahead, and was empty.
            while (asked.get() < 3) Thread.onSpinWait();
            append(9, entries(2));
            assertThat(positions(reader.next())).containsExactly(11L, 12L);
            assertThat(reader.next()).isEmpty();
            append(11, entries(1));
            assertThat(positions(reader.next())).containsExactly(13L);
        }
    }

    @Test
    void an_error_is_thrown_where_its_page_was_due_and_the_page_can_be_asked_for_again() {
        try (var reader = reader(0, 4)) {
            failure.set(new Unavailable("gone", new IllegalStateException()));
            assertThatThrownBy(reader::next).isSameAs(failure.get());
            failure.set(null);
            questions.drainPermits();
            questions.release();
            assertThat(positions(reader.next())).containsExactly(1L, 2L, 3L, 4L);
            failure.set(new Unavailable("gone again", new IllegalStateException()));
            questions.release(Integer.MAX_VALUE / 2);
            assertThatThrownBy(reader::next).isSameAs(failure.get());
            failure.set(null);
            assertThat(positions(reader.next())).containsExactly(5L, 6L, 7L, 8L);
        }
    }

    @Test
    void closing_waits_for_the_page_that_is_being_read() throws InterruptedException {
        questions.drainPermits();
        questions.release();
        var reader = reader(0, 3);
        reader.next();
        var closed = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            reader.close();
            closed.countDown();
        });
        questions.release();
        closed.await();
        assertThat(asked.get()).isEqualTo(2);
        assertThatThrownBy(reader::next).isInstanceOf(IllegalStateException.class);
        reader.close();
    }

    @Test
    void an_interrupted_reader_is_told_and_may_go_on() {
        questions.drainPermits();
        questions.release();
        try (var reader = reader(0, 3)) {
            reader.next();
            Thread.currentThread().interrupt();
            assertThatThrownBy(reader::next).isInstanceOf(Unavailable.class);
            assertThat(Thread.interrupted()).isTrue();
            questions.release(Integer.MAX_VALUE / 2);
            assertThat(positions(reader.next())).containsExactly(4L, 5L, 6L);
        }
    }

    @Test
    void a_reader_beside_a_writer_sees_every_record_once() {
        try (var reader = reader(0, 7)) {
            var seen = new ArrayList<Long>();
            var writer = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 500; i++) append(9 + i, entries(1));
            });
            while (seen.size() < 510) seen.addAll(positions(reader.next()));
            assertThat(seen)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 510).boxed().toList());
            assertThat(writer.isInterrupted()).isFalse();
        }
    }

    @Test
    void questions_without_sense_are_programming_errors() {
        assertThatThrownBy(() -> reader(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> reader(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Over the journal with a gate in front: each question takes a permit, counts, and fails if it is to fail. */
    private ReadAhead reader(long after, int limit) {
        var gated = (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (self, method, arguments) -> {
                    questions.acquireUninterruptibly();
                    asked.incrementAndGet();
                    var failed = failure.get();
                    if (failed != null) throw failed;
                    try {
                        return method.invoke(journal, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new ReadAhead(gated, after, limit);
    }

    private void append(long expectedVersion, List<NewRecord> entries) {
        journal.append(LEDGER, expectedVersion, entries);
    }

    private List<NewRecord> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new NewRecord(
                        UUID.randomUUID(),
                        i == 0 && journal.head() == 0 ? AppendRules.OPENED : "ledger.noted",
                        1,
                        new byte[] {'{', '}'},
                        new byte[] {'{', '}'}))
                .toList();
    }

    private static List<Long> positions(List<JournalRecord> page) {
        return page.stream().map(JournalRecord::position).toList();
    }
}
