package org.sunledger.ledger.journal.eventstoredb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogPositionTest {
    private static final LogPosition FIRST = new LogPosition(0, 0);
    private static final LogPosition LARGE = new LogPosition(Long.MAX_VALUE, Long.MAX_VALUE);
    private static final LogPosition HUGE = new LogPosition(Long.MIN_VALUE, Long.MIN_VALUE); // 2^63
    private static final LogPosition HUGER = new LogPosition(-3, -5);

    @Test
    void are_compared_without_sign_and_by_both_numbers() {
        var earlierPrepare = new LogPosition(Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(List.of(HUGER, HUGE, LARGE, earlierPrepare, FIRST, LogPosition.START).stream()
                        .sorted())
                .containsExactly(LogPosition.START, FIRST, LARGE, earlierPrepare, HUGE, HUGER);
    }

    @Test
    void start_is_before_the_first_event_even_if_that_stands_at_zero() {
        assertThat(FIRST.isAfter(LogPosition.START)).isTrue();
        assertThat(LogPosition.START.isAfter(FIRST)).isFalse();
        assertThat(LogPosition.START.isAfter(LogPosition.START)).isFalse();
        assertThat(FIRST.isStart()).isFalse();
    }

    @Test
    void are_written_without_sign_and_read_back() {
        assertThat(HUGE).hasToString("9223372036854775808/9223372036854775808");
        for (var one : List.of(LogPosition.START, FIRST, LARGE, HUGE, HUGER))
            assertThat(LogPosition.parse(one.toString())).isEqualTo(one);
        assertThatThrownBy(() -> LogPosition.parse("-1/-1")).isInstanceOf(IllegalArgumentException.class);
    }
}
