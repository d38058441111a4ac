package org.sunledger.api.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.wiring.ExitCode;
import org.sunledger.api.wiring.OfflineRebuilds;
import org.sunledger.api.wiring.Settings;
import org.sunledger.projections.rebuild.RebuildStatus;
import org.sunledger.projections.rebuild.RebuildStatus.Phase;
import org.sunledger.projections.rebuild.Rebuilds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** 视图重建, without a server. */
@Command(
        name = "rebuild",
        header = "由日记账重建视图。 Computes views anew from the journal.",
        mixinStandardHelpOptions = true,
        description = {
            "在服务停止时由日记账重建视图:与现行表逐行比较,一致则切换,不一致则等待认可(退出码 3)。可随时取消,再次执行即继续。",
            "Computes views anew from the journal while no server runs: compares every row with what "
                    + "is read, switches if they are equal, else leaves the difference to be accepted (exit "
                    + "code 3). Cancelled, it goes on when run again."
        })
final class RebuildCommand implements Callable<Integer> {
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final int TELL_EVERY = 10;
    private static final Set<Phase> ENDS =
            EnumSet.of(Phase.WAITING, Phase.STOPPED, Phase.INTERRUPTED, Phase.CANCELLED, Phase.DONE);

    private static final List<String> CANCELLED =
            List.of("已取消;重新执行则从中断处继续。", "Cancelled. Run again, a rebuild goes on where it was.");

    private final List<String> settings;
    private final PrintWriter out;
    private final PrintWriter err;

    @Option(
            names = "--group",
            split = ",",
            paramLabel = "<视图 NAME>",
            description = {"只重建这些视图,以逗号分隔;缺省为全部。", "Only these views, with commas between them; by default all."})
    private @Nullable List<String> groups;

    RebuildCommand(List<String> settings, PrintWriter out, PrintWriter err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws Exception {
        return Cancellable.run(err, CANCELLED, isCancelled -> {
            try (var offline = OfflineRebuilds.open(Settings.read(settings))) {
                var names = Objects.requireNonNullElse(groups, OfflineRebuilds.names());
                var rebuilds = offline.rebuilds();
                rebuilds.start(names, offline.operator());
                watch(rebuilds, names, isCancelled);
                offline.catchUp();
                return tell(rebuilds.status(names));
            }
        });
    }

    /** Returns when nothing happens any more; progress goes to the terminal meanwhile. */
    private void watch(Rebuilds rebuilds, List<String> names, BooleanSupplier isCancelled) throws InterruptedException {
        var left = new ArrayList<>(names);
        Map<String, Phase> told = new HashMap<>();
        for (int look = 0; !left.isEmpty(); look++) {
            if (isCancelled.getAsBoolean()) {
                // What is on its way ends where it stands when the rebuilds are closed.
                err.println("正在收尾… Ending in order…");
                throw new InterruptedException("Cancelled");
            }
            var isTime = look % TELL_EVERY == 0;
            for (var status : rebuilds.status(left)) {
                var name = status.generation().group();
                var isEnded = ENDS.contains(status.phase());
                var isNews = status.phase() != told.put(name, status.phase());
                if ((isTime && !isEnded) || isNews) err.println(line(status));
                if (isEnded) left.remove(name);
            }
            if (!left.isEmpty()) Thread.sleep(GLANCE);
        }
    }

    static String line(RebuildStatus status) {
        var remaining = status.remaining();
        return "%s: %s %s, %d/%d (%d%%), %d/s, 剩余 %s s left"
                .formatted(
                        status.generation().group(),
                        status.phase().chinese(),
                        status.phase().english(),
                        status.done(),
                        status.all(),
                        status.all() == 0 ? 100 : status.done() * 100 / status.all(),
                        status.eventsPerSecond(),
                        remaining == null ? "?" : Long.toString(remaining.toSeconds()));
    }

    private int tell(List<RebuildStatus> ended) {
        ended.forEach(this::tell);
        var phases = ended.stream().map(RebuildStatus::phase).toList();
        if (phases.stream().allMatch(Phase.DONE::equals)) return ExitCode.DONE;
        return phases.stream().allMatch(phase -> phase == Phase.DONE || phase == Phase.WAITING)
                ? ExitCode.DIFFERENT
                : ExitCode.REFUSED;
    }

    private void tell(RebuildStatus status) {
        var generation = status.generation();
        var name = generation.group();
        var number = generation.number();
        var stopped = status.stopped();
        var difference = generation.difference();
        if (status.phase() == Phase.DONE) {
            out.println("%s: 逐行一致,已切换到第 %d 版,序号 %d。All rows are equal; version %d is read, at position %d."
                    .formatted(name, number, status.done(), number, status.done()));
        } else if (status.phase() == Phase.WAITING && difference != null) {
            out.println("%s: 第 %d 版与现行表不同,现行表未动。差异摘要 %s".formatted(name, number, difference.sha256()));
            out.println(
                    "Version %d differs from what is read, which stays as it is. Start the server; an approver accepts with"
                            .formatted(number));
            out.println("  POST /api/v1/projections/%s/rebuilds/%d/acceptance {\"sha256\":\"%s\"}"
                    .formatted(name, number, difference.sha256()));
            out.print(difference.text());
            out.flush();
        } else if (stopped != null) {
            out.println("%s: 停在序号 %d,现行表未动:%s".formatted(name, stopped.position(), stopped.message()));
            out.println("Stopped at position %d (%s); what is read stays as it is. Run it again after the repair."
                    .formatted(stopped.position(), stopped.projection()));
        } else {
            out.println("%s: 未完成,可重新执行继续:%s".formatted(name, status.error()));
            out.println("Not done; run again, it goes on: " + status.error());
        }
    }
}
