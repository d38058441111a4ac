package org.sunledger.projections.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.shared.Sha256;
import org.sunledger.projections.Examples;
import org.sunledger.projections.TestJournal;

/** How often the journal is read for the digests of a page. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PayloadDigestsTest {
    private static final TestJournal STORY = story();

    private final Readings readings = new Readings(STORY.journal());
    private final PayloadDigests digests = new PayloadDigests(readings.journal());

    private static TestJournal story() {
        var journal = TestJournal.opened();
        for (int i = 0; i < 299; i++) journal.record(Examples.paid(Examples.P1, i, 60 + i), Examples.DAY);
        return journal;
    }

    private static List<Long> positions(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void rows_side_by_side_are_read_by_the_hundred_and_never_one_by_one() {
        var found = digests.of(positions(1, 200));
        assertThat(readings.since()).containsExactly("after 0 100", "after 100 100");
        assertThat(found).hasSize(200);
        for (long position : List.of(1L, 100L, 101L, 200L)) {
            var stored = STORY.journal().at(position).orElseThrow();
            assertThat(found).containsEntry(position, Sha256.of(stored.payload()));
        }
        assertThat(found.get(2L)).isNotEqualTo(found.get(3L));
    }

    @Test
    void what_is_read_in_vain_is_little_and_is_not_handed_on() {
        assertThat(digests.of(List.of(1L, 21L, 42L))).containsOnlyKeys(1L, 21L, 42L);
        assertThat(readings.since()).containsExactly("after 0 21", "after 41 1");
    }

    @Test
    void the_newest_first_cost_the_same() {
        assertThat(digests.of(positions(201, 300).reversed())).hasSize(100);
        assertThat(readings.since()).containsExactly("after 200 100");
        assertThat(digests.of(List.of())).isEmpty();
        assertThat(readings.since()).isEmpty();
    }

    @Test
    void a_row_that_the_journal_does_not_have_is_no_silence() {
        assertThatThrownBy(() -> digests.of(List.of(300L, 301L)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("301");
    }
}
