package org.sunledger.api.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.sunledger.api.bench.AppendBench;
import org.sunledger.api.bench.AppendOptions;
import org.sunledger.api.bench.AsOfBench;
import org.sunledger.api.bench.AsOfOptions;
import org.sunledger.api.bench.LagBench;
import org.sunledger.api.bench.LagOptions;
import org.sunledger.api.bench.RebuildBench;
import org.sunledger.api.bench.RebuildOptions;
import org.sunledger.api.wiring.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** 测速: the measurements by name. */
@Command(
        name = "bench",
        header = "测速,与对照者比较。 Measures, beside yardsticks.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "<命令 COMMAND>",
        description = {"测速,与对照者在同一次运行中比较。", "Measures, beside yardsticks in the same run."})
final class BenchCommand {
    private static final List<String> CANCELLED = List.of("已取消,未留下任何东西。", "Cancelled; nothing is left behind.");

    private final PrintWriter out;
    private final PrintWriter err;

    BenchCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Command(
            name = "append",
            header = "每秒可持久多少指令。 How many commands a second become durable.",
            mixinStandardHelpOptions = true,
            description = {
                "每秒可持久多少指令:本台账、Axon 自带 JDBC 引擎、只写行的组提交循环,轮流测量。",
                "How many commands a second become durable: this ledger, Axon's stock JDBC engine with "
                        + "the same commands, and a bare group-commit loop with the same rows, in turn. Uses a "
                        + "PostgreSQL of its own in a temporary directory, or --url. Takes minutes; Ctrl-C ends it "
                        + "and leaves nothing behind."
            })
    int append(
            @Option(names = "--engine", defaultValue = AppendOptions.POSTGRES, description = "postgres, eventstoredb")
                    String engine,
            @Option(
                            names = "--connection",
                            description = {
                                "EventStoreDB 连接字符串;测试流保留在其中。",
                                "Of the engine's own server, esdb+discover://…; the streams of the measurement stay there."
                            })
                    @Nullable
                    String connection,
            @Mixin Server server,
            @Option(names = "--in-flight", split = ",", defaultValue = "1,16,64,256", description = "并发数 callers")
                    List<Integer> inFlight,
            @Option(names = "--rounds", defaultValue = "3") int rounds,
            @Option(names = "--commands", defaultValue = "16000", description = "每次至多 at most, per measurement")
                    int commands,
            @Option(names = "--warm-up", defaultValue = "24000", description = "预热指令数 commands") int warmUp,
            @Option(names = "--json", defaultValue = "bench-append.json") Path json)
            throws Exception {
        var options = new AppendOptions(
                engine,
                connection,
                server.url,
                server.username,
                server.password,
                inFlight,
                rounds,
                commands,
                warmUp,
                json);
        return measured(isCancelled -> new AppendBench(options, out, isCancelled).run());
    }

    @Command(
            name = "rebuild",
            header = "重建全部视图的速度。 How fast all views are computed anew.",
            mixinStandardHelpOptions = true,
            description = {
                "重建全部视图的速度:本产品、Axon 自带处理器(逐条写入与批量折叠)、单线程 JDBC、一条 SQL,以及已安装的 hledger 与 ledger," + "在同一示范县日记账上轮流测量。",
                "How fast all views are computed anew from a made-up county's journal: this product, "
                        + "Axon's stock processor with the same folds (an upsert per event, and batches), one "
                        + "thread of plain JDBC, one SQL statement, and hledger and ledger where they are "
                        + "installed; in turn. Uses a PostgreSQL of its own in a temporary directory, or --url. "
                        + "Ctrl-C ends it and leaves nothing behind. For the target on memory run it with java "
                        + "-Xmx1g."
            })
    int rebuild(
            @Mixin Server server,
            @Option(names = "--villages", defaultValue = "300") int villages,
            @Option(names = "--years", defaultValue = "10") int years,
            @Option(names = "--seed", defaultValue = "1") long seed,
            @Option(names = "--events", split = ",", defaultValue = "50000,1000000", description = "日记账长度 lengths")
                    List<Long> events,
            @Option(names = "--contenders", split = ",", description = "对照者,缺省为全部 by default all") @Nullable
                    List<String> contenders,
            @Option(names = "--warm-up", defaultValue = "20000", description = "预热日记账长度 length, 0: none") long warmUp,
            @Option(names = "--rounds", defaultValue = "3") int rounds,
            @Option(names = "--seconds", defaultValue = "60", description = "对照者每次至多 at most, per yardstick")
                    int seconds,
            @Option(names = "--json", defaultValue = "bench-rebuild.json") Path json)
            throws Exception {
        var wanted = contenders == null ? List.<String>of() : contenders;
        var options = new RebuildOptions(
                server.url,
                server.username,
                server.password,
                villages,
                years,
                seed,
                events,
                wanted,
                warmUp,
                rounds,
                seconds,
                json);
        return measured(isCancelled -> new RebuildBench(
                        options, out, new ProgressLine(err, isCancelled, System::nanoTime), isCancelled)
                .run());
    }

    @Command(
            name = "asof",
            header = "任意时点的余额要多久。 What a balance costs as of any day.",
            mixinStandardHelpOptions = true,
            description = {
                "任意业务日期、任意知悉时点的余额要多久:与逐笔汇总比较。",
                "What a balance costs as of any day and as known at any position, beside the plain sum "
                        + "over all postings. Fills the money tables by their own folds with generated data, the "
                        + "same at every run."
            })
    int asOf(
            @Mixin Server server,
            @Option(names = "--postings", defaultValue = "1000000", description = "分录数") int postings,
            @Option(names = "--questions", defaultValue = "2000", description = "每类问题数 of each kind") int questions,
            @Option(names = "--json", defaultValue = "bench-asof.json") Path json)
            throws Exception {
        var options = new AsOfOptions(server.url, server.username, server.password, postings, questions, json);
        return measured(isCancelled -> new AsOfBench(options, out, isCancelled).run());
    }

    @Command(
            name = "lag",
            header = "指令答复后多久各视图可见。 How soon an answered command stands in every view.",
            mixinStandardHelpOptions = true,
            description = {
                "指令答复之后多久各视图可见:固定速率,先不重建,再边重建全部视图边测。",
                "How long after its answer a command stands in every live view, at a fixed rate of "
                        + "commands: without a rebuild, and while all views are rebuilt again and again. Uses a "
                        + "PostgreSQL of its own in a temporary directory, or --url. Ctrl-C ends it and leaves "
                        + "nothing behind."
            })
    int lag(
            @Mixin Server server,
            @Option(names = "--rate", defaultValue = "1000", description = "每秒指令数 commands a second") int rate,
            @Option(names = "--seconds", defaultValue = "30", description = "每次测量 of each measurement") int seconds,
            @Option(names = "--warm-up", defaultValue = "60", description = "预热秒数 seconds, 0: none") int warmUp,
            @Option(names = "--views", split = ",", description = "视图组,缺省为全部 by default all") @Nullable
                    List<String> views,
            @Option(names = "--json", defaultValue = "bench-lag.json") Path json)
            throws Exception {
        var wanted = views == null ? List.<String>of() : views;
        var options = new LagOptions(server.url, server.username, server.password, rate, seconds, warmUp, wanted, json);
        return measured(isCancelled -> new LagBench(options, out, isCancelled).run());
    }

    /** Where the databases of a measurement are made. */
    private static final class Server {
        @Option(
                names = "--url",
                description = {
                    "外部 PostgreSQL;将新建并删除 bench_ 开头的库。",
                    "A PostgreSQL that somebody else runs; databases bench_… are made and dropped."
                })
        private @Nullable String url;

        @Option(names = "--user", defaultValue = "")
        private String username = "";

        @Option(names = "--password", defaultValue = "", interactive = true, arity = "0..1")
        private String password = "";
    }

    private interface Measurement {
        void run(BooleanSupplier isCancelled) throws Exception;
    }

    private int measured(Measurement measurement) throws Exception {
        // Who writes much to the terminal measures the terminal.
        LoggingSystem.get(BenchCommand.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        return Cancellable.run(err, CANCELLED, isCancelled -> {
            measurement.run(isCancelled);
            return ExitCode.DONE;
        });
    }
}
