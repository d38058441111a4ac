package org.sunledger.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Iterator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Rebuilds that do not come to their end, by a person or by an event, seen by people who only know the addresses. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(600)
class StoppingRebuildsIT {
    private static final String PROJECTIONS = "/api/v1/projections";
    private static final int POISONED = 500;
    private static Program program;

    @BeforeAll
    static void tell() {
        program = Program.holdingNotices();
        program.awaitTold();
    }

    @AfterAll
    static void end() throws IOException {
        program.close();
    }

    @Test
    void one_is_watched_while_it_folds_and_cancelled_in_the_middle() {
        var rebuilds = PROJECTIONS + "/notice/rebuilds";
        var board = program.get("/api/v1/notices").text();
        var started = program.ask("POST", "admin", rebuilds, null);
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        var address = started.headers().firstValue("Location").orElseThrow();
        try (var told = program.follow("auditor", address)) {
            var lines = told.iterator();
            assertThat(lineWith(lines, "event:")).isEqualTo("event:progress");
            assertThat(lineWith(lines, "data:"))
                    .contains("\"phase\":\"FOLDING\"", "\"ended\":false", "\"phaseText\":\"读取并折叠\"");
            assertThat(program.ask("POST", "auditor", rebuilds, null).type()).isEqualTo("rebuild/running");
            assertThat(program.ask("POST", "auditor", PROJECTIONS + "/notice/rollbacks", "{\"version\":1}")
                            .type())
                    .isEqualTo("rebuild/running");

            var cancelled = program.ask("DELETE", "auditor", address, null);
            assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
            assertThat(cancelled.json().get("phase").asString()).isEqualTo("CANCELLED");

            var last = "";
            while (lines.hasNext()) {
                var line = lines.next();
                if (line.startsWith("event:")) last = line;
            }
            assertThat(last).isEqualTo("event:end");
        }
        assertThat(program.ask("DELETE", "auditor", address, null).type()).isEqualTo("rebuild/nothing-to-cancel");
        assertThat(standing("notice").get("generation").asInt()).isEqualTo(1);
        assertThat(program.get("/api/v1/notices").text()).isEqualTo(board);
        assertThat(tablesOf("view_notice_%")).isZero();
    }

    /** What somebody with the database's own rights could do to a record. */
    @ParameterizedTest
    @CsvSource({
        "event_type = 'gold.found', unknown event type",
        "schema_version = 99, schema version 99 is not known",
        "payload = '{}'::bytea, missing"
    })
    void a_record_that_cannot_be_read_stops_one_at_its_position_and_after_the_repair_it_goes_on(
            String change, String reason) {
        var owner = program.owner();
        var before = program.get("/api/v1/balances/villages").json();
        owner.sql("create table public.good as select * from journal.event where position = " + POISONED)
                .update();
        alter(change);
        try {
            var address = started();
            assertThat(endOf(address)).contains("\"phase\":\"STOPPED\"");
            var stopped = program.get("auditor", address).json();
            assertThat(stopped.get("state").asString()).isEqualTo("BUILDING");
            assertThat(stopped.get("stopped").get("position").asInt()).isEqualTo(POISONED);
            assertThat(stopped.get("stopped").get("message").asString()).contains(reason);
            assertThat(program.get("/api/v1/balances/villages").json().get("rows"))
                    .isEqualTo(before.get("rows"));
            // Asked again before the repair, it stops again, at the same record.
            assertThat(endOf(started())).contains("\"phase\":\"STOPPED\"");
        } finally {
            alter("""
                    event_type = g.event_type, schema_version = g.schema_version, payload = g.payload
                      from public.good g""");
            owner.sql("drop table public.good").update();
        }
        var address = started();
        assertThat(endOf(address)).contains("\"phase\":\"DONE\"");
        assertThat(program.get("auditor", address).json().get("difference").isNull())
                .isTrue();
        assertThat(program.get("/api/v1/balances/villages").json().get("rows")).isEqualTo(before.get("rows"));
    }

    private static void alter(String change) {
        var owner = program.owner();
        owner.sql("alter table journal.event disable trigger user").update();
        owner.sql("update journal.event e set %s where e.position = %d".formatted(change, POISONED))
                .update();
        owner.sql("alter table journal.event enable trigger user").update();
    }

    private static String started() {
        var started = program.ask("POST", "auditor", PROJECTIONS + "/money/rebuilds", null);
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        return started.headers().firstValue("Location").orElseThrow();
    }

    /** Returns when the stream of progress ends. */
    private static String endOf(String address) {
        var text = program.ask("GET", "auditor", address, null, "Accept", "text/event-stream")
                .text();
        return text.substring(text.indexOf("event:end"));
    }

    private static String lineWith(Iterator<String> lines, String prefix) {
        while (lines.hasNext()) {
            var line = lines.next();
            if (line.startsWith(prefix)) return line;
        }
        throw new AssertionError("The stream ended before " + prefix);
    }

    private static JsonNode standing(String name) {
        return program.get("auditor", PROJECTIONS)
                .json()
                .valueStream()
                .filter(each -> each.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long tablesOf(String schema) {
        return program.owner()
                .sql("select count(*) from pg_tables where schemaname like ?")
                .param(schema)
                .query(Long.class)
                .single();
    }
}
