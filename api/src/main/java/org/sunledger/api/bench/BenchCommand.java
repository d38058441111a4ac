package org.sunledger.api.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** 测速: the measurements by name. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "<命令 COMMAND>",
        description = {"测速,与对照者在同一次运行中比较。", "Measures, beside yardsticks in the same run."})
public final class BenchCommand {
    /** What the shell is told when Ctrl-C ended the run. */
    private static final int CANCELLED = 130;

    /** A command in hand and the server's stop take far less. */
    private static final Duration TIDYING_MAX = Duration.ofMinutes(1);

    private final PrintWriter out;

    public BenchCommand(PrintWriter out) {
        this.out = out;
    }

    @Command(
            name = "append",
            mixinStandardHelpOptions = true,
            description = {
                "每秒可持久多少指令:本台账、Axon 自带 JDBC 引擎、只写行的组提交循环,轮流测量。",
                "How many commands a second become durable: this ledger, Axon's stock JDBC engine with the same commands,",
                "and a bare group-commit loop with the same rows, in turn. Uses a PostgreSQL of its own in a temporary",
                "directory, or --url. Takes minutes; Ctrl-C ends it and leaves nothing behind."
            })
    int append(
            @Option(names = "--engine", defaultValue = Engines.POSTGRES, description = "postgres") String engine,
            @Option(names = "--connection", description = "连接字符串 of the engine's own server") @Nullable
                    String connection,
            @Option(
                            names = "--url",
                            description = {
                                "外部 PostgreSQL;将新建并删除 bench_ 开头的库。",
                                "A PostgreSQL that somebody else runs; databases bench_… are made and dropped."
                            })
                    @Nullable
                    String url,
            @Option(names = "--user", defaultValue = "") String username,
            @Option(names = "--password", defaultValue = "", interactive = true, arity = "0..1") String password,
            @Option(names = "--in-flight", split = ",", defaultValue = "1,16,64,256", description = "并发数 callers")
                    List<Integer> inFlight,
            @Option(names = "--rounds", defaultValue = "3") int rounds,
            @Option(names = "--commands", defaultValue = "16000", description = "每次至多 at most, per measurement")
                    int commands,
            @Option(names = "--warm-up", defaultValue = "24000", description = "预热指令数 commands") int warmUp,
            @Option(names = "--json", defaultValue = "bench-append.json") Path json) {
        // Who writes much to the terminal measures the terminal.
        LoggingSystem.get(BenchCommand.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        return cancellable(new AppendBench(
                new AppendOptions(
                        engine, connection, url, username, password, inFlight, rounds, commands, warmUp, json),
                out));
    }

    private int cancellable(AppendBench bench) {
        var ended = new CountDownLatch(1);
        var hook = new Thread(
                () -> {
                    bench.cancel();
                    awaited(ended);
                },
                "cancel");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            bench.run();
            Runtime.getRuntime().removeShutdownHook(hook);
            return CommandLine.ExitCode.OK;
        } catch (InterruptedException cancelled) {
            out.println("已取消,未留下任何东西。 Cancelled; nothing is left behind.");
            return CANCELLED;
        } finally {
            ended.countDown();
        }
    }

    private static void awaited(CountDownLatch ended) {
        try {
            ended.await(TIDYING_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs the measurements without the rest of the program. */
    public static void main(String[] words) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new BenchCommand(out)).execute(words));
    }
}
