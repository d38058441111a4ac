package org.sunledger.ledger.journal.eventstoredb.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    @Test
    void waits_twice_as_long_each_time_up_to_the_longest_with_up_to_half_of_it_left_to_chance() {
        var dice = new Random(7);
        for (int failures = 1; failures < 100; failures++) {
            long whole = Math.min(100L << Math.min(failures - 1, 20), 5_000);
            assertThat(backoff.delay(failures, dice)).isBetween(Duration.ofMillis(whole / 2), Duration.ofMillis(whole));
        }
    }

    @Test
    void nobody_waits_before_the_first_failure_and_many_do_not_come_back_at_once() {
        assertThat(backoff.delay(0, new Random(1))).isZero();
        assertThat(backoff.delay(3, new Random(1))).isNotEqualTo(backoff.delay(3, new Random(2)));
    }
}
