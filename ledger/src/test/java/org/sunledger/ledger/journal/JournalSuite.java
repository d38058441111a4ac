package org.sunledger.ledger.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** What the parts of {@link JournalContract} share: a journal, a clock and words. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
public abstract class JournalSuite {
    /** Where the clock of the journal under test begins. */
    protected static final Instant START = Instant.parse("2018-03-12T02:00:00.000Z");

    protected static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    protected final TestClock clock = new TestClock(START);
    protected Journal journal;

    /** An empty journal. Called once per test. */
    protected abstract Journal empty(RecordingClock clock) throws Exception;

    /** The same journal as another reader sees it: another instance, where the engine keeps its records outside. */
    protected abstract Journal again(RecordingClock clock) throws Exception;

    /**
     * The same journal in the program that writes after this one: the next start, or another node that takes over. Some
     * engines let one program write at a time; the one before may still read.
     */
    protected Journal successor(RecordingClock clock) throws Exception {
        return again(clock);
    }

    /** Whether appends that run at the same time are stamped in the order of their positions. */
    protected boolean stampsInOrder() {
        return true;
    }

    @BeforeEach
    void open() throws Exception {
        journal = empty(clock.recording(ClockPolicy.SCRIPTED));
    }

    // ---- words the suites share

    protected static final StreamId LEDGER = new StreamId(StreamType.LEDGER, "main");

    protected static StreamId project(int number) {
        return StreamId.of(StreamType.PROJECT, new UUID(0, number));
    }

    protected static NewRecord opened() {
        return new NewRecord(id(), AppendRules.OPENED, 1, bytes("{\"name\":\"民主县\"}"), bytes("{}"));
    }

    protected static void open(Journal journal) {
        journal.append(LEDGER, -1, List.of(opened()));
    }

    protected static NewRecord event() {
        return new NewRecord(id(), "project.noted", 1, bytes("{\"amountFen\":1}"), bytes("{}"));
    }

    protected static List<NewRecord> events(int count) {
        return IntStream.range(0, count).mapToObj(ignored -> event()).toList();
    }

    protected static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /** Payload and metadata have {@code size} bytes together. */
    protected static NewRecord large(int size) {
        var payload = new byte[size - 2];
        Arrays.fill(payload, (byte) '1');
        return new NewRecord(id(), "project.noted", 1, payload, bytes("{}"));
    }

    protected static UUID id() {
        return UUID.randomUUID();
    }

    protected static List<Long> positions(List<JournalRecord> stored) {
        return stored.stream().map(JournalRecord::position).toList();
    }

    protected static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    /** Equal in everything, bytes included. */
    protected static void same(List<JournalRecord> actual, List<JournalRecord> expected) {
        assertThat(actual)
                .usingRecursiveFieldByFieldElementComparator(RecursiveComparisonConfiguration.builder()
                        .withEqualsForType(Arrays::equals, byte[].class)
                        .build())
                .isEqualTo(expected);
    }

    protected String outcome(StreamId stream, long expectedVersion, List<NewRecord> records) {
        try {
            journal.append(stream, expectedVersion, records);
            return "stored";
        } catch (JournalException e) {
            return e.getClass().getSimpleName();
        }
    }

    /** Runs all at once, each in its own thread, and gives their results in the order of the tasks. */
    protected static <T> List<T> together(List<Callable<T>> tasks) throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(tasks.size());
        try (var threads = Executors.newCachedThreadPool()) {
            var running = new ArrayList<Future<T>>();
            for (var task : tasks) {
                running.add(threads.submit(() -> {
                    start.countDown();
                    start.await(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS);
                    return task.call();
                }));
            }
            var results = new ArrayList<T>();
            for (var one : running) results.add(one.get());
            return results;
        }
    }

    /** A clock that stands until it is moved, with its own count of elapsed time. */
    protected static final class TestClock extends Clock {
        private final AtomicLong elapsedNanos = new AtomicLong();
        private volatile Instant now;

        TestClock(Instant now) {
            this.now = now;
        }

        /** Time passes. */
        public void advance(Duration by) {
            elapsedNanos.addAndGet(by.toNanos());
            now = now.plus(by);
        }

        /** Somebody sets the clock; no time passes. */
        public void jump(Duration by) {
            now = now.plus(by);
        }

        public void set(Instant instant) {
            now = instant;
        }

        public RecordingClock recording(ClockPolicy policy) {
            return new RecordingClock(this, policy, elapsedNanos::get);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("A journal knows no zone");
        }
    }
}
