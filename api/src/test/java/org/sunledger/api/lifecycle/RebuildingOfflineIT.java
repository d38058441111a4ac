package org.sunledger.api.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sunledger.api.wiring.ExitCode;
import org.sunledger.api.wiring.OfflineRebuilds;

/** Views computed anew by the command an operator types, with the program stopped. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(600)
class RebuildingOfflineIT {
    private static final String STACK_TRACE = "\tat ";
    private static final String BALANCES =
            "/api/v1/balances/villages?effectiveOn=2020-12-31&knownAt=2020-12-31T16:00:00Z";

    private static final int VIEWS = OfflineRebuilds.names().size();

    private static Child ended(int code, Child command) throws InterruptedException {
        assertThat(command.ended()).as(command.output()).isEqualTo(code);
        assertThat(command.output()).doesNotContain(STACK_TRACE);
        return command;
    }

    // Not with close(), which would end the database of a program on the same directory.
    private static String run(int code, Path data, String... words) throws Exception {
        return ended(code, Child.start(data, words)).output();
    }

    /** Views that nobody asked yet may be behind when the program ends; the rebuild goes as far as they did. */
    private static void awaitFolded(Child program) throws Exception {
        try (var database = program.database();
                var statement = database.createStatement()) {
            awaitCount(
                    statement,
                    VIEWS,
                    "select count(*) from view.token where position >= (select max(position) from journal.event)");
        }
    }

    /** Each question waits for its answer, so this does not spin. */
    private static void awaitCount(Statement statement, int wanted, String question) throws SQLException {
        var deadline = System.nanoTime() + Child.LONG.toNanos();
        while (true) {
            try (var rows = statement.executeQuery(question)) {
                rows.next();
                if (rows.getInt(1) == wanted) return;
            }
            assertThat(System.nanoTime()).as(question).isLessThan(deadline);
        }
    }

    /** Makes every step of one view's rebuild wait until somebody empties the table. */
    private static final String HOLD = """
            create table public.hold as select 1 as one;
            create function public.held() returns trigger language plpgsql as $$
            begin
                while exists (select 1 from public.hold) loop perform pg_sleep(0.05); end loop;
                return new;
            end $$;
            create trigger held before update on view.generation
                for each row when (new.group_name = 'asset') execute function public.held()""";

    private static void interruptedAndTakenUp(Path data) throws Exception {
        var command = Child.start(data, "rebuild", "--group", "asset");
        command.said("asset: ");
        try (var database = command.database();
                var statement = database.createStatement()) {
            // In the middle of a step, which keeps the server from ending.
            awaitCount(statement, 1, "select count(*) from pg_stat_activity where wait_event = 'PgSleep'");
            command.signal("INT");
            command.said("Ending in order");
            statement.execute("delete from public.hold");
        }
        assertThat(ended(ExitCode.CANCELLED, command).output()).contains("已取消", "a rebuild goes on where it was");
        assertThat(run(ExitCode.DONE, data, "rebuild", "--group", "asset")).contains("asset: 逐行一致");
    }

    private static void execute(Child program, String sql) throws Exception {
        try (var database = program.database();
                var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void replayed(Path data) throws Exception {
        assertThat(run(ExitCode.DONE, data, "replay", "--to", "500", "--into", "books"))
                .contains("序号 position 500: 与当时所示逐行一致", "账表 tables in schema books", "posted_notice: ", "剩余");
        assertThat(run(ExitCode.DONE, data, "replay", "--to", "2018-12-31T16:00:00Z"))
                .contains("all as it was shown then", "tables in schema replay_2");
        assertThat(run(ExitCode.REFUSED, data, "replay", "--to", "500", "--into", "books"))
                .contains("数据库中已有模式 books", "The database has a schema books already");
        assertThat(run(ExitCode.REFUSED, data, "replay", "--to", "999999"))
                .contains("位置 999999 不存在", "There is no position 999999");
        assertThat(run(ExitCode.REFUSED, data, "replay", "--to", "2017-12-31T00:00:00Z"))
                .contains("早于开账", "before the ledger was opened");
        assertThat(run(ExitCode.REFUSED, data, "replay", "--to", "2999-12-31T00:00:00Z"))
                .contains("尚未知悉", "nobody knows yet");
    }

    @Test
    void a_stopped_county_is_rebuilt_and_a_running_one_is_asked_instead() throws Exception {
        var data = Child.freshDirectory();
        String balances;
        try (var program = Child.start(data, "--sunledger.demo=true")) {
            program.said("The demo county is loaded");
            balances = program.getUntil(BALANCES, 200).body();
            awaitFolded(program);
            assertThat(run(ExitCode.REFUSED, data, "rebuild"))
                    .contains("另一个程序正在使用此账本", "POST /api/v1/projections/{name}/rebuilds");
            execute(program, HOLD);
            execute(
                    program,
                    "update view.village_balance set income_fen = income_fen + 1 where division_code = '370784119333'");
            program.signal("TERM");
            program.ended();
        }
        assertThat(run(ExitCode.REFUSED, data, "rebuild", "--group", "gold"))
                .contains("没有名为 gold 的视图", "There is no projection gold");
        interruptedAndTakenUp(data);
        assertThat(run(ExitCode.DONE, data, "rebuild", "--group=trail,project"))
                .contains("trail: 逐行一致,已切换到第 2 版", "project: 逐行一致", "剩余");
        // The switches were recorded after the views had been folded, and nothing of them may be missing.
        assertThat(run(ExitCode.DIFFERENT, data, "verify", "--projections"))
                .contains("village_balance")
                .doesNotContain("behind the journal");
        assertThat(run(ExitCode.DIFFERENT, data, "rebuild", "--group", "money"))
                .contains("与现行表不同", "/api/v1/projections/money/rebuilds/2/acceptance", "income_fen");
        assertThat(run(ExitCode.REFUSED, data, "rebuild", "--group", "money"))
                .contains("等待认可", "accept the difference or cancel");
        replayed(data);

        try (var program = Child.start(data)) {
            assertThat(program.getUntil(BALANCES, 200).body()).isEqualTo(balances);
            program.signal("TERM");
            program.ended();
        }
    }
}
