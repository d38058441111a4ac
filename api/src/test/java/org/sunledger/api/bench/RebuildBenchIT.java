package org.sunledger.api.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RebuildBenchIT {
    private static final List<String> ALWAYS_THERE = List.of(
            ProductRebuild.NAME,
            StockProcessor.UPSERTING,
            StockProcessor.FOLDING,
            PlainJdbc.READING,
            PlainJdbc.WRITING,
            SqlFold.NAME);

    private final AtomicBoolean isCancelled = new AtomicBoolean();
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path directory;

    private RebuildOptions options(List<Long> events, int rounds, List<String> contenders) {
        return new RebuildOptions(
                null, "", "", 10, 2, 5, events, contenders, 0, rounds, 30, directory.resolve("rebuild.json"));
    }

    private RebuildBench bench(RebuildOptions options) {
        Telling telling = (what, done, total) -> told.add("%s %d/%d".formatted(what, done, total));
        return new RebuildBench(options, new PrintWriter(terminal, true, UTF_8), telling, isCancelled::get);
    }

    @Test
    void measures_every_contender_at_every_length_and_tells_it_twice() throws Exception {
        var report = bench(options(List.of(2_000L, 4_000L), 2, List.of())).run();
        for (long events : List.of(2_000L, 4_000L)) {
            var medians = report.medians().get(events);
            assertThat(medians).containsKeys(ALWAYS_THERE.toArray(String[]::new));
            medians.forEach((name, median) -> {
                assertThat(median.events()).as(name).isEqualTo(events);
                assertThat(median.perSecond()).as(name).isPositive();
                assertThat(median.builtPerSecond()).as(name).isGreaterThanOrEqualTo(median.perSecond());
            });
        }
        assertThat(told).contains("编造 making up, 条 records 4000/4000", "现行处理 live views, 条 records 4000/4000");
        assertThat(terminal.toString(UTF_8)).contains(ALWAYS_THERE).contains("heap MiB", "≥ 2.50 × axon-fold");

        var json = JsonMapper.builder().build().readTree(Files.readAllBytes(directory.resolve("rebuild.json")));
        assertThat(json.at("/bench").asText()).isEqualTo("rebuild");
        assertThat(json.at("/machine/cores").asInt()).isPositive();
        assertThat(json.at("/postgres/fsync").asText()).isEqualTo("on");
        assertThat(json.at("/rounds/4000/plain-jdbc")).hasSize(2);
        assertThat(json.at("/ratios/2000/axon-fold").asDouble()).isPositive();
        assertThat(json.at("/linearity/2000").asDouble()).isEqualTo(1);
        assertThat(json.at("/linearity/4000").asDouble()).isPositive();
        assertThat(json.at("/liveSeconds/2000").asDouble()).isPositive();
    }

    @Test
    void what_stock_and_plain_drivers_wrote_are_the_rows_that_the_product_wrote() throws Exception {
        try (var server = BenchServer.of(null, "", "")) {
            var contenders = RowsOfContenders.of(
                    server, options(List.of(3_000L), 1, List.of()).plan(3_000));
            assertThat(contenders.plain()).isEqualTo(contenders.product());
            assertThat(contenders.upserting()).isEqualTo(contenders.product());
            assertThat(contenders.folding()).isEqualTo(contenders.product());
        }
    }

    @Test
    void only_the_contenders_asked_for_are_measured_and_unknown_ones_are_refused() throws Exception {
        var report =
                bench(options(List.of(2_000L), 1, List.of(PlainJdbc.READING))).run();
        assertThat(report.medians().get(2_000L)).containsOnlyKeys(PlainJdbc.READING);
        assertThatThrownBy(() -> options(List.of(2_000L), 1, List.of("paper"))).hasMessageContaining("paper");
    }

    @Test
    void a_cancelled_run_ends_and_writes_no_file() {
        isCancelled.set(true);
        var bench = bench(options(List.of(2_000L), 1, List.of()));
        assertThatThrownBy(bench::run).isInstanceOf(Exception.class);
        assertThat(directory.resolve("rebuild.json")).doesNotExist();
    }
}
