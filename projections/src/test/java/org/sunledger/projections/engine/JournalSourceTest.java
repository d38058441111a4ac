package org.sunledger.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
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
        for (int n = 2; n <= RECORDS; n++)
            journal.record(new FindingClosed(new FindingId(new UUID(7, n))), LocalDate.of(2018, 1, 1));
        var expected = journal.events();
        read(RECORDS - 100, 100);
        for (var ignored : List.of("behind", "once more"))
            assertThat(read(0, RECORDS).stream().map(JournalMessages::read)).containsExactlyElementsOf(expected);
        assertThat(read(0, RECORDS).stream().map(JournalMessages::position))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, RECORDS).boxed().toList());
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
