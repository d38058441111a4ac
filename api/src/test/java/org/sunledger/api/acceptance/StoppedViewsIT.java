package org.sunledger.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sunledger.api.demo.Staged;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.projections.engine.Processors;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.village.VillageBalanceQueries;
import tools.jackson.databind.JsonNode;

/** Books that are behind say so: they wait, then refuse, and never answer for an earlier position; nothing is skipped. */
@ExtendWith(EarlyDemo.Shared.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StoppedViewsIT {
    private static final String MONEY = VillageBalanceQueries.PROCESSOR;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(100);

    @Test
    void a_paused_view_lets_a_reader_of_the_head_wait_and_then_refuses(EarlyDemo demo) {
        var program = demo.program();
        var before = program.head();
        assertThat(program.get("/api/v1/balances/villages?atLeast=" + before).status())
                .isEqualTo(200);
        var processors = program.bean(Processors.class);
        processors.pause(MONEY);
        try {
            demo.arrives(3, 700);
            var head = program.head();
            assertThat(head).isGreaterThan(before);
            for (var path : new String[] {
                "/api/v1/balances/villages?atLeast=" + head,
                "/api/v1/balances/villages?position=" + head,
                "/api/v1/balances/villages/370784119333?atLeast=" + head,
                "/api/v1/balances/funds?atLeast=" + head
            }) {
                var asked = System.nanoTime();
                var answer = program.get("auditor", path);
                assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThanOrEqualTo(Reader.WAIT_MAX);
                assertThat(answer.status()).as(path).isEqualTo(503);
                assertThat(answer.type()).isEqualTo("api/not-yet-there");
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
                assertThat(answer.contentType()).startsWith("application/problem+json");
                assertThat(answer.json().get("position").asLong()).isEqualTo(head);
                assertThat(answer.json().get("reached").asLong()).isEqualTo(before);
                assertThat(answer.json().get("detail").asString()).contains(head + "", before + "");
            }
            var unbound = program.get("/api/v1/balances/villages");
            assertThat(unbound.status()).isEqualTo(200);
            assertThat(unbound.json().get("asOf").get("position").asLong()).isEqualTo(before);
            assertThat(program.get("/api/v1/balances/villages?position=" + before)
                            .status())
                    .isEqualTo(200);
            assertThat(standing(demo, MONEY).get("state").asString()).isEqualTo("PAUSED");
            // The others go on.
            var trail = program.get("auditor", "/api/v1/audit-trail?from=2018-03-12&atLeast=" + head);
            assertThat(trail.status()).isEqualTo(200);
        } finally {
            processors.resume(MONEY);
        }
        var head = program.head();
        until(
                demo,
                () -> program.get("/api/v1/balances/villages?atLeast=" + head).status() == 200);
        var after = program.get("auditor", "/api/v1/balances/funds?atLeast=" + head);
        assertThat(after.json().get("asOf").get("position").asLong()).isGreaterThanOrEqualTo(head);
        assertThat(postedPositions(demo)).isEqualTo(moneyEvents(demo));
    }

    @Test
    void a_fold_that_fails_stops_and_shows_and_goes_on_after_the_repair_with_nothing_skipped(EarlyDemo demo) {
        var program = demo.program();
        var before = program.head();
        until(
                demo,
                () -> program.get("/api/v1/balances/villages?atLeast=" + before).status() == 200);
        assertThat(program.get("/actuator/health").status()).isEqualTo(200);
        var arrived = arrived(demo);
        var owner = program.owner();
        owner.sql("alter table view.fund_balance add constraint broken check (arrived_fen < %d or fund_id <> '%s')"
                        .formatted(arrived + 1_000, Staged.fund(4)))
                .update();
        demo.arrives(4, 900);
        var good = program.head();
        until(
                demo,
                () -> program.get("/api/v1/balances/villages?atLeast=" + good).status() == 200);
        demo.arrives(4, 100);
        var bad = program.head();
        demo.arrives(4, 1);
        var head = program.head();
        try {
            until(demo, () -> program.get("/actuator/health").status() == 503);
            // First only the batch is known, then the one event.
            until(
                    demo,
                    () -> standing(demo, MONEY).path("stopped").path("position").asLong(0) == bad);
            var reached = standing(demo, MONEY).get("position").asLong();
            assertThat(reached).isBetween(good, bad - 1);
            assertThat(program.get("/actuator/health").json().get("status").asString())
                    .isEqualTo("DOWN");
            var shown = program.get("admin", "/actuator/health").json();
            var details = shown.get("components").get("projections");
            assertThat(details.get("status").asString()).isEqualTo("DOWN");
            assertThat(details.get("details").get(MONEY).asString()).isEqualTo(reached + "/" + head);
            assertThat(details.get("details").get(MONEY + ".error").asString()).contains("broken");
            // Strangers hear that it is down, and nothing of its inside.
            assertThat(program.get("/actuator/health").json().has("components")).isFalse();
            var standing = standing(demo, MONEY);
            assertThat(standing.get("state").asString()).isEqualTo("STOPPED");
            assertThat(standing(demo, MONEY).get("stopped").get("projection").asString())
                    .isEqualTo("fund_balance");
            assertThat(program.get("/api/v1/balances/villages?atLeast=" + head).status())
                    .isEqualTo(503);
            var unbound = program.get("/api/v1/balances/villages").json();
            assertThat(unbound.get("asOf").get("position").asLong()).isEqualTo(reached);
            // The others go on, and so does the ledger.
            assertThat(program.get("auditor", "/api/v1/audit-trail?from=2018-03-12&atLeast=" + head)
                            .status())
                    .isEqualTo(200);
            assertThat(standing(demo, "trail").get("state").asString()).isEqualTo("CURRENT");
        } finally {
            owner.sql("alter table view.fund_balance drop constraint broken").update();
        }
        until(
                demo,
                () -> program.get("/api/v1/balances/villages?atLeast=" + head).status() == 200);
        until(demo, () -> program.get("/actuator/health").status() == 200);
        assertThat(arrived(demo)).isEqualTo(arrived + 1_001);
        assertThat(postedPositions(demo)).isEqualTo(moneyEvents(demo));
    }

    /** Of F4, as the tables have it. */
    private static long arrived(EarlyDemo demo) {
        return demo.program()
                .get("auditor", "/api/v1/balances/funds")
                .json()
                .get("rows")
                .valueStream()
                .filter(row -> row.get("code").asString().equals("F4"))
                .findFirst()
                .orElseThrow()
                .get("money")
                .get("arrivedFen")
                .asLong();
    }

    private static long postedPositions(EarlyDemo demo) {
        return count(demo, "select count(distinct position) from view.money_posting");
    }

    private static long moneyEvents(EarlyDemo demo) {
        return count(demo, "select count(*) from journal.event where event_type = 'fund.arrived'");
    }

    private static long count(EarlyDemo demo, String query) {
        return demo.program().owner().sql(query).query(Long.class).single();
    }

    private static JsonNode standing(EarlyDemo demo, String processor) {
        return demo.program()
                .get("auditor", "/api/v1/projections")
                .json()
                .valueStream()
                .filter(each -> each.get("name").asString().equals(processor))
                .findFirst()
                .orElseThrow();
    }

    /** Looks again and again; between two looks it waits for news from the journal. */
    private static void until(EarlyDemo demo, BooleanSupplier condition) {
        var journal = demo.program().bean(Journal.class);
        var deadline = Instant.now().plus(PATIENCE);
        try {
            while (!condition.getAsBoolean()) {
                assertThat(Instant.now()).isBefore(deadline);
                journal.awaitAfter(journal.head(), GLANCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
