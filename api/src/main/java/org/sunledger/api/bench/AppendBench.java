package org.sunledger.api.bench;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.sunledger.api.bench.Load.Measured;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.shell.Surroundings;

/**
 * 追加测速: how many commands a second become durable, beside Axon's stock JDBC engine with the same commands and a bare
 * loop with the same rows, on one server, in turn. Trust the ratios: all three share the machine's mood.
 */
public final class AppendBench {
    static final Duration SETTLE_MAX = Duration.ofMinutes(2);
    private static final long SEED = 20_180_312;

    private final AppendOptions options;
    private final PrintWriter out;
    private final BooleanSupplier isCancelled;
    private final List<Contender> contenders = new ArrayList<>();
    private final Map<Integer, Map<String, List<Measured>>> measured = new LinkedHashMap<>();
    private long begunAt;
    private int stepsDone;

    /** @param isCancelled asked often; {@link #run} then ends soon and leaves nothing behind */
    public AppendBench(AppendOptions options, PrintWriter out, BooleanSupplier isCancelled) {
        this.options = options;
        this.out = out;
        this.isCancelled = isCancelled;
    }

    /**
     * Measures, prints the table and writes the file.
     *
     * @throws InterruptedException it was cancelled
     */
    public AppendReport run() throws InterruptedException {
        var machine = Machine.describe();
        out.println("准备数据库 / preparing the databases …");
        try (var server = BenchServer.of(options.url(), options.username(), options.password())) {
            machine.put("fsyncsPerSecondHere", Machine.fsyncsPerSecond(server.disk()));
            machine.put("postgresIsOwn", server.isOwn());
            try {
                var journal = open(server);
                measureAll(new Load(new CpuMeter(server.pid()), isCancelled));
                var report = new AppendReport(
                        Instant.now(), options.engine(), machine, server.settings(), rows(journal, server), measured);
                report.print(out);
                report.write(options.json());
                out.println("JSON: " + options.json().toAbsolutePath());
                return report;
            } finally {
                contenders.reversed().forEach(Contender::close);
            }
        }
    }

    private static Map<String, Rows> rows(Journal journal, BenchServer server) {
        var all = new LinkedHashMap<String, Rows>();
        all.put("sunledger", Rows.of(journal));
        all.put("bare-loop", Rows.ofBareLoop(server));
        return all;
    }

    private void measureAll(Load load) throws InterruptedException {
        var workload = new Workload(SEED, LocalDate.now(Surroundings.ZONE));
        warmUp(load, workload);
        begunAt = System.nanoTime();
        for (int round = 1; round <= options.rounds(); round++) {
            for (int callers : options.inFlight()) measure(load, workload, round, callers);
        }
    }

    /** @return the product's journal */
    private Journal open(BenchServer server) {
        var pool = server.journal(Rows.PRODUCT);
        var product = new Product(Engines.open(options, pool), pool, LocalDate.now(Surroundings.ZONE));
        contenders.add(product);
        var stock = new StockAxon(server.plain("bench_axon"), product.history().inMemory());
        contenders.add(stock);
        stock.begin(product.before(), product.ledger().decoder());
        var bare = new BareLoop(server.journalOfOneWriter(Rows.BARE), writtenBy(product));
        contenders.add(bare);
        bare.begin(product.before());
        return product.journal();
    }

    /** The rows of the product's last tasks, in the order of the tasks. */
    private static Function<List<Workload.Task>, List<JournalRecord>> writtenBy(Product product) {
        return tasks -> {
            var journal = product.journal();
            var rows = new HashMap<UUID, JournalRecord>();
            for (var row : journal.after(journal.head() - tasks.size(), tasks.size())) {
                rows.put(product.ledger().decoder().decode(row).envelope().commandId(), row);
            }
            return tasks.stream()
                    .map(task -> rows.get(task.request().commandId()))
                    .toList();
        };
    }

    /** A cold program is several times slower; nobody's figure should tell how cold it was. */
    private void warmUp(Load load, Workload workload) throws InterruptedException {
        if (options.warmUp() == 0) return;
        int callers =
                options.inFlight().stream().mapToInt(Integer::intValue).max().orElseThrow();
        out.printf("预热 / warming up: %,d …%n", options.warmUp());
        var tasks = workload.next(options.warmUp());
        for (var contender : contenders) load.run(contender, tasks, Math.min(callers, tasks.size()));
    }

    private void measure(Load load, Workload workload, int round, int callers) throws InterruptedException {
        var tasks = workload.next(options.commands(callers));
        for (var contender : contenders) {
            var result = load.run(contender, tasks, callers);
            measured.computeIfAbsent(callers, ignored -> new LinkedHashMap<>())
                    .computeIfAbsent(contender.name(), ignored -> new ArrayList<>())
                    .add(result);
            tell(round, callers, contender.name(), result);
        }
    }

    private void tell(int round, int callers, String name, Measured result) {
        stepsDone++;
        var steps = options.rounds() * options.inFlight().size() * contenders.size();
        var left = Duration.ofNanos((System.nanoTime() - begunAt) / stepsDone * (steps - stepsDone));
        out.printf(
                "轮 / round %d, 并发 / in flight %3d, %-9s %,9.0f/s    剩余约 / about %s left%n",
                round, callers, name, result.perSecond(), left.truncatedTo(ChronoUnit.SECONDS));
    }
}
