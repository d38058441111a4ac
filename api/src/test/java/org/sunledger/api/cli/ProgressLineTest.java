package org.sunledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.journal.transfer.Watch.Stage;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProgressLineTest {
    private final StringWriter err = new StringWriter();
    private long now;
    private boolean isCancelled;
    private final ProgressLine line = new ProgressLine(new PrintWriter(err), () -> isCancelled, () -> now);

    private void after(Duration duration, Stage stage, long done) {
        now += duration.toNanos();
        assertThat(line.goesOn(stage, done, 10_000)).isTrue();
    }

    @Test
    void tells_rate_and_remaining_time_once_a_second_and_at_the_end() {
        after(Duration.ZERO, Stage.IMPORT, 1_000);
        after(Duration.ofMillis(900), Stage.IMPORT, 2_000);
        assertThat(err.toString()).isEmpty();
        after(Duration.ofMillis(1_100), Stage.IMPORT, 5_000);
        assertThat(err.toString()).containsOnlyOnce("\n").contains("5000/10000 (50%), 2000/s, 剩余 2 s left");
        after(Duration.ofMillis(1), Stage.IMPORT, 10_000);
        assertThat(err.toString()).contains("10000/10000 (100%)");
        after(Duration.ofMillis(1), Stage.COMPARE, 10_000);
        assertThat(err.toString()).contains("核对 compare");
    }

    @Test
    void hands_on_that_it_is_cancelled() {
        isCancelled = true;
        assertThat(line.goesOn(Stage.EXPORT, 1, 2)).isFalse();
    }
}
