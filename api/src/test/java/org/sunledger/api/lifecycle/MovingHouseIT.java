package org.sunledger.api.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunledger.api.wiring.ExitCode;

/** The whole demo county moves to another data directory, by the commands an operator types. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(600)
class MovingHouseIT {
    private static final String STACK_TRACE = "\tat ";
    private static final String BALANCES = "/api/v1/balances/villages?knownAt=2020-12-31T16:00:00Z";
    private static final Pattern RECORDS_DIGEST = Pattern.compile("记录 SHA-256 +([0-9a-f]{64})");

    @TempDir
    Path directory;

    /** What a command said, and its exit code. */
    record Said(int code, String output) {
        Said means(int expected) {
            assertThat(code).as(output).isEqualTo(expected);
            return this;
        }

        String recordsDigest() {
            var found = RECORDS_DIGEST.matcher(output);
            assertThat(found.find()).as(output).isTrue();
            return found.group(1);
        }
    }

    // Not with close(), which would end the database of a program on the same directory.
    static Said run(Path data, String... words) throws Exception {
        var command = Child.start(data, words);
        return new Said(command.ended(), command.output());
    }

    @Test
    void a_county_moves_and_goes_on_where_it_was() throws Exception {
        var old = Child.freshDirectory();
        var file = directory.resolve("county.jsonl.gz").toString();
        var beside = directory.resolve("beside.jsonl").toString();
        String balances;
        try (var program = Child.start(old, "--sunledger.demo=true")) {
            program.said("The demo county is loaded");
            balances = program.getUntil(BALANCES, 200).body();

            var shared = run(old, "journal", "export", beside).means(ExitCode.DONE);
            assertThat(shared.output()).contains("Another program uses this data directory", "导出 export");
            run(old, "journal", "compare", beside).means(ExitCode.DONE);
            // Import and the rest want the directory for themselves.
            assertThat(run(old, "journal", "import", beside)
                            .means(ExitCode.REFUSED)
                            .output())
                    .contains("正被另一个程序使用", "is in use by another program")
                    .doesNotContain(STACK_TRACE);
            program.signal("TERM");
            program.ended();
        }
        var exported = run(old, "journal", "export", "--leave", file).means(ExitCode.DONE);
        assertThat(exported.recordsDigest()).isEqualTo(digestOf(beside));
        assertThat(run(old).means(ExitCode.REFUSED).output())
                .contains("从这里迁出", "The journal left this place", "journal reopen --yes")
                .doesNotContain(STACK_TRACE);

        var fresh = Child.freshDirectory();
        var imported = run(fresh, "journal", "import", file).means(ExitCode.DONE);
        assertThat(imported.output())
                .contains("逐条核对一致", "all are the same, record by record", "导入 import")
                .contains("日记账 journal   " + exported.recordsDigest());
        assertThat(run(fresh, "journal", "import", file).means(ExitCode.DONE).output())
                .contains("Imported 0 records");

        // Nothing has folded what was taken over, and a check of tables without rows is no check.
        assertThat(run(fresh, "verify", "--projections")
                        .means(ExitCode.DIFFERENT)
                        .output())
                .contains("但视图落后日记账", "But the views are", "records behind the journal")
                .doesNotContain(STACK_TRACE);

        Files.copy(old.resolve("vault.key"), fresh.resolve("vault.key"));
        try (var program = Child.start(fresh)) {
            assertThat(program.getUntil(BALANCES, 200).body()).isEqualTo(balances);
            assertThat(run(fresh, "verify", "--projections")
                            .means(ExitCode.DONE)
                            .output())
                    .contains("village_sum", "fund_sum")
                    .doesNotContain("但视图落后日记账");
            program.signal("TERM");
            program.ended();
        }
        // Views and automations went through everything again, and nothing was recorded twice.
        var again = directory.resolve("again.jsonl").toString();
        assertThat(run(fresh, "journal", "export", again).means(ExitCode.DONE).recordsDigest())
                .isEqualTo(exported.recordsDigest());
    }

    private static String digestOf(String file) throws Exception {
        return run(Path.of("/nowhere"), "journal", "verify", file)
                .means(ExitCode.DONE)
                .recordsDigest();
    }

    @Test
    void what_cannot_be_done_is_told_in_two_languages_and_by_the_exit_code() throws Exception {
        var data = Child.freshDirectory();
        var nothing = run(data, "journal", "export", directory.resolve("f").toString());
        assertThat(nothing.means(ExitCode.REFUSED).output())
                .contains("中没有账本", "There is no ledger in")
                .doesNotContain(STACK_TRACE);
        var damaged = Files.writeString(directory.resolve("damaged"), "{\"format\":\"sunledger-journal/1\"");
        assertThat(run(data, "journal", "import", damaged.toString())
                        .means(ExitCode.DIFFERENT)
                        .output())
                .contains("不是日记账导出文件", "is no exported journal")
                .doesNotContain(STACK_TRACE);
        assertThat(data.resolve("postgres/cluster")).doesNotExist();
        assertThat(run(data, "journal", "import", "/no/such/file")
                        .means(ExitCode.REFUSED)
                        .output())
                .contains("没有这个文件", "There is no such file");
        assertThat(run(data, "journal", "exprot", "f").means(ExitCode.USAGE).output())
                .contains("不认识“exprot”", "did you mean: export");
        assertThat(run(data, "journal", "import").means(ExitCode.USAGE).output())
                .contains("缺少 <文件 FILE>", "<文件 FILE> is missing");
        assertThat(run(data, "--sunledger.journal.engine=oracle")
                        .means(ExitCode.REFUSED)
                        .output())
                .contains("只能是 postgres 或 eventstoredb", "it is postgres or eventstoredb")
                .doesNotContain(STACK_TRACE);
        assertThat(run(data, "--help").means(ExitCode.DONE).output()).contains("阳光账本", "退出码 exit codes");
    }

    /** The file is a pipe, so that the test decides how far the program has read. */
    @Test
    void ctrl_c_ends_a_check_in_order() throws Exception {
        var pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        var program = Child.start(directory, "journal", "verify", pipe.toString());
        try (var writer = Files.newBufferedWriter(pipe, StandardCharsets.UTF_8)) {
            writer.write(Lines.HEADER);
            for (int position = 1; position <= Lines.PAGE; position++) writer.write(Lines.stored(position));
            writer.flush();
            program.said("检查文件 check");
            program.signal("INT");
            // It looks after each page.
            for (int position = Lines.PAGE + 1; position <= 3 * Lines.PAGE; position++) {
                writer.write(Lines.stored(position));
            }
        } catch (java.io.IOException endedBeforeItReadAll) {
            // as it should
        }
        assertThat(program.ended()).isEqualTo(ExitCode.CANCELLED);
        assertThat(program.output()).contains("已取消", "Cancelled.").doesNotContain(STACK_TRACE);
    }

    /** A journal without end. */
    private static final class Lines {
        static final int PAGE = 500;
        static final String HEADER = "{\"format\":\"sunledger-journal/1\",\"ledgerId\":\"l\",\"engine\":\"postgres\","
                + "\"exportedAt\":\"2020-01-01T00:00:00.000Z\",\"head\":100000}\n";

        static String stored(int position) {
            return ("{\"position\":%d,\"eventId\":\"00000000-0000-7000-8000-%012d\",\"streamType\":\"Ledger\","
                            + "\"streamId\":\"l\",\"streamVersion\":%d,\"eventType\":\"ledger.opened\",\"schemaVersion\":1,"
                            + "\"recordedAt\":\"2020-01-01T00:00:00.000Z\",\"payload\":\"\",\"metadata\":\"\"}\n")
                    .formatted(position, position, position - 1);
        }
    }
}
