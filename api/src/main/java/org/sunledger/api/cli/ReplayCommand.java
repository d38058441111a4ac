package org.sunledger.api.cli;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.wiring.ExitCode;
import org.sunledger.api.wiring.OfflineRebuilds;
import org.sunledger.api.wiring.Settings;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.rebuild.RebuildStatus.Phase;
import org.sunledger.projections.rebuild.ReplayStatus;
import org.sunledger.projections.rebuild.Replays;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** 账簿重放, without a server. */
@Command(
        name = "replay",
        header = "重放账簿到某一时点,与当时所示比对。 Replays the books to a point and compares.",
        mixinStandardHelpOptions = true,
        description = {
            "在服务停止时把日记账从第一条重放到某一序号或时点,账表放入单独的模式,与当时所示逐行比对(不一致时退出码 3)。现行表不动。",
            "Folds the journal up to a position or an instant, into tables of their own, while no "
                    + "server runs, and compares them row by row with what was shown then (exit code 3 if they "
                    + "differ). What is read stays as it is."
        })
final class ReplayCommand implements Callable<Integer> {
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final int TELL_EVERY = 10;

    private static final List<String> CANCELLED = List.of("已取消,重放的账表已删除。", "Cancelled; its tables are gone.");

    private final List<String> settings;
    private final PrintWriter out;
    private final PrintWriter err;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "<序号|时点 POSITION|INSTANT>",
            converter = Point.class,
            description = {
                "日记账序号,或 UTC 时点,如 2018-12-31T16:00:00Z。",
                "A journal position, or an instant in UTC such as 2018-12-31T16:00:00Z."
            })
    private AsOf to = AsOf.latest();

    @Option(
            names = "--into",
            paramLabel = "<模式 SCHEMA>",
            description = {
                "账表所在模式的名称,不得已存在;缺省为 replay_<编号>。",
                "The schema for its tables, which must not exist; by default replay_<number>."
            })
    private @Nullable String schema;

    ReplayCommand(List<String> settings, PrintWriter out, PrintWriter err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    /** A number is a position, anything else an instant. */
    static final class Point implements ITypeConverter<AsOf> {
        @Override
        public AsOf convert(String given) {
            if (given.matches("\\d{1,18}")) return AsOf.position(Long.parseLong(given));
            try {
                return AsOf.knownAt(Instant.parse(given));
            } catch (DateTimeException e) {
                throw new TypeConversionException("a position or an instant such as 2018-12-31T16:00:00Z is expected");
            }
        }
    }

    @Override
    public Integer call() throws Exception {
        return Cancellable.run(err, CANCELLED, isCancelled -> {
            try (var offline = OfflineRebuilds.open(Settings.read(settings))) {
                var replays = offline.replays();
                var id = replays.start(to, schema, offline.operator().user())
                        .replay()
                        .id();
                return tell(watched(replays, id, isCancelled));
            }
        });
    }

    /** Returns when nothing happens any more; progress goes to the terminal meanwhile. */
    private ReplayStatus watched(Replays replays, int id, BooleanSupplier isCancelled) throws InterruptedException {
        @Nullable Phase told = null;
        for (int look = 0; ; look++) {
            var status = replays.status(id);
            if (status.phase() != told || look % TELL_EVERY == 0) err.println(line(status));
            told = status.phase();
            if (status.isEnded()) return status;
            if (isCancelled.getAsBoolean()) {
                err.println("正在收尾… Ending in order…");
                replays.end(id);
                throw new InterruptedException("Cancelled");
            }
            Thread.sleep(GLANCE);
        }
    }

    static String line(ReplayStatus status) {
        var remaining = status.remaining();
        var upTo = status.replay().upTo();
        return "重放 replay %d: %s %s, %d/%d (%d%%), %d/s, 剩余 %s s left"
                .formatted(
                        status.replay().id(),
                        status.phase().chinese(),
                        status.phase().english(),
                        status.done(),
                        upTo,
                        status.done() * 100 / upTo,
                        status.eventsPerSecond(),
                        remaining == null ? "?" : Long.toString(remaining.toSeconds()));
    }

    private int tell(ReplayStatus ended) {
        var replay = ended.replay();
        var stopped = replay.stopped();
        var difference = replay.difference();
        if (difference != null) {
            var isSame = difference.areEqual();
            out.println("序号 position %d: %s"
                    .formatted(
                            replay.upTo(),
                            isSame ? "与当时所示逐行一致 all as it was shown then" : "与当时所示不同 not as it was shown then"));
            if (difference.uncompared() > 0)
                out.println("其中 %1$d 项从未保存内容,只比对了有无 %1$d of them never had a content and were only counted"
                        .formatted(difference.uncompared()));
            out.println("账表 tables in schema " + replay.schema());
            out.print(difference.text());
            out.flush();
            return isSame ? ExitCode.DONE : ExitCode.DIFFERENT;
        }
        if (stopped != null) {
            out.println("停在序号 %d:%s".formatted(stopped.position(), stopped.message()));
            out.println("Stopped at position %d (%s).".formatted(stopped.position(), stopped.projection()));
        } else {
            out.println("未完成:" + ended.error());
            out.println("Not done: " + ended.error());
        }
        return ExitCode.REFUSED;
    }
}
