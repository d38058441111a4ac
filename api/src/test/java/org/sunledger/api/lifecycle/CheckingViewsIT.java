package org.sunledger.api.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sunledger.api.wiring.ExitCode;

/** The commands that check and export, as an auditor types them: beside a running program, and after it ended. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(600)
class CheckingViewsIT {
    private static final String[] VERIFY = {"verify", "--projections"};

    // Not with close(), which would end the database of a program on the same directory.
    private static String run(int code, Path data, String... words) throws Exception {
        var command = Child.start(data, words);
        assertThat(command.ended()).as(command.output()).isEqualTo(code);
        assertThat(command.output()).doesNotContain("\tat ");
        return command.output();
    }

    private static void execute(Child program, String sql) throws Exception {
        try (var database = program.database();
                var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_running_and_a_stopped_ledger_are_checked_and_a_changed_figure_is_told() throws Exception {
        var data = Child.freshDirectory();
        var text = data.resolve("books.journal");
        try (var program = Child.start(data, "--sunledger.demo=true")) {
            program.said("The demo county is being loaded|演示|Tomcat started");
            assertThat(run(ExitCode.DONE, data, VERIFY)).contains("逐行一致", "All rows are equal"); // while it is told
            program.said("The demo county is loaded");
            assertThat(run(ExitCode.DONE, data, VERIFY)).contains("逐行一致", "money_posting");
            assertThat(run(ExitCode.DONE, data, "export", "hledger", text.toString()))
                    .contains("已导出 42 笔", "Exported 42 entries");
            assertThat(run(ExitCode.REFUSED, data, "export", "hledger", text.toString()))
                    .contains("文件已存在", "is there already");
            assertThat(run(ExitCode.REFUSED, data, "export", "hledger", text + "2", "--position", "99999999"))
                    .contains("没有序号 99999999", "There is no position");
            execute(
                    program,
                    "update view.village_balance set income_fen = income_fen + 1 where division_code = '370784119333'");
            assertThat(run(ExitCode.DIFFERENT, data, VERIFY))
                    .contains("village_balance 370784119333 income_fen", "income.distributed", "应为 expected 2000000");
            program.signal("TERM");
            program.ended();
        }
        assertThat(Files.readString(text)).contains("演示数据,非真实收支", "paid:payment:370784119333");
        assertThat(run(ExitCode.DIFFERENT, data, VERIFY)).contains("实为 found 2000001");
    }
}
