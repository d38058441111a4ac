package org.sunledger.api.bench;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.bench.AsOfReport.Timing;
import org.sunledger.api.bench.LagReport.Measured;
import org.sunledger.api.bench.Load.Sent;
import org.sunledger.api.bench.Workload.Task;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shell.Surroundings;
import org.sunledger.projections.engine.JournalSource;
import org.sunledger.projections.engine.Processors;
import org.sunledger.projections.engine.Processors.Group;
import org.sunledger.projections.rebuild.Cores;

/**
 * 视图时滞测速: how long after its command was answered an event stands in every live view, at a fixed rate of commands,
 * without a rebuild and while all views are rebuilt again and again.
 */
public final class LagBench {
    private static final String DATABASE = "bench_lag";
    private static final long SEED = 20_180_312;

    /** So many stand ready that a stall of a quarter of a second at a thousand a second delays nobody's sending. */
    private static final int CALLERS = 256;

    /** Of so many commands one is a payment. */
    private static final int PAYMENT_EVERY = 5;

    private static final int PAGE = 2_000;
    private static final long SETTING_OUT_MILLIS = 100;

    private final LagOptions options;
    private final PrintWriter out;
    private final BooleanSupplier isCancelled;
    private final Workload workload;
    private final DuePayments payments;
    private final LocalDate today = LocalDate.now(Surroundings.ZONE);

    /** @param isCancelled asked often; {@link #run} then ends soon and leaves nothing behind */
    public LagBench(LagOptions options, PrintWriter out, BooleanSupplier isCancelled) {
        this.options = options;
        this.out = out;
        this.isCancelled = isCancelled;
        this.workload = new Workload(SEED, today);
        this.payments = new DuePayments(today, options.commands() / PAYMENT_EVERY + 1);
    }

    /**
     * Measures, prints the table and writes the file.
     *
     * @throws InterruptedException it was cancelled
     */
    public LagReport run() throws InterruptedException {
        var machine = Machine.describe();
        out.println("准备数据库 / preparing the database …");
        try (var server = BenchServer.of(options.url(), options.username(), options.password())) {
            machine.put("fsyncsPerSecondHere", Machine.fsyncsPerSecond(server.disk()));
            machine.put("postgresIsOwn", server.isOwn());
            var pool = server.ledger(DATABASE);
            try (var product = new Product(Engines.onPostgres(pool), pool, today)) {
                payments.write(product.history());
                return measured(server, machine, product);
            }
        }
    }

    private LagReport measured(BenchServer server, Map<String, Object> machine, Product product)
            throws InterruptedException {
        var journal = product.journal();
        var tables = server.tables(DATABASE);
        var source = new JournalSource(journal, product.ledger().decoder());
        try (var processors = new Processors(tables, source, journal::head, options.groups())) {
            processors.start();
            product.settle();
            awaitViews(tables, journal);
            // What autovacuum would do at some time of its own, in the middle of the measurement.
            BenchServer.execute(server.ownerOf(DATABASE), "vacuum analyze");
            long events = journal.head();
            var phases = new Phases(product, tables, server.ownerOf(DATABASE), new CpuMeter(server.pid()));
            if (options.warmUpSeconds() > 0) phases.run("预热 / warming up", options.warmUpSeconds(), true);
            var measured = new LinkedHashMap<String, Measured>();
            measured.put(LagReport.QUIET, phases.run(LagReport.QUIET, options.seconds(), false));
            measured.put(LagReport.REBUILDING, phases.run(LagReport.REBUILDING, options.seconds(), true));
            var report =
                    new LagReport(Instant.now(), options.perSecond(), events, machine, server.settings(), measured);
            report.print(out);
            report.write(options.json());
            out.println("JSON: " + options.json().toAbsolutePath());
            return report;
        }
    }

    private List<String> views() {
        return options.groups().stream().map(Group::name).toList();
    }

    private void awaitViews(DataSource tables, Journal journal) throws InterruptedException {
        try (var watch = new TokenWatch(tables, views())) {
            watch.await(journal.head(), isCancelled);
            watch.end();
        }
    }

    private List<Task> tasks(int count) {
        var tasks = new ArrayList<Task>(count);
        for (int i = 0; i < count; i++)
            tasks.add(
                    i % PAYMENT_EVERY == 0 ? payments.next() : workload.next(1).getFirst());
        return tasks;
    }

    /** One measurement after the other on the same ledger. */
    private final class Phases {
        private final Product product;
        private final DataSource tables;
        private final DataSource owner;
        private final Load load;

        private Phases(Product product, DataSource tables, DataSource owner, CpuMeter cpu) {
            this.product = product;
            this.tables = tables;
            this.owner = owner;
            this.load = new Load(cpu, isCancelled);
        }

        private Measured run(String name, int seconds, boolean isRebuilding) throws InterruptedException {
            out.printf("%s: %,d/s × %d s …%n", name, options.perSecond(), seconds);
            var tasks = tasks(options.perSecond() * seconds);
            if (!isRebuilding) return measure(tasks, null);
            var askedBy = Workload.actor("admin", Role.ADMIN, Workload.COUNTY);
            var rebuild = new ProductRebuild(owner, product.journal(), askedBy, options.groups(), Cores.ALL_BUT_ONE);
            try (var rebuilds = new EndlessRebuild(rebuild, isCancelled)) {
                rebuilds.awaitBegun();
                return measure(tasks, rebuilds);
            }
        }

        private Measured measure(List<Task> tasks, @Nullable EndlessRebuild rebuilds) throws InterruptedException {
            long before = product.journal().head();
            try (var watch = new TokenWatch(tables, views())) {
                long begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SETTING_OUT_MILLIS);
                var sent = load.send(product, tasks, CALLERS, new Schedule(begin, options.perSecond()));
                watch.await(product.journal().head(), isCancelled);
                var seen = watch.end();
                if (rebuilds != null) rebuilds.requireSound();
                long end = last(sent.answeredNanos());
                var lags = lags(sent, positions(before, tasks), seen);
                return new Measured(
                        tasks.size(),
                        tasks.size() * 1e9 / (end - begin),
                        Timing.of(differences(sent.begunNanos(), sent.answeredNanos())),
                        lags,
                        rebuilds == null ? 0 : rebuilds.completed(end),
                        rebuilds == null ? 0 : rebuilds.share(begin, end),
                        sent.measured().jvmCpuMicros(),
                        sent.measured().serverCpuMicros());
            }
        }

        /** Of the last event that each task came to, in the order of the tasks. */
        private long[] positions(long before, List<Task> tasks) {
            var decoder = product.ledger().decoder();
            var positions = new HashMap<UUID, Long>();
            for (var page = product.journal().after(before, PAGE);
                    !page.isEmpty();
                    page = product.journal().after(page.getLast().position(), PAGE)) {
                for (var stored : page)
                    positions.put(decoder.decode(stored).envelope().commandId(), stored.position());
            }
            return tasks.stream()
                    .mapToLong(task -> {
                        var position = positions.get(task.request().commandId());
                        if (position == null) throw new IllegalStateException("Not recorded: " + task.command());
                        return position;
                    })
                    .toArray();
        }
    }

    private static Map<String, Timing> lags(Sent sent, long[] positions, Map<String, Sightings> seen) {
        var lags = new LinkedHashMap<String, Timing>();
        var last = new long[positions.length];
        Arrays.fill(last, Long.MIN_VALUE);
        seen.forEach((view, sightings) -> {
            var seenAt = new long[positions.length];
            for (int i = 0; i < positions.length; i++) {
                seenAt[i] = sightings.firstAt(positions[i]);
                last[i] = Math.max(last[i], seenAt[i]);
            }
            lags.put(view, Timing.of(differences(sent.answeredNanos(), seenAt)));
        });
        lags.put(LagReport.EVERY_VIEW, Timing.of(differences(sent.answeredNanos(), last)));
        return lags;
    }

    /** A view may be seen before the caller has its answer: that is no lag. */
    private static List<Long> differences(long[] from, long[] to) {
        var differences = new ArrayList<Long>(from.length);
        for (int i = 0; i < from.length; i++) differences.add(Math.max(0, to[i] - from[i]));
        return differences;
    }

    private static long last(long[] nanos) {
        long last = nanos[0];
        for (var one : nanos) last = Math.max(last, one);
        return last;
    }
}
