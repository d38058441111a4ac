package org.sunledger.api.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;

/** 日记账搬家: the journal as a file. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description = {"日记账的导出、导入与核对。", "Exports, imports and checks the journal."},
        synopsisSubcommandLabel = "<命令 COMMAND>")
final class JournalCommand {
    private final List<String> settings;
    private final PrintWriter out;
    private final PrintWriter err;

    JournalCommand(List<String> settings, PrintWriter out, PrintWriter err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
    }
}
