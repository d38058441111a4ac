package org.sunledger.api.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.sunledger.api.county.CountyPlan;
import org.sunledger.api.wiring.CountyOpening;
import org.sunledger.api.wiring.ExitCode;
import org.sunledger.api.wiring.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** 示范县: a whole county's years, made up from a seed. */
@Command(
        name = "demo",
        header = "在空账本中装入虚构一县的多年数据。 Fills an empty ledger with a made-up county.",
        mixinStandardHelpOptions = true,
        description = {
            "在空账本中装入一个虚构的县多年的演示数据(代码以 990000 开头,由种子决定,同种子逐字节相同),之后用 serve 启动。",
            "Fills an empty ledger with the years of a county that does not exist (its codes begin "
                    + "with 990000, and the same seed gives the same bytes); serve afterwards. Cancelled, it "
                    + "goes on when run again with the same options. (The story of one county in a few "
                    + "projects is another demo: serve --sunledger.demo=true.)"
        })
final class DemoCommand implements Callable<Integer> {
    private static final List<String> CANCELLED = List.of(
            "已取消。以相同参数重新执行即继续;在此之前此账本不能启动服务。",
            "Cancelled. Run again with the same options, it goes on; until then this ledger cannot be served.");

    private final List<String> settings;
    private final PrintWriter out;
    private final PrintWriter err;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--villages", defaultValue = "300", description = "村数 villages")
    private int villages;

    @Option(names = "--years", defaultValue = "10", description = "年数,止于 2024 年 years, of which 2024 is the last")
    private int years;

    @Option(names = "--seed", defaultValue = "1", description = "种子 everything left to chance follows from it")
    private long seed;

    @Option(
            names = "--events",
            defaultValue = "0",
            description = {"恰好多少条事项;缺省约每年 5 万条。", "Exactly so many events; by default about 50,000 a year."})
    private long events;

    DemoCommand(List<String> settings, PrintWriter out, PrintWriter err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws Exception {
        var plan = plan();
        return Cancellable.run(err, CANCELLED, isCancelled -> fill(plan, isCancelled));
    }

    private CountyPlan plan() {
        try {
            return new CountyPlan(villages, years, seed, events);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int fill(CountyPlan plan, BooleanSupplier isCancelled) throws InterruptedException {
        var told = new long[] {-1};
        var filled = CountyOpening.fill(
                Settings.read(settings), plan, new ProgressLine(err, isCancelled, System::nanoTime), (of, done) -> {
                    if (isCancelled.getAsBoolean()) return;
                    long percent = done * 100 / Math.max(1, of);
                    if (percent == told[0]) return;
                    told[0] = percent;
                    err.println("账表 views: %d/%d (%d%%)".formatted(done, of, percent));
                });
        var chinese = filled.wasThere()
                ? "此账本早已装入同一演示数据(%,d 个事项,账本 %s),未作任何改动。可用 serve 启动。"
                : "演示数据已装入:%,d 个事项,账本 %s。现在可用 serve 启动。";
        var english = filled.wasThere()
                ? "This ledger holds the same county already (%,d events, ledger %s): nothing was changed. Serve it."
                : "The county is there: %,d events, ledger %s. Serve it now.";
        out.println(chinese.formatted(filled.records(), plan.ledgerId()));
        out.println(english.formatted(filled.records(), plan.ledgerId()));
        return ExitCode.DONE;
    }
}
