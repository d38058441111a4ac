package org.sunledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunledger.api.wiring.ExitCode;
import picocli.CommandLine;

/** How a command line is read, and what is said when it cannot be. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        var arguments = Arguments.of(words);
        assertThat(arguments.isServe()).isFalse();
        return Commands.of(arguments, new PrintWriter(out), new PrintWriter(err))
                .execute(arguments.words().toArray(String[]::new));
    }

    /** What was said, wherever a terminal's lines end. */
    private String unwrapped() {
        return out.toString().replaceAll("(?<=\\p{IsHan})\\R(?=\\p{IsHan})", "").replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "serve",
                "--sunledger.data=/srv/ledger",
                "--sunledger.data=/srv/ledger --server.port=0 --debug",
                "serve --server.port=0",
                "--server.port=0 serve"
            })
    void without_a_command_it_serves_with_every_setting_as_it_was_given(String line) {
        var given = line.isEmpty() ? new String[0] : line.split(" ");
        assertThat(Arguments.of(given).isServe()).isTrue();
        assertThat(Arguments.ofServer(given))
                .containsExactly(Arrays.stream(given)
                        .filter(each -> !each.equals("serve"))
                        .toArray(String[]::new));
    }

    @Test
    void settings_go_to_the_configuration_wherever_they_stand() {
        var arguments = Arguments.of("--sunledger.data=a b", "journal", "--spring.datasource.url=x", "verify", "f");
        assertThat(arguments.settings()).containsExactly("--sunledger.data=a b", "--spring.datasource.url=x");
        assertThat(arguments.words()).containsExactly("journal", "verify", "f");
    }

    @Test
    void help_tells_commands_and_exit_codes_in_both_languages() {
        assertThat(run("--help")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .contains("阳光账本", "Without a command it serves", "serve", "journal", "退出码 exit codes")
                .contains("64", "130", "143");
    }

    /** A list of commands shows the first line of each only. */
    @Test
    void every_command_is_told_in_whole_sentences_also_in_the_list_of_commands() {
        var program = Commands.of(Arguments.of("--help"), new PrintWriter(out), new PrintWriter(err));
        var told = told(program);
        assertThat(told).hasSizeGreaterThan(15);
        for (var command : told) {
            var usage = command.getCommandSpec().usageMessage();
            assertThat(usage.header())
                    .as(command.getCommandName())
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("。 ").endsWith("."));
            assertThat(usage.description())
                    .as(command.getCommandName())
                    .isNotEmpty()
                    .allSatisfy(paragraph -> assertThat(paragraph).matches("(?s).*[。.)]"));
            assertThat(command.getUsageMessage()).contains(usage.header()[0].split(" ")[0]);
        }
        assertThat(program.getUsageMessage()).contains("Replays the books", "Checks the views");
    }

    private static List<CommandLine> told(CommandLine above) {
        var all = new ArrayList<CommandLine>();
        for (var command : above.getSubcommands().values()) {
            all.add(command);
            all.addAll(told(command));
        }
        return all;
    }

    @Test
    void a_rebuild_says_what_it_does_and_where_there_is_no_ledger() {
        assertThat(run("rebuild", "--help")).isEqualTo(ExitCode.DONE);
        assertThat(unwrapped()).contains("--group", "逐行比较", "compares every row");
        assertThat(run("--sunledger.data=/nowhere/at/all", "rebuild")).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("中没有账本", "There is no ledger in").doesNotContain("\tat ");
    }

    @Test
    void a_check_says_what_it_checks_and_wants_to_be_told_what() {
        assertThat(run("verify", "--help")).isEqualTo(ExitCode.DONE);
        assertThat(unwrapped()).contains("--projections", "逐行核对", "by a path of its own", "Exit code 3", "退出码 3");
        assertThat(run("verify")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("缺少", "--projections", "is missing");
        assertThat(run("--sunledger.data=/nowhere/at/all", "verify", "--projections"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("There is no ledger in").doesNotContain("\tat ");
    }

    @Test
    void a_replay_is_told_its_point_or_says_what_one_is() {
        assertThat(run("replay", "--help")).isEqualTo(ExitCode.DONE);
        assertThat(unwrapped()).contains("--to", "--into", "逐行比对", "what was shown then");
        assertThat(run("replay")).isEqualTo(ExitCode.USAGE);
        assertThat(run("replay", "--to", "yesterday")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("2018-12-31T16:00:00Z");
        assertThat(run("--sunledger.data=/nowhere/at/all", "replay", "--to", "7"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("There is no ledger in").doesNotContain("\tat ");
    }

    @Test
    void an_export_for_other_programs_says_which() {
        assertThat(run("export", "hledger", "--help")).isEqualTo(ExitCode.DONE);
        assertThat(unwrapped()).contains("hledger", "Ledger", "--position", "独立程序");
        assertThat(run("--sunledger.data=/nowhere/at/all", "export", "hledger", "x.journal"))
                .isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void a_made_up_county_says_what_it_is_and_which_counties_there_cannot_be() {
        assertThat(run("demo", "--help")).isEqualTo(ExitCode.DONE);
        assertThat(unwrapped()).contains("--villages", "--years", "--seed", "--events", "does not exist");
        assertThat(run("demo", "--villages", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("villages 应在 1 与 10000 之间", "between 1 and 10000");
    }

    @Test
    void version_names_the_program_and_its_java() {
        assertThat(run("--version")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("阳光账本 Sunledger", "Java ");
    }

    @Test
    void an_unknown_command_is_told_what_would_be_right() {
        assertThat(run("jurnal")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .contains("不认识“jurnal”", "Unknown word 'jurnal'", "did you mean: journal")
                .contains("commands: serve, demo, journal, rebuild, replay, verify, export, bench", "sunledger --help");
    }

    @Test
    void a_setting_without_an_equals_sign_is_told_apart_from_a_command() {
        assertThat(run("--sunledger.data", "/srv/ledger")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("follows an equals sign: --name=value");
    }
}
