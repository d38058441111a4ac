package org.sunledger.api.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.sunledger.api.bench.RebuildReport.Measured;
import org.sunledger.api.county.CountyFill;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.journal.postgres.PostgresJournal;
import org.sunledger.ledger.journal.transfer.Watch;
import org.sunledger.ledger.wire.EventJson;
import org.sunledger.ledger.wire.JournalDecoder;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.rebuild.Cores;

/**
 * 重建测速: how fast all views are computed anew from the journal of a made-up county, beside Axon's stock processor with
 * the same folds, one thread of plain JDBC, the fold as one SQL statement, and hledger and ledger where they are
 * installed; on one server, in turn.
 */
public final class RebuildBench {
    static final List<String> NAMES = Stream.concat(
                    Stream.of(
                            ProductRebuild.NAME,
                            StockProcessor.UPSERTING,
                            StockProcessor.FOLDING,
                            PlainJdbc.READING,
                            PlainJdbc.WRITING,
                            SqlFold.NAME),
                    Journaling.PROGRAMS.stream())
            .toList();

    private static final String PRODUCT = "bench_county";
    private static final String PLAIN = "bench_plain";
    private static final String AXON = "bench_axon";

    /** Axon's table is filled through Axon, which takes its time; its rate is known long before a million events. */
    private static final int STOCK_EVENTS_MAX = 200_000;

    private static final int PAGE = 1_000;

    private final RebuildOptions options;
    private final PrintWriter out;
    private final Telling telling;
    private final BooleanSupplier isCancelled;
    private final HeapMeter heap = new HeapMeter();
    private final Map<Long, Map<String, List<Measured>>> measured = new LinkedHashMap<>();
    private final Map<Long, Double> liveSeconds = new LinkedHashMap<>();

    /**
     * Measures nothing yet.
     *
     * @param telling hears what is made ready
     * @param isCancelled asked often; {@link #run} then ends soon and leaves nothing behind
     */
    public RebuildBench(RebuildOptions options, PrintWriter out, Telling telling, BooleanSupplier isCancelled) {
        this.options = options;
        this.out = out;
        this.telling = telling;
        this.isCancelled = isCancelled;
    }

    /**
     * Measures, prints the table and writes the file.
     *
     * @throws InterruptedException it was cancelled
     */
    public RebuildReport run() throws InterruptedException {
        var machine = Machine.describe();
        try (var server = BenchServer.of(options.url(), options.username(), options.password())) {
            machine.put("fsyncsPerSecondHere", Machine.fsyncsPerSecond(server.disk()));
            machine.put("postgresIsOwn", server.isOwn());
            var cpu = new CpuMeter(server.pid());
            warmUp(server, cpu);
            for (long events : options.events()) measure(server, cpu, events, options.rounds());
            var report =
                    new RebuildReport(Instant.now(), machine, server.settings(), options.seed(), liveSeconds, measured);
            report.print(out);
            report.write(options.json());
            out.println("JSON: " + options.json().toAbsolutePath());
            return report;
        }
    }

    /** A cold program is several times slower; nobody's figure should tell how cold it was. */
    private void warmUp(BenchServer server, CpuMeter cpu) throws InterruptedException {
        if (options.warmUp() == 0) return;
        out.println("预热 / warming up");
        measure(server, cpu, options.warmUp(), 1);
        measured.clear();
        liveSeconds.clear();
    }

    private void measure(BenchServer server, CpuMeter cpu, long events, int rounds) throws InterruptedException {
        var pool = server.ledger(PRODUCT);
        try (var journal = new PostgresJournal(pool, new RecordingClock(Clock.systemUTC(), ClockPolicy.SCRIPTED))) {
            fill(journal, events);
            // What autovacuum would do at some time of its own, in the middle of somebody's measurement.
            BenchServer.execute(server.ownerOf(PRODUCT), "vacuum analyze journal.event");
            liveSeconds.put(
                    events, ProductRebuild.live(pool, journal, telling, Deadline.in(Integer.MAX_VALUE, isCancelled)));
            var contenders = new ArrayList<Rebuilding>();
            try {
                open(contenders, server, pool, journal);
                for (int round = 1; round <= rounds; round++) {
                    for (var contender : contenders) measure(contender, cpu, round, events);
                }
            } finally {
                contenders.reversed().forEach(Rebuilding::close);
            }
        }
        server.drop();
    }

    private void fill(Journal journal, long events) throws InterruptedException {
        out.printf("编造示范县 / making up a county: %,d …%n", events);
        Watch watch = (stage, done, total) -> {
            telling.tell("编造 making up, 条 records", done, total);
            return !isCancelled.getAsBoolean();
        };
        new CountyFill(options.plan(events), journal, watch).run();
    }

    private void open(List<Rebuilding> contenders, BenchServer server, HikariDataSource pool, Journal journal) {
        var decoder = new JournalDecoder(new EventJson());
        var askedBy = decoder.decode(journal.at(1).orElseThrow()).envelope().actor();
        long head = journal.head();
        if (options.wants(ProductRebuild.NAME))
            contenders.add(
                    new ProductRebuild(server.ownerOf(PRODUCT), journal, askedBy, ReadTables.groups(), Cores.ALL));
        if (options.wants(StockProcessor.UPSERTING) || options.wants(StockProcessor.FOLDING))
            openStock(contenders, server, journal, decoder);
        if (options.wants(PlainJdbc.READING)) contenders.add(new PlainJdbc(pool, pool, false));
        if (options.wants(PlainJdbc.WRITING)) {
            server.ledger(PLAIN);
            contenders.add(new PlainJdbc(pool, server.ownerOf(PLAIN), true));
        }
        if (options.wants(SqlFold.NAME)) contenders.add(new SqlFold(server.ownerOf(PRODUCT), head));
        openJournaling(contenders, server, journal);
    }

    private void openStock(List<Rebuilding> contenders, BenchServer server, Journal journal, JournalDecoder decoder) {
        long events = Math.min(journal.head(), STOCK_EVENTS_MAX);
        out.printf("装入 Axon 自带的表 / filling Axon's own table: %,d …%n", events);
        server.ledger(AXON);
        // One pool as the owner: Axon makes its tables itself.
        var pool = server.ownerPool(AXON);
        var stock = new StockStore(pool);
        for (long position = 0; position < events; ) {
            if (isCancelled.getAsBoolean()) return;
            var page = journal.after(position, (int) Math.min(PAGE, events - position));
            stock.append(page, decoder);
            position = page.getLast().position();
        }
        if (options.wants(StockProcessor.UPSERTING))
            contenders.add(new StockProcessor(pool, stock.store(), events, false));
        if (options.wants(StockProcessor.FOLDING))
            contenders.add(new StockProcessor(pool, stock.store(), events, true));
    }

    private void openJournaling(List<Rebuilding> contenders, BenchServer server, Journal journal) {
        var wanted = Journaling.PROGRAMS.stream()
                .filter(options::wants)
                .filter(Journaling::isInstalled)
                .toList();
        if (wanted.isEmpty()) return;
        var text = server.disk().resolve("bench-county-%d.journal".formatted(journal.head()));
        Journaling.export(journal, text);
        for (var program : wanted) contenders.add(new Journaling(program, text, journal.head()));
    }

    private void measure(Rebuilding contender, CpuMeter cpu, int round, long events) throws InterruptedException {
        contender.prepare();
        out.printf("轮 / round %d, %,d: %s …%n", round, events, contender.name());
        heap.begin();
        var before = cpu.now();
        // The product is always measured to its end.
        var seconds = contender instanceof ProductRebuild ? Integer.MAX_VALUE : options.secondsMax();
        var done = contender.run(Deadline.in(seconds, isCancelled));
        var used = cpu.now().minus(before);
        var result = Measured.of(done, heap.peakMiB(), used);
        measured.computeIfAbsent(events, ignored -> new LinkedHashMap<>())
                .computeIfAbsent(contender.name(), ignored -> new ArrayList<>())
                .add(result);
        out.printf("轮 / round %d, %,d: %-12s %,10.0f/s%n", round, events, contender.name(), result.perSecond());
    }
}
