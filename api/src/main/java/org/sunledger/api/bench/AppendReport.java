package org.sunledger.api.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.sunledger.api.bench.Load.Measured;

/**
 * What was measured, by callers in flight and contender.
 *
 * @param rows that product and bare loop hold at the end, which must be as many and as large
 */
public record AppendReport(
        Instant at,
        String engine,
        Map<String, Object> machine,
        Map<String, String> postgres,
        Map<String, Rows> rows,
        Map<Integer, Map<String, List<Measured>>> rounds) {
    /** The targets of architecture.md section 9. */
    private static final String TARGETS =
            "目标 / targets: 64 并发 / in flight ≥ 6.00 × axon-jdbc, ≥ 0.60 × bare-loop; 1 ≥ 2.00 × axon-jdbc";

    /** Medians of the rounds. */
    Map<Integer, Map<String, Measured>> medians() {
        var medians = new LinkedHashMap<Integer, Map<String, Measured>>();
        rounds.forEach((callers, byName) -> {
            var of = new LinkedHashMap<String, Measured>();
            byName.forEach((name, all) -> of.put(name, median(all)));
            medians.put(callers, of);
        });
        return medians;
    }

    private static Measured median(List<Measured> all) {
        return new Measured(
                all.getFirst().commands(),
                middle(all, Measured::perSecond),
                middle(all, Measured::p50),
                middle(all, Measured::p90),
                middle(all, Measured::p99),
                middle(all, Measured::max),
                middle(all, Measured::jvmCpuMicros),
                middle(all, Measured::serverCpuMicros));
    }

    private static double middle(List<Measured> all, ToDoubleFunction<Measured> figure) {
        var sorted = all.stream().mapToDouble(figure).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** The product's rate over the other's: the median of the ratios within each round. */
    Map<Integer, Map<String, Double>> ratios() {
        var ratios = new LinkedHashMap<Integer, Map<String, Double>>();
        rounds.forEach((callers, byName) -> {
            var names = List.copyOf(byName.keySet());
            var product = byName.getOrDefault(names.getFirst(), List.of());
            var of = new LinkedHashMap<String, Double>();
            for (var name : names.subList(1, names.size())) {
                of.put(name, ratio(product, byName.getOrDefault(name, List.of())));
            }
            ratios.put(callers, of);
        });
        return ratios;
    }

    private static double ratio(List<Measured> ours, List<Measured> others) {
        var each = new ArrayList<Double>();
        for (int i = 0; i < ours.size(); i++) {
            each.add(ours.get(i).perSecond() / others.get(i).perSecond());
        }
        each.sort(null);
        int half = each.size() / 2;
        return each.size() % 2 == 1 ? each.get(half) : (each.get(half - 1) + each.get(half)) / 2;
    }

    void print(PrintWriter out) {
        out.println();
        out.println("中位数 / medians; 时延微秒 / latency in µs; CPU µs per command: JVM + PostgreSQL");
        out.printf(
                "%9s  %-10s %10s %8s %8s %8s %9s %7s %7s  %s%n",
                "in flight", "", "per s", "p50", "p90", "p99", "max", "JVM", "PG", "sunledger ÷");
        medians()
                .forEach((callers, byName) -> byName.forEach((name, m) -> out.printf(
                        "%9d  %-10s %,10.0f %,8.0f %,8.0f %,8.0f %,9.0f %7.0f %7.0f  %s%n",
                        callers,
                        name,
                        m.perSecond(),
                        m.p50(),
                        m.p90(),
                        m.p99(),
                        m.max(),
                        m.jvmCpuMicros(),
                        m.serverCpuMicros(),
                        ratioText(callers, name))));
        out.println(TARGETS);
        out.println(machine);
        out.println(postgres);
        out.println(rows);
    }

    private String ratioText(int callers, String name) {
        var ratio = ratios().getOrDefault(callers, Map.of()).get(name);
        return ratio == null ? "" : "%.2f".formatted(ratio);
    }

    void write(Path file) {
        var all = new LinkedHashMap<String, Object>();
        all.put("bench", "append");
        all.put("at", at.toString());
        all.put("engine", engine);
        all.put("machine", machine);
        all.put("postgres", postgres);
        all.put("rows", rows);
        all.put("medians", medians());
        all.put("ratios", ratios());
        all.put("rounds", rounds);
        ResultFile.write(file, all);
    }
}
