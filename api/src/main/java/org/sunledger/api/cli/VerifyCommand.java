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
import org.sunledger.projections.check.CheckedViews;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** 核对: what the program shows against what it recorded, by a path of its own. */
@Command(
        name = "verify",
        header = "由原始记录另行核对各视图。 Checks the views by a path of its own.",
        mixinStandardHelpOptions = true,
        description = {
            "由日记账原始记录另行计算视图的每张表、每一行,逐行核对:资金余额、分录和汇总,"
                    + "以及项目、资产、公示、监督、到期、待办和审计轨迹的金额、数量、日期和文字;"
                    + "同时核对各序号资金守恒、序号与版本连续。未核对的列在结果中逐一列明。"
                    + "只读,服务运行时也可执行。退出码 3 表示有不符。",
            "Computes every row of every table of the views anew from the journal's raw records, by a "
                    + "path of its own, and compares them: balances, postings and sums, and the amounts, "
                    + "quantities, days and texts of projects, assets, notices, supervision, due dates, steps "
                    + "that wait and the trail; checks conservation at every position, positions and versions. "
                    + "Columns that are not compared are named. Reads only, also beside a running server. Exit "
                    + "code 3: something is not as it should be."
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
            description = {"核对视图。", "Check the views."})
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
                var report = CheckedViews.check(
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
        while (CheckedViews.position(database) < head && System.nanoTime() < deadline) Thread.sleep(LOOK_EVERY);
    }

    private void tellBehind(long records) {
        out.printf("但视图落后日记账 %d 条记录,这些记录未核对。请启动服务或执行 rebuild 后再核对。%n", records);
        out.printf(
                "But the views are %d records behind the journal, and those are not checked: serve or rebuild, then run this again.%n",
                records);
    }
}
