package org.sunledger.api.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.sunledger.api.bench.Rebuilding.Done;

/**
 * What was measured, by length of the journal and contender.
 *
 * @param liveSeconds how long live processing took to fold the same journal from its beginning, before the rounds
 */
public record RebuildReport(
        Instant at,
        Map<String, Object> machine,
        Map<String, String> postgres,
        long seed,
        Map<Long, Double> liveSeconds,
        Map<Long, Map<String, List<Measured>>> rounds) {
    /** The targets of architecture.md section 9. */
    private static final String TARGETS =
            "目标 / targets: ≥ 1.00 × plain-jdbc, ≥ 2.50 × axon-fold, heap ≤ 1024 MiB, 50,000 events in 2 s, linear";

    /** What computes less than all views is told apart. */
    private static final String SCOPES = """
            sunledger 写入影子表、建索引、与现行表逐行比较并切换 writes into copies, indexes them, compares every row, switches; \
            axon-*, plain-jdbc 写入带索引的表,不比较不切换 write into indexed tables, compare and switch nothing; \
            plain-read 不写表 writes nothing; sql 只算村级余额 village balances only; \
            hledger, ledger 只算分录余额 balances of the postings only""";

    /**
     * One run, or the median of some.
     *
     * @param events that were folded; fewer than there are where the time was up
     * @param perSecond of all; {@code builtPerSecond} without comparing and switching, which only the product does
     * @param heapPeakMiB garbage included
     */
    public record Measured(
            double events,
            double seconds,
            double perSecond,
            double builtPerSecond,
            double heapPeakMiB,
            double jvmCpuMicros,
            double serverCpuMicros) {
        static Measured of(Done done, long heapPeakMiB, CpuMeter.Cpu used) {
            double each = Math.max(1, done.events());
            return new Measured(
                    done.events(),
                    done.seconds(),
                    done.events() / done.seconds(),
                    done.events() / Math.max(1e-9, done.buildingSeconds()),
                    heapPeakMiB,
                    used.jvmNanos() / 1e3 / each,
                    used.serverNanos() / 1e3 / each);
        }

        private static Measured median(List<Measured> all) {
            return new Measured(
                    middle(all, Measured::events),
                    middle(all, Measured::seconds),
                    middle(all, Measured::perSecond),
                    middle(all, Measured::builtPerSecond),
                    middle(all, Measured::heapPeakMiB),
                    middle(all, Measured::jvmCpuMicros),
                    middle(all, Measured::serverCpuMicros));
        }
    }

    private static double middle(List<Measured> all, ToDoubleFunction<Measured> figure) {
        return middle(all.stream().map(figure::applyAsDouble).toList());
    }

    private static double middle(List<Double> all) {
        var sorted = all.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** Medians of the rounds. */
    Map<Long, Map<String, Measured>> medians() {
        var medians = new LinkedHashMap<Long, Map<String, Measured>>();
        rounds.forEach((events, byName) -> {
            var of = new LinkedHashMap<String, Measured>();
            byName.forEach((name, all) -> of.put(name, Measured.median(all)));
            medians.put(events, of);
        });
        return medians;
    }

    /**
     * The product's rate over the others': the median of the ratios within each round.
     *
     * @param rate which of the product's rates
     */
    Map<Long, Map<String, Double>> ratios(ToDoubleFunction<Measured> rate) {
        var ratios = new LinkedHashMap<Long, Map<String, Double>>();
        rounds.forEach((events, byName) -> {
            var product = byName.getOrDefault(ProductRebuild.NAME, List.of());
            var of = new LinkedHashMap<String, Double>();
            byName.forEach((name, others) -> {
                if (name.equals(ProductRebuild.NAME) || product.isEmpty()) return;
                var each = new ArrayList<Double>();
                for (int i = 0; i < others.size(); i++) {
                    double other = others.get(i).perSecond();
                    if (other > 0) each.add(rate.applyAsDouble(product.get(i)) / other);
                }
                if (!each.isEmpty()) of.put(name, middle(each));
            });
            ratios.put(events, of);
        });
        return ratios;
    }

    /** The product's rate at each length over that at the shortest: 1 where cost grows as length does. */
    Map<Long, Double> linearity() {
        var rates = new TreeMap<Long, Double>();
        medians().forEach((events, byName) -> {
            var product = byName.get(ProductRebuild.NAME);
            if (product != null) rates.put(events, product.perSecond());
        });
        if (rates.isEmpty()) return Map.of();
        double first = rates.firstEntry().getValue();
        rates.replaceAll((events, rate) -> rate / first);
        return rates;
    }

    void print(PrintWriter out) {
        out.println();
        out.println("中位数 / medians; 含比对与切换 all, 建表 built: events/s; CPU µs per event: JVM + PostgreSQL");
        out.printf(
                "%11s  %-12s %11s %9s %10s %10s %8s %7s %7s  %7s %7s%n",
                "events", "", "folded", "seconds", "all", "built", "heap MiB", "JVM", "PG", "all ÷", "built ÷");
        var all = ratios(Measured::perSecond);
        var built = ratios(Measured::builtPerSecond);
        medians()
                .forEach((events, byName) -> byName.forEach((name, m) -> out.printf(
                        "%,11d  %-12s %,11.0f %9.2f %,10.0f %,10.0f %,8.0f %7.1f %7.1f  %7s %7s%n",
                        events,
                        name,
                        m.events(),
                        m.seconds(),
                        m.perSecond(),
                        m.builtPerSecond(),
                        m.heapPeakMiB(),
                        m.jvmCpuMicros(),
                        m.serverCpuMicros(),
                        text(all, events, name),
                        text(built, events, name))));
        if (linearity().size() > 1) out.println("随长度 by length, 1 = linear: " + linearity());
        liveSeconds.forEach((events, seconds) -> out.printf(
                "%,11d  现行处理从头折叠 / live processing from the beginning: %.2f s, %,.0f/s%n",
                events, seconds, events / seconds));
        out.println(TARGETS);
        out.println(SCOPES);
        out.println(machine);
        out.println(postgres);
    }

    private static String text(Map<Long, Map<String, Double>> ratios, long events, String name) {
        var ratio = ratios.getOrDefault(events, Map.of()).get(name);
        return ratio == null ? "" : "%.2f".formatted(ratio);
    }

    void write(Path file) {
        var all = new LinkedHashMap<String, Object>();
        all.put("bench", "rebuild");
        all.put("at", at.toString());
        all.put("seed", seed);
        all.put("machine", machine);
        all.put("postgres", postgres);
        all.put("liveSeconds", liveSeconds);
        all.put("medians", medians());
        all.put("ratios", ratios(Measured::perSecond));
        all.put("builtRatios", ratios(Measured::builtPerSecond));
        all.put("linearity", linearity());
        all.put("rounds", rounds);
        ResultFile.write(file, all);
    }
}
