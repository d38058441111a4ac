package org.sunledger.api.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/** A rebuild and a replay in the middle when their program is killed, and the next program on the same directory. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(600)
class TakingUpRebuildsIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MONEY = "/api/v1/projections/money/rebuilds";
    private static final String REPLAYS = "/api/v1/replays";
    private static final String BALANCES =
            "/api/v1/balances/villages?effectiveOn=2020-12-31&knownAt=2020-12-31T16:00:00Z";
    private static final long UP_TO = 700;

    /** Makes every step of a rebuild of money and of a replay wait until somebody empties the table. */
    private static final String HOLD = """
            create table public.hold as select 1 as one;
            create function public.held() returns trigger language plpgsql as $$
            begin
                while exists (select 1 from public.hold) loop perform pg_sleep(0.05); end loop;
                return new;
            end $$;
            create trigger held before update on view.generation
                for each row when (new.group_name = 'money') execute function public.held();
            create trigger held before update on view.replay for each row execute function public.held()""";

    private static final String HELD =
            "select count(*) = 2 from pg_stat_activity where wait_event = 'PgSleep' and backend_type = 'client backend'";

    private static Child started(Path data, String... more) throws Exception {
        var all = new String[more.length + 1];
        all[0] = "--sunledger.demo-password=" + Clerks.PASSWORD;
        System.arraycopy(more, 0, all, 1, more.length);
        return Child.start(data, all);
    }

    /** Each question waits for its answer, so this does not spin. */
    private static void until(Connection database, String question) throws SQLException {
        var deadline = System.nanoTime() + Child.LONG.toNanos();
        try (var statement = database.createStatement()) {
            while (true) {
                try (var rows = statement.executeQuery(question)) {
                    rows.next();
                    if (rows.getBoolean(1)) return;
                }
                assertThat(System.nanoTime()).as(question).isLessThan(deadline);
            }
        }
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String end(Child program, String address) throws InterruptedException {
        var told = program.get(address, "Authorization", Clerks.login("auditor"), "Accept", "text/event-stream")
                .body();
        assertThat(told).contains("event:end");
        return told.substring(told.indexOf("event:end"));
    }

    @Test
    void the_next_program_goes_on_with_both_where_the_killed_one_left_them() throws Exception {
        var data = Child.freshDirectory();
        String balances;
        try (var first = started(data, "--sunledger.demo=true")) {
            first.said("The demo county is loaded");
            balances = first.getUntil(BALANCES, 200).body();
            try (var database = first.database()) {
                execute(database, HOLD);
                Clerks.done(202, first.post(Clerks.login("auditor"), MONEY, "{}"));
                Clerks.done(202, first.post(Clerks.login("auditor"), REPLAYS, "{\"position\":%d}".formatted(UP_TO)));
                until(database, HELD);
                first.kill();
                execute(database, "delete from public.hold");
            }
            try (var second = started(data)) {
                assertThat(end(second, MONEY + "/2")).contains("\"phase\":\"DONE\"", "\"state\":\"LIVE\"");
                var replayed = end(second, REPLAYS + "/1");
                assertThat(replayed).contains("\"phase\":\"DONE\"", "\"state\":\"READY\"", "\"same\":true");
                var shown = second.get(REPLAYS + "/1/balances/villages", "Authorization", Clerks.login("auditor"))
                        .body();
                assertThat(JSON.readTree(shown))
                        .isEqualTo(JSON.readTree(second.get("/api/v1/balances/villages?position=" + UP_TO)
                                .body()));
                assertThat(second.getUntil(BALANCES, 200).body()).isEqualTo(balances);
            }
        }
    }
}
