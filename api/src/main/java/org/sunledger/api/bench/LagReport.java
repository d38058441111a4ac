package org.sunledger.api.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sunledger.api.bench.AsOfReport.Timing;

/**
 * What was measured, without a rebuild and with one.
 *
 * @param perSecond commands that were due each second
 * @param events the journal's length before the measurements
 */
public record LagReport(
        Instant at,
        int perSecond,
        long events,
        Map<String, Object> machine,
        Map<String, String> postgres,
        Map<String, Measured> measured) {
    static final String QUIET = "no-rebuild";
    static final String REBUILDING = "rebuild";

    /** Under this name the lag of the view that came last. */
    static final String EVERY_VIEW = "every-view";

    /** The target of architecture.md section 9. */
    private static final String TARGET =
            "目标 / target: 1,000 commands/s beside a rebuild of all views: every-view p99 < 250 ms";

    private static final String WORKLOAD = """
            每五条指令一条支付(字据、凭证占用、入账三个事项),其余为进度、计划、申报与收款人 / of five commands one is a payment \
            (three events: the word, the claim, the posting), the others report and plan works, propose projects, record payees""";

    private static final double MILLI = 1e3;

    /**
     * One measurement; times in microseconds.
     *
     * @param perSecond commands answered a second
     * @param answers from the moment each was due until it was durable
     * @param lags from then until the tokens of live views included it, by view; {@link #EVERY_VIEW}: of the last view
     * @param rebuilds that came to their end meanwhile
     * @param rebuildShare of the time in which one was running
     */
    public record Measured(
            int commands,
            double perSecond,
            Timing answers,
            Map<String, Timing> lags,
            int rebuilds,
            double rebuildShare,
            double jvmCpuMicros,
            double serverCpuMicros) {
        Timing everyView() {
            var timing = lags.get(EVERY_VIEW);
            if (timing == null) throw new IllegalStateException("No view was followed");
            return timing;
        }
    }

    /** With a rebuild over without: the yardstick of the same run. */
    Map<String, Double> ratios() {
        var quiet = measured.get(QUIET);
        var rebuilding = measured.get(REBUILDING);
        if (quiet == null || rebuilding == null) return Map.of();
        var ratios = new LinkedHashMap<String, Double>();
        ratios.put(
                "p50",
                rebuilding.everyView().p50() / Math.max(1, quiet.everyView().p50()));
        ratios.put(
                "p99",
                rebuilding.everyView().p99() / Math.max(1, quiet.everyView().p99()));
        return ratios;
    }

    void print(PrintWriter out) {
        out.println();
        out.printf("应到 / due: %,d/s; 时间毫秒 / times in ms; 日记账 / journal before: %,d%n", perSecond, events);
        out.printf("%-11s %-16s %9s %9s %9s %9s %9s%n", "", "", "commands", "p50", "p90", "p99", "max");
        measured.forEach((name, m) -> {
            row(out, name, "answer", m.answers());
            m.lags().forEach((view, timing) -> row(out, name, "lag " + view, timing));
        });
        measured.forEach((name, m) -> out.printf(
                "%-11s %,.0f/s; 重建 / rebuilds ended: %d, 运行占时 / running %.0f %%; CPU µs per command: JVM %.0f + PG %.0f%n",
                name, m.perSecond(), m.rebuilds(), m.rebuildShare() * 100, m.jvmCpuMicros(), m.serverCpuMicros()));
        ratios().forEach((name, ratio) -> out.printf("rebuild ÷ no-rebuild, every-view %s: %.2f%n", name, ratio));
        out.println(TARGET);
        out.println(WORKLOAD);
        out.println(machine);
        out.println(postgres);
    }

    private static void row(PrintWriter out, String name, String what, Timing t) {
        out.printf(
                "%-11s %-16s %,9d %,9.1f %,9.1f %,9.1f %,9.1f%n",
                name, what, t.questions(), t.p50() / MILLI, t.p90() / MILLI, t.p99() / MILLI, t.max() / MILLI);
    }

    void write(Path file) {
        var all = new LinkedHashMap<String, Object>();
        all.put("bench", "lag");
        all.put("at", at.toString());
        all.put("perSecond", perSecond);
        all.put("events", events);
        all.put("machine", machine);
        all.put("postgres", postgres);
        all.put("measured", measured);
        all.put("ratios", ratios());
        ResultFile.write(file, all);
    }
}
