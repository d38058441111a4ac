package org.sunledger.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.sunledger.api.wiring.Databases;
import org.sunledger.api.wiring.ExitCode;
import org.sunledger.api.wiring.JournalPlace;
import org.sunledger.api.wiring.OpenJournal;
import org.sunledger.api.wiring.Settings;
import org.sunledger.ledger.journal.postgres.EngineMark;
import org.sunledger.ledger.journal.transfer.JournalComparison;
import org.sunledger.ledger.journal.transfer.JournalExport;
import org.sunledger.ledger.journal.transfer.JournalFile;
import org.sunledger.ledger.journal.transfer.JournalImport;
import org.sunledger.ledger.journal.transfer.Watch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** 日记账搬家: the journal as a file. */
@Command(
        name = "journal",
        header = "日记账的导出、导入与核对。 Exports, imports and checks the journal.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "<命令 COMMAND>",
        description = {
            "日记账的导出、导入与核对。保密库(姓名、账号、附件)不在其中。",
            "Exports, imports and checks the journal. The vault (names, accounts, attachments) is not in it."
        })
final class JournalCommand {
    private static final List<String> CANCELLED = List.of(
            "已取消,可随时重新执行:导出从头再来,导入从中断处继续。",
            "Cancelled. Run it again at any time: an export begins anew, an import goes on where it was.");

    private final List<String> settings;
    private final PrintWriter out;
    private final PrintWriter err;

    JournalCommand(List<String> settings, PrintWriter out, PrintWriter err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    @Command(
            name = "export",
            header = "把整本日记账写成一个文件。 Writes the whole journal to a file.",
            mixinStandardHelpOptions = true,
            description = {
                "把整本日记账写成一个文件(JSON Lines,文件名以 .gz 结尾则压缩)。只读,可随时取消、重做。",
                "Writes the whole journal to a file (JSON Lines, packed if the name ends in .gz). Reads "
                        + "only; may be cancelled and done again at any time."
            })
    int export(
            @Parameters(paramLabel = "<文件 FILE>", description = "不得已存在 must not exist") Path file,
            @Option(
                            names = "--leave",
                            description = {
                                "导出后关闭此处:日记账将迁到另一个数据库。",
                                "Close this place afterwards: the journal goes to another database."
                            })
                    boolean isLeaving)
            throws Exception {
        return watched(watch -> {
            var place = place();
            try (var databases = Databases.toRead(place.settings());
                    var opened = OpenJournal.toRead(place.journal(), databases.journalPool())) {
                if (databases.isShared()) {
                    out.println("另一个程序正在使用此数据目录:文件只含此刻之前的记录。搬家前请先停止该程序。");
                    out.println("Another program uses this data directory: the file holds what was recorded up to now. "
                            + "Stop that program before you move house.");
                }
                var written = new JournalExport(
                                opened.journal(), opened.engine().wireName(), watch)
                        .to(file, Clock.systemUTC().instant());
                if (isLeaving) new EngineMark(databases.pool()).left(opened.engine(), written.records());
                out.println("已导出 exported");
                tell(written);
                return ExitCode.DONE;
            }
        });
    }

    @Command(
            name = "import",
            header = "把导出文件装入空的日记账。 Takes an exported file over into an empty journal.",
            mixinStandardHelpOptions = true,
            description = {
                "把导出文件装入空的日记账,或接着装完;先检查整个文件,装完逐条核对。",
                "Takes an exported file over into an empty journal, or goes on with one that was "
                        + "interrupted. Checks the whole file first and compares record by record afterwards."
            })
    int take(@Parameters(paramLabel = "<文件 FILE>") Path file) throws Exception {
        return watched(watch -> {
            var place = place();
            var contents = JournalFile.check(file, watch);
            try (var databases = Databases.open(place.settings());
                    var opened = OpenJournal.toMoveIn(place.journal(), databases.journalPool())) {
                var moving = new JournalImport(contents, opened.journal(), watch);
                moving.requireRoom();
                var mark = new EngineMark(databases.pool());
                mark.arriving(opened.engine(), contents.ledgerId(), contents.records());
                long missing = moving.run();
                var digest = new JournalComparison(contents, opened.journal(), watch).run();
                mark.arrived(opened.engine(), contents.records());
                out.println("已导入 %d 条,逐条核对一致。 Imported %d records; all are the same, record by record."
                        .formatted(missing, missing));
                tell(contents);
                out.println("日记账 journal   " + digest);
                return ExitCode.DONE;
            }
        });
    }

    @Command(
            name = "verify",
            header = "检查导出文件是否完整。 Checks whether an exported file is whole.",
            mixinStandardHelpOptions = true,
            description = {"只检查导出文件本身是否完整,不需要数据库。", "Checks whether an exported file is whole; needs no database."})
    int verify(@Parameters(paramLabel = "<文件 FILE>") Path file) throws Exception {
        return watched(watch -> {
            var contents = JournalFile.check(file, watch);
            out.println("文件完整 the file is whole");
            tell(contents);
            return ExitCode.DONE;
        });
    }

    @Command(
            name = "compare",
            header = "逐条核对导出文件与日记账。 Compares an exported file with the journal.",
            mixinStandardHelpOptions = true,
            description = {
                "逐条核对导出文件与日记账,只读。",
                "Compares an exported file with the journal, record by record; reads only."
            })
    int compare(@Parameters(paramLabel = "<文件 FILE>") Path file) throws Exception {
        return watched(watch -> {
            var place = place();
            var contents = JournalFile.check(file, watch);
            try (var databases = Databases.toRead(place.settings());
                    var opened = OpenJournal.toRead(place.journal(), databases.journalPool())) {
                var digest = new JournalComparison(contents, opened.journal(), watch).run();
                out.println("逐条一致 all records are the same");
                tell(contents);
                out.println("日记账 journal   " + digest);
                return ExitCode.DONE;
            }
        });
    }

    @Command(
            name = "reopen",
            header = "放弃搬家,在此处重新记账。 Gives a move up and records here again.",
            mixinStandardHelpOptions = true,
            description = {
                "放弃搬家:在所设引擎上重新记账。迁出之后在别处记的账,这里没有。",
                "Gives a move up: the journal is recorded here again, on the engine of the settings. "
                        + "What was recorded elsewhere since then is not here."
            })
    int reopen(
            @Option(
                            names = "--yes",
                            required = true,
                            description = {"确认别处不再使用。", "Confirms that the other place is not used any more."})
                    boolean isMeant)
            throws Exception {
        var place = place();
        try (var databases = Databases.open(place.settings())) {
            new EngineMark(databases.pool()).reopen(place.journal().engine());
            out.println(
                    "此处重新记账 recorded here again: " + place.journal().engine().wireName());
            return ExitCode.DONE;
        }
    }

    private record Place(Settings settings, JournalPlace journal) {}

    private Place place() {
        var read = Settings.read(settings);
        return new Place(read, JournalPlace.of(read.properties()));
    }

    private interface Move {
        int run(Watch watch) throws IOException;
    }

    private int watched(Move move) throws Exception {
        return Cancellable.run(
                err, CANCELLED, isCancelled -> move.run(new ProgressLine(err, isCancelled, System::nanoTime)));
    }

    private void tell(JournalFile.Contents contents) {
        out.println(
                "账本 ledger      %s (%s, %s)".formatted(contents.ledgerId(), contents.engine(), contents.exportedAt()));
        out.println("文件 file        " + contents.file().toAbsolutePath());
        out.println("条数 records     " + contents.records());
        out.println("全文 SHA-256     " + contents.sha256());
        out.println("记录 SHA-256     " + contents.recordsSha256());
    }
}
