package org.sunledger.api.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;

/** On a PostgreSQL that somebody else runs, as owners who may do more or less. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(300)
class ExternalDatabaseIT {
    private static final String PASSWORD = "secret";
    private static final String STACK_TRACE = "\tat ";
    private static final int REFUSED = 1;

    private final Database database = TestPostgres.freshDatabase();
    private final JdbcClient superuser = JdbcClient.create(database.dataSource());
    private final String owner = "owner_of_" + database.name();

    @Test
    void an_owner_who_may_not_make_roles_is_told_to_name_one_and_then_served() throws Exception {
        makeOwner("");
        try (var program = start(List.of())) {
            assertThat(program.ended()).isEqualTo(REFUSED);
            assertThat(program.output())
                    .contains("请授予 CREATEROLE", "Grant it CREATEROLE", "sunledger.database.app-username")
                    .doesNotContain(STACK_TRACE);
        }
        var role = "app_of_" + database.name();
        superuser
                .sql("create role %s login password '%s'".formatted(role, PASSWORD))
                .update();
        var named =
                List.of("--sunledger.database.app-username=" + role, "--sunledger.database.app-password=" + PASSWORD);
        try (var program = start(named)) {
            program.said("This ledger is not open yet");
            program.signal("TERM");
            program.ended();
        }
        try (var command = start(with(named, "rebuild"))) {
            assertThat(command.ended()).isEqualTo(REFUSED);
            assertThat(command.output())
                    .contains("没有可重建或重放的内容", "there is nothing to rebuild")
                    .doesNotContain(STACK_TRACE);
        }
        // What counts is the role that writes.
        superuser
                .sql("alter role %s set synchronous_commit = off".formatted(role))
                .update();
        try (var program = start(named)) {
            assertThat(program.ended()).isEqualTo(REFUSED);
            assertThat(program.output())
                    .contains("账本拒绝运行", "the ledger refuses to run", "synchronous_commit=off")
                    .doesNotContain(STACK_TRACE);
        }
    }

    @Test
    void an_owner_who_may_make_roles_gets_a_ledger_that_an_administrator_opens() throws Exception {
        makeOwner("createrole");
        var hash = new BCryptPasswordEncoder(4).encode(PASSWORD);
        var users = new ArrayList<String>();
        for (var role : List.of("ADMIN", "APPROVER", "PROJECT_AUTHORITY")) {
            var user = "--sunledger.users[" + users.size() / 5 + "].";
            users.addAll(List.of(
                    user + "username=" + role,
                    user + "password-hash=" + hash,
                    user + "role=" + role,
                    user + "unit=1137078400000001AN",
                    user + "area=370784000000"));
        }
        try (var program = start(users)) {
            var rules = "{\"effectiveOn\":\"2020-01-02\"}";
            var tooEarly = program.post(login("APPROVER"), "/api/v1/rule-sets/default", rules);
            assertThat(tooEarly.statusCode()).as(tooEarly.body()).isEqualTo(409);
            assertThat(tooEarly.body()).contains("/problems/api/ledger-not-open", "POST /api/v1/ledger");

            var opening = "{\"effectiveOn\":\"2020-01-02\",\"name\":\"安丘市台账\",\"countyCode\":\"370784000000\"}";
            var notAllowed = program.post(login("APPROVER"), "/api/v1/ledger", opening);
            assertThat(notAllowed.statusCode()).isEqualTo(403);
            var opened = program.post(login("ADMIN"), "/api/v1/ledger", opening);
            assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
            assertThat(opened.body()).contains("\"position\":1,");
            var again = program.post(login("ADMIN"), "/api/v1/ledger", opening);
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.body()).contains("/problems/registry/ledger-open", "安丘市台账");

            var published = program.post(login("APPROVER"), "/api/v1/rule-sets/default", rules);
            assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
            assertThat(published.body()).contains("RuleSet/default");

            // Before it could make a new password for the role under which the program works.
            try (var command = start(List.of("rebuild"))) {
                assertThat(command.ended()).isEqualTo(REFUSED);
                assertThat(command.output())
                        .contains("另一个程序正在使用此账本", "Another program uses this ledger")
                        .doesNotContain(STACK_TRACE);
            }
            goesAwayAndComesBack(program, rules);
        }
    }

    private void goesAwayAndComesBack(Child program, String rules) throws Exception {
        administration()
                .sql("alter database %s allow_connections false".formatted(database.name()))
                .update();
        end();
        assertThat(program.getUntil("/actuator/health", 503).body()).contains("DOWN");
        assertThat(program.post(login("APPROVER"), "/api/v1/rule-sets/default", rules)
                        .statusCode())
                .isEqualTo(503);
        administration()
                .sql("alter database %s allow_connections true".formatted(database.name()))
                .update();
        assertThat(program.getUntil("/actuator/health", 200).body()).contains("UP");
        assertThat(program.post(login("APPROVER"), "/api/v1/rule-sets/default", rules)
                        .statusCode())
                .isNotEqualTo(503);
    }

    private void end() {
        administration()
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?")
                .param(database.name())
                .query(Boolean.class)
                .list();
    }

    private JdbcClient administration() {
        var url = database.url().replace("/" + database.name(), "/postgres");
        return JdbcClient.create(new Database("postgres", url, database.superuser(), database.password()).dataSource());
    }

    private void makeOwner(String may) {
        superuser
                .sql("create role %s login %s password '%s'".formatted(owner, may, PASSWORD))
                .update();
        superuser
                .sql("alter database %s owner to %s".formatted(database.name(), owner))
                .update();
    }

    private static List<String> with(List<String> settings, String command) {
        var all = new ArrayList<>(settings);
        all.add(command);
        return all;
    }

    private Child start(List<String> more) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + owner,
                "--spring.datasource.password=" + PASSWORD));
        arguments.addAll(more);
        return Child.start(Child.freshDirectory(), arguments.toArray(String[]::new));
    }

    private static String login(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }
}
