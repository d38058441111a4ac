package org.sunledger.api.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScheduleTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void tasks_are_due_evenly_and_what_is_left_of_a_division_does_not_add_up() {
        var thirds = new Schedule(1_000, 3);
        assertThat(thirds.due(0)).isEqualTo(1_000);
        assertThat(thirds.due(1)).isEqualTo(1_000 + 333_333_333);
        assertThat(thirds.due(3)).isEqualTo(1_000 + SECOND);
        assertThat(thirds.due(3_000_000)).isEqualTo(1_000 + 1_000_000 * SECOND);
    }

    @Test
    void the_time_of_a_task_begins_when_it_was_due_however_late_it_is_sent() throws InterruptedException {
        var longAgo = new Schedule(System.nanoTime() - 60 * SECOND, 1_000);
        assertThat(longAgo.of(7)).isEqualTo(longAgo.due(7));
    }

    @Test
    void nobody_is_sent_before_it_is_due() throws InterruptedException {
        var soon = new Schedule(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20), 1_000);
        soon.of(5);
        assertThat(System.nanoTime() - soon.due(5)).isNotNegative();
    }

    @Test
    void who_is_told_to_end_waits_no_longer() {
        Thread.currentThread().interrupt();
        var never = new Schedule(System.nanoTime() + 3_600 * SECOND, 1);
        assertThatThrownBy(() -> never.of(0)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void a_rate_is_at_least_one_a_second() {
        assertThatThrownBy(() -> new Schedule(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
