package org.sunledger.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sunledger.api.acceptance.LoadedDemo.Basis;
import org.sunledger.api.demo.Demo;
import org.sunledger.ledger.posting.S1;
import tools.jackson.databind.JsonNode;

/** Read tables of the whole story computed anew by people who only know the addresses. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(600)
class RebuildOverHttpIT {
    private static final String PROJECTIONS = "/api/v1/projections";
    private static final String MONEY = PROJECTIONS + "/money";
    private static Program program;

    @BeforeAll
    static void tell() {
        program = Program.telling();
        program.awaitTold();
    }

    @AfterAll
    static void end() throws IOException {
        program.close();
    }

    private static Demo demo() {
        return program.bean(Demo.class);
    }

    @Test
    void a_rebuild_is_watched_to_its_end_and_no_balance_changes() throws SQLException {
        var before = balances();
        var from = standing("money").get("generation").asInt();
        String address;
        try (var holding = held("money")) {
            var started = program.ask("POST", "auditor", MONEY + "/rebuilds", null);
            assertThat(started.status()).as(started.text()).isEqualTo(202);
            address = started.headers().firstValue("Location").orElseThrow();
            assertThat(started.json().get("ended").asBoolean()).isFalse();
            assertThat(address)
                    .isEqualTo(MONEY + "/rebuilds/" + started.json().get("id").asInt());

            var second = program.ask("POST", "admin", MONEY + "/rebuilds", null);
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.type()).isEqualTo("rebuild/running");
            assertThat(second.json().get("detail").asString()).contains("正在重建");
            holding.rollback();
        }
        var watched = program.ask("GET", "approver", address, null, "Accept", "text/event-stream");
        assertThat(watched.contentType()).startsWith("text/event-stream");
        assertThat(watched.text()).contains("event:end", "\"phase\":\"DONE\"", "\"phaseText\":\"已完成\"");
        assertThat(watched.text().indexOf("event:end")).isEqualTo(watched.text().lastIndexOf("event:"));

        var ended = program.get("auditor", address).json();
        assertThat(ended.get("state").asString()).isEqualTo("LIVE");
        assertThat(ended.get("askedBy").asString()).isEqualTo("auditor");
        assertThat(ended.get("difference").isNull()).isTrue();
        assertThat(standing("money").get("generation").asInt())
                .isEqualTo(ended.get("id").asInt());
        assertThat(standing("money").get("outdated").asBoolean()).isFalse();
        assertThat(balances()).isEqualTo(before);
        var switched = lastSwitch();
        assertThat(switched.get("payload").get("fromVersion").asInt()).isEqualTo(from);
        assertThat(switched.get("payload").get("toVersion").asInt())
                .isEqualTo(ended.get("id").asInt());
    }

    @Test
    void a_difference_is_shown_and_only_the_bureau_accepts_it() {
        var before = village();
        program.owner()
                .sql("update view.village_balance set income_fen = income_fen + 1 where division_code = '370784119333'")
                .update();
        assertThat(village()).isNotEqualTo(before);
        var address = waiting("POST", MONEY + "/rebuilds", null);
        var found = program.get("auditor", address).json().get("difference");
        assertThat(found.get("rows").asInt()).isEqualTo(1);
        assertThat(found.get("text").asString()).contains("CHANGED division_code=370784119333", "income_fen");
        var digest = Map.of("sha256", found.get("sha256").asString());

        var again = program.ask("POST", "admin", MONEY + "/rebuilds", null);
        assertThat(again.type()).isEqualTo("rebuild/waits-for-acceptance");
        for (var other : List.of("auditor", "admin")) {
            var refused = program.ask("POST", other, address + "/acceptance", digest);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.type()).isEqualTo("shared/role-not-allowed");
        }
        var moved = program.ask("POST", "approver", address + "/acceptance", Map.of("sha256", "5f"));
        assertThat(moved.status()).isEqualTo(409);
        assertThat(moved.type()).isEqualTo("rebuild/difference-moved");

        // Given up, it stays to be seen.
        var cancelled = program.ask("DELETE", "auditor", address, null);
        assertThat(cancelled.json().get("phase").asString()).isEqualTo("CANCELLED");
        assertThat(program.get("auditor", address)
                        .json()
                        .get("difference")
                        .get("rows")
                        .asInt())
                .isEqualTo(1);
        assertThat(program.ask("POST", "approver", address + "/acceptance", digest)
                        .type())
                .isEqualTo("rebuild/nothing-to-accept");
        assertThat(program.ask("DELETE", "admin", address, null).type()).isEqualTo("rebuild/nothing-to-cancel");

        var read = standing("money").get("generation").asInt();
        var anew = waiting("POST", MONEY + "/rebuilds", null);
        var sha256 = program.get("approver", anew).json().get("difference").get("sha256");
        var accepted = program.ask("POST", "approver", anew + "/acceptance", Map.of("sha256", sha256.asString()));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        assertThat(end(anew)).contains("\"phase\":\"DONE\"", "\"acceptedBy\":\"approver\"");
        assertThat(village()).isEqualTo(before);
        var told = lastSwitch().get("payload");
        assertThat(told.get("approver").asString()).isEqualTo("approver");
        assertThat(told.get("differenceSha256").asString()).isEqualTo(sha256.asString());

        // The way back goes through the same comparison.
        var back = waiting("POST", MONEY + "/rollbacks", Map.of("version", read));
        assertThat(back).endsWith("/rebuilds/" + read);
        assertThat(program.ask("DELETE", "admin", back, null)
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("KEPT");
        assertThat(village()).isEqualTo(before);
        assertThat(program.get("auditor", MONEY + "/rebuilds").json().valueStream())
                .extracting(each -> each.get("state").asString())
                .contains("LIVE", "KEPT", "DROPPED");
    }

    @Test
    void who_may_not_and_what_is_not_there_is_refused() {
        for (var user : List.of("maker", "approver", "treasury")) {
            var refused = program.ask("POST", user, MONEY + "/rebuilds", null);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.type()).isEqualTo("shared/role-not-allowed");
        }
        assertThat(program.ask("POST", null, MONEY + "/rebuilds", null).status())
                .isEqualTo(401);
        assertThat(program.get("maker", MONEY + "/rebuilds").status()).isEqualTo(403);
        var unknown = program.ask("POST", "auditor", PROJECTIONS + "/gold/rebuilds", null);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.type()).isEqualTo("rebuild/unknown-projection");
        for (var accept : List.of("application/json", "text/event-stream")) {
            var none = program.ask("GET", "auditor", MONEY + "/rebuilds/77", null, "Accept", accept);
            assertThat(none.status()).isEqualTo(404);
            assertThat(none.type()).isEqualTo("rebuild/unknown-version");
        }
        assertThat(program.ask("POST", "admin", MONEY + "/rollbacks", Map.of("version", 77))
                        .type())
                .isEqualTo("rebuild/version-not-kept");
        assertThat(program.ask("POST", "approver", MONEY + "/rebuilds/1/acceptance", Map.of())
                        .status())
                .isEqualTo(400);
    }

    /** @return address of a rebuild that found a difference and waits */
    private static String waiting(String method, String path, Object body) {
        var started = program.ask(method, "admin", path, body);
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        var address = started.headers().firstValue("Location").orElseThrow();
        assertThat(end(address)).contains("\"phase\":\"WAITING\"");
        return address;
    }

    /** Returns when the stream of progress ends. */
    private static String end(String address) {
        var text = program.ask("GET", "auditor", address, null, "Accept", "text/event-stream")
                .text();
        return text.substring(text.indexOf("event:end"));
    }

    /** Keeps live processing, and so the comparison, waiting until it is closed. */
    private static Connection held(String processor) throws SQLException {
        var connection = program.ownerSource().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("select 1 from view.token where processor_name = '" + processor + "' for update");
        }
        return connection;
    }

    private static JsonNode village() {
        return program.get("/api/v1/balances/villages")
                .json()
                .get("rows")
                .valueStream()
                .filter(row -> row.get("divisionCode").asString().equals("370784119333"))
                .findFirst()
                .orElseThrow();
    }

    /** All hundred balances, by the question that asks for their snapshot. */
    private static Map<String, List<JsonNode>> balances() {
        var all = new LinkedHashMap<String, List<JsonNode>>();
        for (var basis : S1.expected().stream().map(Basis::of).distinct().toList()) {
            var position = Objects.requireNonNull(demo().rows().get(basis.throughSeq()));
            for (var question : basis.questions(position)) {
                var answer = program.get("/api/v1/balances/villages" + question);
                // On a busy machine the tables may be more than two seconds behind: one asks again.
                while (answer.status() == 503) answer = program.get("/api/v1/balances/villages" + question);
                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                all.put(
                        question,
                        List.of(answer.json().get("rows"), answer.json().get("total")));
            }
        }
        assertThat(all).hasSizeGreaterThanOrEqualTo(20);
        return all;
    }

    private static JsonNode standing(String name) {
        return program.get("auditor", PROJECTIONS)
                .json()
                .valueStream()
                .filter(each -> each.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The last event of the journal that tells of one. */
    private static JsonNode lastSwitch() {
        var position = program.owner()
                .sql("select max(position) from journal.event where event_type = 'projection.switched'")
                .query(Long.class)
                .single();
        return program.get("auditor", "/api/v1/journal/" + position).json();
    }
}
