package org.sunledger.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.supervision.FindingEvent.FindingClosed;
import org.sunledger.ledger.supervision.FindingId;
import org.sunledger.projections.TestJournal;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JournalSourceTest {
    /** More than the source remembers. */
    private static final int RECORDS = 2_500;

    private final TestJournal journal = TestJournal.opened();
    private final JournalSource source = journal.source();

    @Test
    void readers_side_by_side_are_given_one_message_that_is_decoded_once() throws InterruptedException {
        var first = read(0, 1).getFirst();
        var second = read(0, 1).getFirst();
        assertThat(second).isSameAs(first);
        assertThat(JournalMessages.read(second)).isSameAs(JournalMessages.read(first));
    }

    @Test
    void a_reader_far_behind_is_given_every_record_in_its_place() throws InterruptedException {
        for (int n = 2; n <= RECORDS; n++) close(n);
        var expected = journal.events();
        read(RECORDS - 100, 100);
        for (var ignored : List.of("behind", "once more"))
            assertThat(read(0, RECORDS).stream().map(JournalMessages::read)).containsExactlyElementsOf(expected);
        assertThat(read(0, RECORDS).stream().map(JournalMessages::position))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, RECORDS).boxed().toList());
    }

    @Test
    @Timeout(60)
    void what_comes_after_a_quiet_time_does_not_wait() throws InterruptedException {
        try (var stream = gathering().openStream(new GlobalSequenceTrackingToken(1))) {
            assertThat(stream.peek()).isEmpty();
            close(1);
            assertThat(stream.hasNextAvailable(1, TimeUnit.SECONDS)).isTrue();
            assertThat(stream.nextAvailable().trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(2));
        }
    }

    @Test
    @Timeout(60)
    void what_comes_soon_after_waits_for_more_until_the_reader_is_told_to_stop() throws InterruptedException {
        try (var stream = gathering().openStream(new GlobalSequenceTrackingToken(1))) {
            close(1);
            stream.nextAvailable();
            close(2);
            assertThat(stream.hasNextAvailable(1, TimeUnit.SECONDS)).isTrue();
            stream.nextAvailable();
            close(3);
            assertThat(stream.peek()).as("the batch ends here").isEmpty();
            var waiting = new FutureTask<>(() -> stream.hasNextAvailable(1, TimeUnit.SECONDS));
            var reader = Thread.ofPlatform().start(waiting);
            while (reader.getState() != Thread.State.TIMED_WAITING && !waiting.isDone()) Thread.onSpinWait();
            reader.interrupt();
            assertThatThrownBy(waiting::get).hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void a_reader_at_the_end_does_not_ask_the_journal_again_within_a_batch() throws InterruptedException {
        var asked = new AtomicInteger();
        var counted = (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("next")) asked.incrementAndGet();
                    return method.invoke(journal.journal(), arguments);
                });
        try (var stream = new JournalSource(counted, journal.decoder()).openStream(null)) {
            stream.nextAvailable();
            assertThat(stream.peek()).isEmpty();
            assertThat(stream.peek()).isEmpty();
            assertThat(asked).hasValue(1);
        }
    }

    /** One that waits for ever, as far as a test can tell. */
    private JournalSource gathering() {
        return new JournalSource(journal.journal(), journal.decoder(), Duration.ofDays(1));
    }

    private void close(int finding) {
        journal.record(new FindingClosed(new FindingId(new UUID(7, finding))), LocalDate.of(2018, 1, 1));
    }

    private List<TrackedEventMessage<?>> read(long after, int count) throws InterruptedException {
        var token = new GlobalSequenceTrackingToken(after);
        try (var stream = source.openStream(token)) {
            var read = new ArrayList<TrackedEventMessage<?>>();
            while (read.size() < count) {
                assertThat(stream.hasNextAvailable(1, TimeUnit.SECONDS)).isTrue();
                read.add(stream.nextAvailable());
            }
            return read;
        }
    }
}
