package org.sunledger.api.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured, by kind of question.
 *
 * @param head the last position
 * @param tables rows and bytes
 */
public record AsOfReport(
        Instant at,
        int postings,
        long head,
        Map<String, Object> machine,
        Map<String, String> postgres,
        Map<String, Map<String, Long>> tables,
        Map<String, Timing> timings) {
    /** The targets of architecture.md section 9. */
    private static final String TARGETS =
            "目标 / targets: village p99 < 10,000 µs; oldest ÷ this month ≤ 1.20; county < 100,000 µs";

    private static final double MICROS = 1e3;

    /** Latencies in microseconds. */
    public record Timing(int questions, double p50, double p90, double p99, double max) {
        static Timing of(List<Long> nanos) {
            var sorted = nanos.stream().sorted().toList();
            return new Timing(
                    sorted.size(), at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), sorted.getLast() / MICROS);
        }

        private static double at(List<Long> sorted, double share) {
            return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share))) / MICROS;
        }
    }

    /** Medians over medians. */
    Map<String, Double> ratios() {
        var ratios = new LinkedHashMap<String, Double>();
        ratio(ratios, "oldest month ÷ this month", "village-oldest-month", "village-this-month");
        ratio(ratios, "village plain sum ÷ village", "village-plain-sum", "village");
        ratio(ratios, "county plain sum ÷ county", "county-plain-sum", "county");
        return ratios;
    }

    private void ratio(Map<String, Double> ratios, String name, String over, String under) {
        var numerator = timings.get(over);
        var denominator = timings.get(under);
        if (numerator != null && denominator != null) ratios.put(name, numerator.p50() / denominator.p50());
    }

    void print(PrintWriter out) {
        out.println();
        out.printf("%,d 笔分录 / postings; 时延微秒 / latency in µs%n", postings);
        out.printf("%-22s %9s %9s %9s %9s %9s%n", "", "questions", "p50", "p90", "p99", "max");
        timings.forEach((name, t) -> out.printf(
                "%-22s %,9d %,9.0f %,9.0f %,9.0f %,9.0f%n", name, t.questions(), t.p50(), t.p90(), t.p99(), t.max()));
        ratios().forEach((name, ratio) -> out.printf("%s: %.2f%n", name, ratio));
        out.println(TARGETS);
        out.println(tables);
        out.println(machine);
        out.println(postgres);
    }

    void write(Path file) {
        var all = new LinkedHashMap<String, Object>();
        all.put("bench", "asof");
        all.put("at", at.toString());
        all.put("postings", postings);
        all.put("head", head);
        all.put("machine", machine);
        all.put("postgres", postgres);
        all.put("tables", tables);
        all.put("timings", timings);
        all.put("ratios", ratios());
        ResultFile.write(file, all);
    }
}
