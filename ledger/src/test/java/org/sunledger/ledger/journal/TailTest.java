package org.sunledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TailTest {
    private final Tail tail = new Tail();

    @Test
    void what_was_added_last_is_given_in_order_and_within_the_limit() {
        tail.add(records(5, 7));
        tail.add(records(8, 8));
        assertThat(positions(4, 10)).containsExactly(5L, 6L, 7L, 8L);
        assertThat(positions(5, 2)).containsExactly(6L, 7L);
        assertThat(positions(8, 10)).isEmpty();
    }

    @Test
    void a_page_whose_first_record_is_not_here_is_not_given() {
        tail.add(records(5, 7));
        assertThat(positions(3, 10)).isEmpty();
    }

    @Test
    void records_of_another_program_in_between_begin_a_new_tail() {
        tail.add(records(5, 7));
        tail.add(records(9, 9));
        assertThat(positions(5, 10)).isEmpty();
        assertThat(positions(8, 10)).containsExactly(9L);
        assertThat(tail.at(6)).isEmpty();
    }

    @Test
    void the_oldest_make_room() {
        for (int from = 1; from < 30_000; from += 500) tail.add(records(from, from + 499));
        assertThat(tail.at(1)).isEmpty();
        assertThat(tail.at(30_000)).isPresent();
        assertThat(positions(10_000, 5)).containsExactly(10_001L, 10_002L, 10_003L, 10_004L, 10_005L);
    }

    @Test
    void whoever_changes_an_array_changes_no_record() {
        tail.add(records(1, 1));
        tail.after(0, 1).getFirst().payload()[0] = 'x';
        assertThat(tail.after(0, 1).getFirst().payload()).containsExactly('{', '}');
    }

    private List<Long> positions(long after, int limit) {
        return tail.after(after, limit).stream().map(JournalRecord::position).toList();
    }

    private static List<JournalRecord> records(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(position -> new JournalRecord(
                        position,
                        new UUID(1, position),
                        StreamId.of(StreamType.PROJECT, new UUID(0, 1)),
                        position,
                        "project.noted",
                        1,
                        Instant.EPOCH,
                        new byte[] {'{', '}'},
                        new byte[] {'{', '}'}))
                .toList();
    }
}
