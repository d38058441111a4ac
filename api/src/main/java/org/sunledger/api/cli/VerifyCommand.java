package org.sunledger.api.cli;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.sunledger.api.wiring.Databases;
import org.sunledger.api.wiring.ExitCode;
import org.sunledger.api.wiring.JournalPlace;
import org.sunledger.api.wiring.OpenJournal;
import org.sunledger.api.wiring.Settings;
import org.sunledger.projections.check.MoneyViews;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** 核对: what the program shows against what it recorded, by a path of its own. */
@Command(
        name = "verify",
        header = "由原始记录另行核对资金视图。 Checks the money views by a path of its own.",
        mixinStandardHelpOptions = true,
        description = {
            "由日记账原始记录另行计算全部资金余额与分录,与视图逐行核对;包括按期间和账簿区段的汇总;同时核对各序号资金守恒、序号与版本连续。项目、资产、公示、监督、"
                    + "到期和审计轨迹各表不核对,结果中逐一列明。只读,服务运行时也可执行。退出码 3 表示有不符。",
            "Computes all balances and postings anew from the journal's raw records, by a path of "
                    + "its own, and compares every row of the money views, sums per period and block included; "
                    + "checks conservation at every position, positions and versions. Tables of projects, "
                    + "assets, notices, supervision, due dates and the trail are not compared, and are named. "
                    + "Reads only, also beside a running server. Exit code 3: something is not as it should be."
        })
final class VerifyCommand implements Callable<Integer> {
    private static final List<String> CANCELLED =
            List.of("已取消,没有结论;可随时重新执行。", "Cancelled: nothing is said either way. Run it again at any time.");

    private static final Duration BEHIND_MAX = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final List<String> settings;
    private final PrintWriter out;
    private final PrintWriter err;

    @Option(
            names = "--projections",
            required = true,
            description = {"核对资金视图。", "Check the money views."})
    @SuppressWarnings("unused") // there is one kind of check yet, and it is asked for by name
    private boolean isOfProjections;

    @Option(
            names = "--list",
            paramLabel = "<条数 N>",
            defaultValue = "100",
            description = {
                "最多列出多少条(缺省 ${DEFAULT-VALUE});其余只计数。",
                "List at most so many findings; the others are counted."
            })
    private int listed;

    VerifyCommand(List<String> settings, PrintWriter out, PrintWriter err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws Exception {
        var read = Settings.read(settings);
        var place = JournalPlace.of(read.properties());
        return Cancellable.run(err, CANCELLED, isCancelled -> {
            try (var databases = Databases.toRead(read);
                    var opened = OpenJournal.toRead(place, databases.journalPool())) {
                long head = opened.journal().head();
                awaitViews(databases.pool(), head);
                var report = MoneyViews.check(
                        databases.pool(),
                        opened.journal(),
                        new ProgressLine(err, isCancelled, System::nanoTime),
                        Math.max(1, listed));
                report.lines().forEach(out::println);
                long behind = head - report.position();
                if (behind > 0) tellBehind(behind);
                return report.isClean() && behind <= 0 ? ExitCode.DONE : ExitCode.DIFFERENT;
            }
        });
    }

    /** Beside a program that folds, the views are a moment behind. */
    private static void awaitViews(DataSource database, long head) throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + BEHIND_MAX.toNanos();
        while (MoneyViews.position(database) < head && System.nanoTime() < deadline) Thread.sleep(LOOK_EVERY);
    }

    private void tellBehind(long records) {
        out.printf("但视图落后日记账 %d 条记录,这些记录未核对。请启动服务或执行 rebuild 后再核对。%n", records);
        out.printf(
                "But the views are %d records behind the journal, and those are not checked: serve or rebuild, then run this again.%n",
                records);
    }
}
