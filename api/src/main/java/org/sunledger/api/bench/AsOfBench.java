package org.sunledger.api.bench;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.wire.EventJson;
import org.sunledger.ledger.wire.JournalDecoder;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.JournalSource;
import org.sunledger.projections.engine.Processors;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.engine.ViewSchema;
import org.sunledger.projections.figure.Figure;
import org.sunledger.projections.figure.Holder;
import org.sunledger.projections.figure.WhyQueries;
import org.sunledger.projections.fund.FundLedgerQueries;
import org.sunledger.projections.village.VillageBalanceQueries;

/**
 * 时点查询测速: what a balance costs as of any day and as known at any position, through the product's own questions, beside
 * the plain sum over all postings.
 */
public final class AsOfBench {
    private static final long SEED = 20_180_720;

    /** A plain sum over a large ledger takes long; so many give a median. */
    private static final int PLAIN_MAX = 30;

    private static final int TABLES_MAX = 200;
    private static final int WARM_UP = 1_000;

    private final AsOfOptions options;
    private final PrintWriter out;
    private final BooleanSupplier isCancelled;
    private final Random random = new Random(SEED);
    private final Map<String, AsOfReport.Timing> timings = new LinkedHashMap<>();

    /** @param isCancelled asked often; {@link #run} then ends soon and leaves nothing behind */
    public AsOfBench(AsOfOptions options, PrintWriter out, BooleanSupplier isCancelled) {
        this.options = options;
        this.out = out;
        this.isCancelled = isCancelled;
    }

    /**
     * Fills the tables, measures, prints the table and writes the file.
     *
     * @throws InterruptedException it was cancelled
     */
    public AsOfReport run() throws InterruptedException, SQLException {
        var machine = Machine.describe();
        out.println("准备数据库 / preparing the database …");
        try (var server = BenchServer.of(options.url(), options.username(), options.password())) {
            var database = server.plain("bench_asof");
            ViewSchema.migrate(database, database.getUsername());
            var tables = new AsOfTables(database, out, isCancelled);
            var data = new AsOfData(options.postings());
            tables.fill(data, options.postings());
            measure(database, data.head());
            var report = new AsOfReport(
                    Instant.now(), data.postings(), data.head(), machine, server.settings(), tables.sizes(), timings);
            report.print(out);
            report.write(options.json());
            out.println("JSON: " + options.json().toAbsolutePath());
            return report;
        }
    }

    private interface Asking {
        Object ask(AsOf asOf, DivisionCode place);
    }

    private void measure(DataSource database, long head) throws InterruptedException {
        var journal =
                new StandingJournal(head, AsOfData.FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC));
        var later =
                Clock.fixed(AsOfData.lastDay().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        var source = new JournalSource(journal, new JournalDecoder(new EventJson()));
        try (var processors = new Processors(database, source, journal::head, List.of())) {
            var reader = new Reader(database, journal, later, processors);
            var villages = new VillageBalanceQueries(reader, database);
            var funds = new FundLedgerQueries(reader, database);
            var why = new WhyQueries(reader, database);
            var plain = new Plain(database);
            var questions = options.questions();
            var tables = Math.min(questions, TABLES_MAX);
            var plainOnes = Math.min(questions, PLAIN_MAX);

            Asking village = (asOf, place) -> villages.village(place, asOf);
            Asking figure = (asOf, place) -> why.why(new Holder.Place(place), Figure.AVAILABLE, asOf, head, 1);
            run("village", questions, () -> anyPoint(head), this::anyPlace, village);
            run("village-hottest", questions, () -> anyPoint(head), () -> AsOfData.place(0), village);
            run("village-figure", questions, () -> anyPoint(head), this::anyPlace, figure);
            compareAges(questions, village);
            run(
                    "village-why-page",
                    questions,
                    () -> anyPoint(head),
                    this::anyPlace,
                    (asOf, place) -> why.why(new Holder.Place(place), Figure.DISBURSED, asOf, 0, 100));
            run("village-plain-sum", plainOnes, () -> anyPoint(head), this::anyPlace, plain::village);
            run("county", tables, () -> anyPoint(head), this::anyPlace, (asOf, place) -> villages.table(asOf));
            run("county-latest", tables, AsOf::latest, this::anyPlace, (asOf, place) -> villages.table(asOf));
            run("county-plain-sum", plainOnes, () -> anyPoint(head), this::anyPlace, plain::county);
            run("funds", tables, () -> anyPoint(head), this::anyPlace, (asOf, place) -> funds.ledger(asOf));
        }
    }

    /** In turn, so that both share the machine's mood. */
    private void compareAges(int questions, Asking asking) throws InterruptedException {
        var oldest = new ArrayList<Long>();
        var today = new ArrayList<Long>();
        var warmUp = Math.min(WARM_UP, questions);
        for (int n = 0; n < questions + warmUp; n++) {
            var place = anyPlace();
            var first = timed(asking, AsOf.effectiveOn(AsOfData.FIRST_DAY.plusDays(random.nextInt(30))), place);
            var last = timed(asking, AsOf.effectiveOn(AsOfData.lastDay().minusDays(random.nextInt(30))), place);
            if (n < warmUp) continue;
            oldest.add(first);
            today.add(last);
        }
        tell("village-oldest-month", oldest);
        tell("village-this-month", today);
    }

    private interface Points {
        AsOf next();
    }

    private interface Places {
        DivisionCode next();
    }

    private void run(String name, int questions, Points points, Places places, Asking asking)
            throws InterruptedException {
        var latencies = new ArrayList<Long>();
        var warmUp = Math.min(WARM_UP, questions);
        for (int n = 0; n < questions + warmUp; n++) {
            var latency = timed(asking, points.next(), places.next());
            if (n >= warmUp) latencies.add(latency);
        }
        tell(name, latencies);
    }

    private long timed(Asking asking, AsOf asOf, DivisionCode place) throws InterruptedException {
        if (isCancelled.getAsBoolean()) throw new InterruptedException("Cancelled");
        long began = System.nanoTime();
        asking.ask(asOf, place);
        return System.nanoTime() - began;
    }

    private void tell(String name, List<Long> latencies) {
        var timing = AsOfReport.Timing.of(latencies);
        timings.put(name, timing);
        out.printf("%-22s %,9.0f µs%n", name, timing.p50());
    }

    /** Any day of the ten years, as known at any position. */
    private AsOf anyPoint(long head) {
        LocalDate day = AsOfData.FIRST_DAY.plusDays(random.nextInt(AsOfData.YEARS * 365));
        return new AsOf(day, null, 1 + random.nextLong(head), null);
    }

    private DivisionCode anyPlace() {
        return AsOfData.place(random.nextInt(AsOfData.VILLAGES));
    }

    /** The yardstick: what the same answers cost without sums. */
    private record Plain(JdbcClient database) {
        Plain(DataSource database) {
            this(JdbcClient.create(database));
        }

        Object village(AsOf asOf, DivisionCode place) {
            return sum("division_code = :place and ", asOf, place);
        }

        Object county(AsOf asOf, DivisionCode ignored) {
            return sum("", asOf, null);
        }

        private Object sum(String condition, AsOf asOf, @Nullable DivisionCode place) {
            return database.sql("select division_code, account, flow, sum(amount_fen) from view.money_posting where "
                            + condition + "position <= :position and effective_on <= :day"
                            + " group by division_code, account, flow")
                    .param("place", place == null ? null : place.value())
                    .param("position", asOf.position())
                    .param("day", asOf.effectiveOn())
                    .query((rs, n) -> rs.getLong(4))
                    .list();
        }
    }
}
