package org.sunledger.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.wiring.Databases;
import org.sunledger.api.wiring.ExitCode;
import org.sunledger.api.wiring.JournalPlace;
import org.sunledger.api.wiring.OpenJournal;
import org.sunledger.api.wiring.Settings;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.transfer.Watch;
import org.sunledger.ledger.wire.EventJson;
import org.sunledger.ledger.wire.JournalDecoder;
import org.sunledger.projections.hledger.HledgerExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** 导出: what other programs read. */
@Command(
        name = "export",
        header = "导出给其他程序使用。 Exports for other programs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "<格式 FORMAT>",
        description = {"导出给其他程序使用。", "Exports for other programs."})
final class ExportCommand {
    private static final List<String> CANCELLED =
            List.of("已取消,未留下文件;可随时重新执行。", "Cancelled: no file is left. Run it again at any time.");

    private final List<String> settings;
    private final PrintWriter out;
    private final PrintWriter err;

    ExportCommand(List<String> settings, PrintWriter out, PrintWriter err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    @Command(
            name = "hledger",
            header = "把全部分录写成纯文本账。 Writes all postings as a plain-text journal.",
            mixinStandardHelpOptions = true,
            description = {
                "把全部分录写成 hledger、Ledger 能读的纯文本账,供独立程序重算每一余额。只读,服务运行时也可执行。",
                "Writes all postings as a plain-text journal of hledger and Ledger, so that an "
                        + "independent program computes every balance. Reads only, also beside a running server."
            })
    int hledger(
            @Parameters(paramLabel = "<文件 FILE>", description = "不得已存在 must not exist") Path file,
            @Option(
                            names = "--position",
                            paramLabel = "<序号 N>",
                            description = {"截至此序号;缺省为末号。", "Up to this position; by default all."})
                    @Nullable
                    Long position)
            throws Exception {
        var read = Settings.read(settings);
        var place = JournalPlace.of(read.properties());
        return Cancellable.run(err, CANCELLED, isCancelled -> {
            try (var databases = Databases.toRead(read);
                    var opened = OpenJournal.toRead(place, databases.journalPool())) {
                long head = opened.journal().head();
                long upTo = position == null ? head : position;
                if (upTo < 1 || upTo > head) {
                    err.println("没有序号 %d,末号是 %d。".formatted(upTo, head));
                    err.println("There is no position %d; the last one is %d.".formatted(upTo, head));
                    return ExitCode.REFUSED;
                }
                var entries = write(file, opened.journal(), upTo, new ProgressLine(err, isCancelled, System::nanoTime));
                out.println("已导出 %d 笔,截至序号 %d:%s".formatted(entries, upTo, file.toAbsolutePath()));
                out.println("Exported %d entries, up to position %d.".formatted(entries, upTo));
                return ExitCode.DONE;
            }
        });
    }

    /** The file appears when it is whole. */
    private static long write(Path file, Journal journal, long position, Watch watch) throws IOException {
        if (Files.exists(file)) throw new FileAlreadyExistsException(file.toString());
        var unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            long entries;
            try (var text = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                entries =
                        new HledgerExport(journal, new JournalDecoder(new EventJson()), watch).to(text, position, null);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return entries;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
