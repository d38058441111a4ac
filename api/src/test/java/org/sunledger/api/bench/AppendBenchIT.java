package org.sunledger.api.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunledger.ledger.journal.eventstoredb.server.TestCluster;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AppendBenchIT {
    private static final List<String> CONTENDERS = List.of("sunledger", "axon-jdbc", "bare-loop");

    private final AtomicBoolean isCancelled = new AtomicBoolean();
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    private AppendOptions options(String engine, int warmUp) {
        return new AppendOptions(
                engine, null, null, "", "", List.of(1, 8), 2, 100, warmUp, directory.resolve("append.json"));
    }

    private AppendBench bench(AppendOptions options) {
        return new AppendBench(options, new PrintWriter(terminal, true, UTF_8), isCancelled::get);
    }

    @Test
    void measures_all_three_with_the_same_rows_and_tells_it_twice() throws Exception {
        var report = bench(options("postgres", 50)).run();

        var product = report.rows().get("sunledger");
        assertThat(report.rows()).containsEntry("bare-loop", product);
        assertThat(product.rows()).isGreaterThan(8L * Workload.PROJECTS + 450);

        assertThat(terminal.toString(UTF_8)).contains(CONTENDERS).contains("p99", "剩余约", "fsync=on");

        var json = JsonMapper.builder().build().readTree(Files.readAllBytes(directory.resolve("append.json")));
        assertThat(json.at("/engine").asText()).isEqualTo("postgres");
        assertThat(json.at("/machine/cores").asInt()).isPositive();
        assertThat(json.at("/machine/fsyncsPerSecondHere").asLong()).isPositive();
        assertThat(json.at("/machine/jdk").asText()).isNotEmpty();
        assertThat(json.at("/postgres/synchronous_commit").asText()).isEqualTo("on");
        assertThat(json.at("/postgres/server_version").asText()).isNotEmpty();
        for (var callers : List.of("1", "8")) {
            for (var name : CONTENDERS) {
                var median = json.at("/medians/" + callers + "/" + name);
                for (var figure : List.of("perSecond", "p50", "p90", "p99", "max", "jvmCpuMicros")) {
                    assertThat(median.get(figure).asDouble()).as(figure).isPositive();
                }
                assertThat(median.get("commands").asInt()).isEqualTo(100);
                assertThat(median.has("serverCpuMicros")).isTrue();
                assertThat(json.at("/rounds/" + callers + "/" + name)).hasSize(2);
            }
            assertThat(json.at("/ratios/" + callers + "/axon-jdbc").asDouble()).isPositive();
            assertThat(json.at("/ratios/" + callers + "/bare-loop").asDouble()).isPositive();
        }
    }

    @Test
    void the_same_on_a_cluster_of_eventstoredb() throws Exception {
        try (var cluster = TestCluster.single()) {
            var report = bench(new AppendOptions(
                            "eventstoredb",
                            cluster.connectionString(),
                            null,
                            "",
                            "",
                            List.of(8),
                            1,
                            60,
                            20,
                            directory.resolve("append.json")))
                    .run();
            assertThat(report.engine()).isEqualTo("eventstoredb");
            assertThat(report.rows()).containsEntry("bare-loop", report.rows().get("sunledger"));
        }
    }

    @Test
    void an_engine_of_its_own_server_needs_to_know_where_that_is() {
        assertThatThrownBy(() -> bench(options("eventstoredb", 0)).run()).hasMessageContaining("--connection");
    }

    @Test
    void a_cancelled_run_ends_and_leaves_no_server_and_no_file() throws IOException {
        var before = leftBehind();
        var bench = bench(options("postgres", 200));
        isCancelled.set(true);
        assertThatThrownBy(bench::run).isInstanceOf(InterruptedException.class);
        assertThat(directory.resolve("append.json")).doesNotExist();
        assertThat(leftBehind()).isEqualTo(before);
    }

    @Test
    void an_unknown_engine_is_refused_and_leaves_nothing() throws IOException {
        var before = leftBehind();
        assertThatThrownBy(() -> bench(options("paper", 0)).run()).hasMessageContaining("paper");
        assertThat(leftBehind()).isEqualTo(before);
    }

    private static List<Path> leftBehind() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("sunledger-bench"))
                    .sorted()
                    .toList();
        }
    }
}
