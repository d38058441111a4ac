package org.sunledger.api.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small: that it measures what it says, not how fast. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AsOfBenchIT {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    private AsOfBench bench(BooleanSupplier isCancelled) {
        var options = new AsOfOptions(null, "", "", 60_000, 6, directory.resolve("asof.json"));
        return new AsOfBench(options, new PrintWriter(terminal, true, UTF_8), isCancelled);
    }

    @Test
    void asks_every_kind_of_question_beside_the_plain_sum_and_tells_it_twice() throws Exception {
        var report = bench(() -> false).run();

        assertThat(report.postings()).isBetween(60_000, 60_002);
        assertThat(report.timings())
                .containsKeys(
                        "village",
                        "village-oldest-month",
                        "village-this-month",
                        "village-plain-sum",
                        "county",
                        "county-plain-sum",
                        "funds");
        assertThat(report.tables()).containsKeys("money_posting", "village_sum", "fund_sum");
        assertThat(report.ratios())
                .hasSize(3)
                .allSatisfy((name, ratio) -> assertThat(ratio).isPositive());
        assertThat(terminal.toString(UTF_8)).contains("village-oldest-month", "p99");

        var json = JsonMapper.builder().build().readTree(Files.readAllBytes(directory.resolve("asof.json")));
        assertThat(json.at("/bench").asText()).isEqualTo("asof");
        assertThat(json.at("/timings/village/p99").asDouble()).isPositive();
        assertThat(json.at("/tables/money_posting/rows").asLong()).isPositive();
    }

    @Test
    void a_cancelled_run_writes_no_file() {
        assertThatThrownBy(() -> bench(() -> true).run()).isInstanceOf(InterruptedException.class);
        assertThat(directory.resolve("asof.json")).doesNotExist();
    }
}
