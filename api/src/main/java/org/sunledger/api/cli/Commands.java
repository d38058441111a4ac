package org.sunledger.api.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.sunledger.api.wiring.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** 命令: what the jar can do besides serving. Each command is an object that gets the settings and answers an exit code. */
public final class Commands {
    private Commands() {}

    /** Runs the command that the words name. @return {@link ExitCode} */
    public static int run(Arguments arguments) {
        return of(arguments, console(System.out), console(System.err))
                .execute(arguments.words().toArray(String[]::new));
    }

    static CommandLine of(Arguments arguments, PrintWriter out, PrintWriter err) {
        var program = new CommandLine(new Program())
                .addSubcommand(new CommandLine(new Serve()))
                .addSubcommand(new CommandLine(new DemoCommand(arguments.settings(), out, err)))
                .addSubcommand(new CommandLine(new JournalCommand(arguments.settings(), out, err)))
                .addSubcommand(new CommandLine(new RebuildCommand(arguments.settings(), out, err)))
                .addSubcommand(new CommandLine(new ReplayCommand(arguments.settings(), out, err)))
                .addSubcommand(new CommandLine(new VerifyCommand(arguments.settings(), out, err)))
                .addSubcommand(new CommandLine(new ExportCommand(arguments.settings(), out, err)))
                .addSubcommand(new CommandLine(new BenchCommand(out, err)));
        return program.setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(Commands::notUnderstood)
                .setExecutionExceptionHandler((failure, command, parsed) -> Failures.tell(failure, err));
    }

    /** Terminals of today speak UTF-8; what the JVM would guess in a bare container prints question marks. */
    private static PrintWriter console(java.io.PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static int notUnderstood(ParameterException failure, String... words) {
        var err = failure.getCommandLine().getErr();
        Misunderstanding.of(failure).forEach(err::println);
        return ExitCode.USAGE;
    }

    @Command(
            name = "sunledger",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            synopsisSubcommandLabel = "[命令 COMMAND]",
            description = {
                "阳光账本:县级财政扶贫资金台账。不写命令时启动服务(serve)。",
                "A county's ledger of public money. Without a command it serves.",
                "",
                "设置写作 --名称=值,对每个命令都有效,例如 --sunledger.data=/srv/ledger。",
                "Settings are written --name=value and hold for every command."
            },
            commandListHeading = "%n命令 commands:%n",
            exitCodeListHeading = "%n退出码 exit codes:%n",
            exitCodeList = {
                "0:完成 done",
                "1:拒绝或失败,原因已说明 refused or failed, for the reason told",
                "2:自带数据库丢失 the program's own database is lost",
                "3:文件损坏或内容不一致 a file is damaged, or contents differ",
                "64:命令行有误 the command line was not understood",
                "130:按 Ctrl-C 取消 cancelled by Ctrl-C",
                "143:被 SIGTERM 终止 ended by SIGTERM"
            })
    static final class Program {}

    @Command(
            name = Arguments.SERVE,
            header = "启动服务(缺省命令)。 Serves; the default.",
            mixinStandardHelpOptions = true,
            description = {
                "启动服务(缺省命令)。所有 Spring Boot 设置都有效。",
                "Serves, which is the default. Every Spring Boot setting holds."
            })
    static final class Serve {}
}
