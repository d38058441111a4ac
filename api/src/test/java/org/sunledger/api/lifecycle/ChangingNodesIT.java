package org.sunledger.api.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.api.demo.Staged;
import org.sunledger.ledger.journal.eventstoredb.server.TestCluster;

/** Two programs on one PostgreSQL and one EventStoreDB: one writes, the other answers questions and takes over. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(300)
class ChangingNodesIT {
    private static final String HEALTH = "/actuator/health";
    private static final String WRITES = "/actuator/health/writes";
    private static final String STACK_TRACE = "\tat ";

    private static final int MIDDLE = Balances.EVENTS / 2;

    /** After those of the story. */
    private int funds = 4;

    @Test
    void who_stands_by_takes_over_and_finishes_the_story_that_the_killed_one_began() throws Exception {
        try (var cluster = TestCluster.builder().noise(3, 2).start()) {
            var county = County.of(
                    cluster.connectionString(),
                    "--sunledger.journal.trial=true",
                    "--sunledger.demo=true",
                    "--sunledger.demo-password=" + Clerks.PASSWORD);
            try (var first = county.start()) {
                assertThat(first.getUntil(WRITES, 200).body()).contains("UP");
                try (var second = county.start()) {
                    standsBy(second);
                    awaitPosition(county, MIDDLE);
                    standsBy(second);
                    first.kill();
                    takesOver(second, county);
                    try (var third = county.start()) {
                        standsBy(third);
                        second.signal("TERM");
                        second.ended();
                        third.getUntil(WRITES, 200);
                        records(third, county);
                        assertThat(third.getUntil(HEALTH, 200).body()).contains("UP");
                    }
                }
            }
        }
    }

    @Test
    void who_loses_the_lock_in_the_middle_of_the_story_leaves_it_to_the_other_or_goes_on_itself() throws Exception {
        try (var cluster = TestCluster.builder().noise(3, 2).start()) {
            var county = County.of(
                    cluster.connectionString(),
                    "--sunledger.journal.trial=true",
                    "--sunledger.demo=true",
                    "--sunledger.demo-password=" + Clerks.PASSWORD);
            try (var first = county.start()) {
                first.getUntil(WRITES, 200);
                try (var second = county.start()) {
                    second.getUntil(WRITES, 503);
                    for (int position = 400; position <= 1_000; position += 200) {
                        awaitPosition(county, position);
                        cutTheWriter(county);
                    }
                    awaitPosition(county, Balances.EVENTS);
                    var writers = new ArrayList<Child>();
                    while (writers.isEmpty()) {
                        for (var each : List.of(first, second)) {
                            if (each.get(WRITES).statusCode() == 200) writers.add(each);
                        }
                    }
                    assertThat(writers).as("one writes").hasSize(1);
                    writers.getFirst().said("The demo county is loaded: %d events".formatted(Balances.EVENTS));
                    Balances.areThoseOfTheStory(first);
                    Balances.areThoseOfTheStory(second);
                    belongsToTheStory(county);
                    records(writers.getFirst(), county);
                }
            }
        }
    }

    private static void cutTheWriter(County county) {
        var cut = JdbcClient.create(county.database().dataSource())
                .sql("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                         where application_name = 'sunledger numbering' and datname = current_database()
                           and pid in (select pid from pg_locks where locktype = 'advisory' and granted)
                        """)
                .query(Boolean.class)
                .list();
        assertThat(cut).containsExactly(true);
    }

    private static void belongsToTheStory(County county) {
        var last = JdbcClient.create(county.database().dataSource())
                .sql("select max(recorded_at) from journal.log_index")
                .query(String.class)
                .single();
        assertThat(last)
                .as("what was left undone is recorded at the story's time")
                .startsWith("2020-05");
    }

    private void standsBy(Child program) throws InterruptedException {
        assertThat(program.getUntil(WRITES, 503).body()).contains("STANDING_BY");
        assertThat(program.getUntil(HEALTH, 200).body()).contains("UP");
        for (var page : new String[] {"/", "/notices", "/api/v1/balances/villages", "/problems"}) {
            assertThat(program.getUntil(page, 200).body()).isNotEmpty();
        }
        var refused = Clerks.arrival(program, Staged.fund(1));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.body())
                .contains("/problems/api/standing-by", "本节点为备用节点", "This node stands by")
                .contains("nothing was recorded");
        assertThat(program.get(HEALTH, "Authorization", Clerks.login("admin")).body())
                .contains("\"engine\":\"eventstoredb\"", "\"role\":\"stands by\"", "\"head\":");
    }

    private void takesOver(Child program, County county) throws Exception {
        program.getUntil(WRITES, 200);
        program.said("The demo county is loaded: %d events".formatted(Balances.EVENTS));
        Balances.areThoseOfTheStory(program);
        belongsToTheStory(county);
        records(program, county);
        assertThat(program.output()).doesNotContain(STACK_TRACE);
    }

    /** A person enters something, and an automation follows. */
    private void records(Child program, County county) throws Exception {
        var database = JdbcClient.create(county.database().dataSource());
        var fund = Clerks.fund(program, ++funds);
        long claims = claims(database);
        Clerks.done(201, Clerks.arrival(program, fund));
        try (var announced = county.database().dataSource().getConnection()) {
            var channel = listen(announced);
            while (claims(database) == claims) channel.getNotifications(1_000);
        }
    }

    private static long claims(JdbcClient database) {
        return database.sql("select count(*) from journal.log_index where stream_type = 'Claim'")
                .query(Long.class)
                .single();
    }

    /** Listens to the journal's own announcements until it is so far. */
    private static void awaitPosition(County county, long position) throws SQLException {
        var database = JdbcClient.create(county.database().dataSource());
        try (var announced = county.database().dataSource().getConnection()) {
            var channel = listen(announced);
            while (database.sql("select position from journal.log_head")
                            .query(Long.class)
                            .single()
                    < position) channel.getNotifications(1_000);
        }
    }

    private static PGConnection listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen sunledger_position");
        }
        return connection.unwrap(PGConnection.class);
    }
}
