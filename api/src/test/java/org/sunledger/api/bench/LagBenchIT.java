package org.sunledger.api.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small: that it measures what it says, not how fast. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LagBenchIT {
    private static final List<String> VIEWS = List.of("money", "project");

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    private LagOptions options(int perSecond, List<String> views) {
        return new LagOptions(null, "", "", perSecond, 1, 0, views, directory.resolve("lag.json"));
    }

    private LagBench bench(BooleanSupplier isCancelled) {
        return new LagBench(options(100, VIEWS), new PrintWriter(terminal, true, UTF_8), isCancelled);
    }

    @Test
    void every_command_is_awaited_in_every_view_with_and_without_a_rebuild() throws Exception {
        var report = bench(() -> false).run();

        assertThat(report.measured()).containsOnlyKeys("no-rebuild", "rebuild");
        report.measured().forEach((name, measured) -> {
            assertThat(measured.commands()).isEqualTo(100);
            assertThat(measured.answers().questions()).isEqualTo(100);
            assertThat(measured.lags()).containsOnlyKeys("money", "project", "every-view");
            measured.lags().forEach((view, lag) -> {
                assertThat(lag.questions()).isEqualTo(100);
                assertThat(measured.everyView().max()).isGreaterThanOrEqualTo(lag.max());
            });
        });
        assertThat(report.measured().get("no-rebuild").rebuildShare()).isZero();
        assertThat(report.measured().get("rebuild").rebuildShare()).isPositive();
        assertThat(report.ratios()).containsOnlyKeys("p50", "p99");
        assertThat(terminal.toString(UTF_8)).contains("lag money", "lag every-view", "p99", "rebuild ÷ no-rebuild");

        var json = JsonMapper.builder().build().readTree(Files.readAllBytes(directory.resolve("lag.json")));
        assertThat(json.at("/bench").asText()).isEqualTo("lag");
        assertThat(json.at("/machine/cores").asInt()).isPositive();
        assertThat(json.at("/measured/rebuild/lags/every-view/p99").asDouble()).isPositive();
    }

    @Test
    void a_cancelled_run_writes_no_file() {
        assertThatThrownBy(() -> bench(() -> true).run()).isInstanceOf(InterruptedException.class);
        assertThat(directory.resolve("lag.json")).doesNotExist();
    }

    @Test
    void a_view_that_is_not_there_and_a_rate_of_nothing_are_refused() {
        assertThatThrownBy(() -> options(100, List.of("paper"))).hasMessageContaining("paper");
        assertThatThrownBy(() -> options(0, VIEWS)).isInstanceOf(IllegalArgumentException.class);
    }
}
