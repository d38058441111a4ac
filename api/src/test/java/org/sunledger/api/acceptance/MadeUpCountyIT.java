package org.sunledger.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sunledger.api.county.CountyJournal;
import org.sunledger.api.county.CountyPlan;
import org.sunledger.api.wiring.CountyOpening;
import org.sunledger.api.wiring.Settings;
import org.sunledger.ledger.fund.FundEvent.FundRegistered;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.transfer.TransferCancelled;
import org.sunledger.ledger.journal.transfer.Watch;
import org.sunledger.ledger.posting.Account;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.posting.Postings;

/** A ledger that a made-up county was written into is served like any other, and goes on from there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MadeUpCountyIT {
    private static final CountyPlan PLAN = new CountyPlan(20, 2, 11, 6_000);

    private final AtomicLong folded = new AtomicLong();
    private Program program;

    @BeforeAll
    void fill() {
        program = Program.preparedBy(settings -> {
            // Cut off after the first batch, it goes on.
            Watch impatient = (stage, done, total) -> done == 0;
            assertThatThrownBy(() -> fill(settings, PLAN, impatient)).isInstanceOf(TransferCancelled.class);
            assertThat(fill(settings, PLAN, Watch.NOBODY)).isEqualTo(new CountyOpening.Filled(PLAN.events(), false));
            assertThat(fill(settings, PLAN, Watch.NOBODY)).isEqualTo(new CountyOpening.Filled(PLAN.events(), true));
            assertThatThrownBy(() -> fill(settings, new CountyPlan(20, 2, 12, 6_000), Watch.NOBODY))
                    .hasMessageContaining("Another ledger");
        });
    }

    private CountyOpening.Filled fill(Settings settings, CountyPlan plan, Watch watch) {
        try {
            return CountyOpening.fill(settings, plan, watch, (of, done) -> folded.set(done));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    void close() throws IOException {
        program.close();
    }

    @Test
    void the_journal_holds_exactly_the_county_and_the_views_have_folded_it() {
        var journal = program.bean(Journal.class);
        var county = CountyJournal.of(PLAN);
        for (var record : journal.after(0, Math.toIntExact(PLAN.events()))) {
            assertThat(record.isSameAs(county.nextRecord())).isTrue();
        }
        assertThat(county.hasNext()).isFalse();
        assertThat(folded).hasValue(PLAN.events());
    }

    @Test
    void balances_are_those_of_the_county_and_every_page_says_that_it_is_a_demo() {
        var total = Measures.ZERO;
        var county = CountyJournal.of(PLAN);
        while (county.hasNext())
            total = total.plus(Measures.of(Postings.of(county.next().event())));
        var answer = program.get("/api/v1/balances/villages?position=" + PLAN.events());
        assertThat(answer.status()).isEqualTo(200);
        var told = answer.json().get("total");
        assertThat(told.get("disbursedFen").asLong()).isEqualTo(total.disbursedFen());
        assertThat(told.get("availableFen").asLong()).isEqualTo(total.availableFen());
        assertThat(told.get("poolFen").asLong()).isEqualTo(total.poolFen());
        assertThat(program.get("/").text()).contains("演示数据", "云溪县");
    }

    /** Payees came as references with the journal; no vault came with them. */
    @Test
    void its_money_is_followed_to_payees_whom_no_vault_knows() {
        var answer = program.get("auditor", "/api/v1/money-flows?position=" + PLAN.events());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var flows = answer.json();
        assertThat(flows.get("total").get("paidFen").asLong()).isPositive();
        assertThat(flows.get("total").get("checkFen").asLong()).isZero();
        var payees = 0;
        for (var node : flows.get("nodes")) {
            if (!node.get("kind").asString().equals("PAYEE")) continue;
            payees++;
            assertThat(node.path("name").isNull() || node.path("name").isMissingNode())
                    .as(node.toString())
                    .isTrue();
            assertThat(node.get("id").asString())
                    .isEqualTo("payee:" + UUID.fromString(node.get("code").asString()));
        }
        assertThat(payees).isGreaterThan(3);
        assertThat(program.get("auditor", "/audit/flows").status()).isEqualTo(200);
        assertThat(program.get("auditor", "/api/v1/exports/money-flows.zip").status())
                .isEqualTo(200);
    }

    /** Their bytes never were, so there is nothing to compare; that they hung there is compared. */
    @Test
    void a_replay_finds_it_as_it_was_shown_and_says_that_its_notices_have_no_content() {
        var started = program.ask("POST", "auditor", "/api/v1/replays", Map.of("position", PLAN.events()));
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        var address = started.headers().firstValue("Location").orElseThrow();
        assertThat(program.ask("GET", "auditor", address, null, "Accept", "text/event-stream")
                        .text())
                .contains("event:end");
        var ended = program.get("auditor", address).json();
        assertThat(ended.get("same").asBoolean())
                .as(ended.get("difference").get("text").asString())
                .isTrue();
        var notices = ended.get("difference")
                .get("tables")
                .valueStream()
                .filter(table -> table.get("name").asString().equals("posted_notice"))
                .findFirst()
                .orElseThrow();
        assertThat(notices.get("rows").asLong()).isGreaterThan(10);
        assertThat(notices.get("uncompared").asLong())
                .isEqualTo(notices.get("rows").asLong());
        var page = program.ask("GET", "auditor", address.replace("/api/v1", "/audit"), null, "Accept", "text/html");
        assertThat(page.text()).contains("与当时所示完全一致", "从未保存内容");
    }

    @Test
    void its_negative_days_are_those_that_its_events_come_to() {
        var byDay = new TreeMap<String, TreeMap<LocalDate, Long>>();
        var county = CountyJournal.of(PLAN);
        while (county.hasNext()) {
            var event = county.next();
            for (var posting : Postings.of(event.event())) {
                if (posting.account() == Account.ALLOCATED)
                    byDay.computeIfAbsent(posting.divisionCode().value(), ignored -> new TreeMap<>())
                            .merge(event.envelope().effectiveOn(), posting.amountFen(), Math::addExact);
            }
        }
        var first = new ArrayList<String>();
        byDay.forEach((place, days) -> {
            long available = 0;
            for (var day : days.entrySet()) {
                var before = available;
                available += day.getValue();
                if (before >= 0 && available < 0) first.add(day.getKey() + " " + place);
            }
        });
        var answer = program.get("auditor", "/api/v1/negative-days?limit=500&position=" + PLAN.events());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json()
                        .get("rows")
                        .valueStream()
                        .filter(row -> !row.get("divisionCode").isNull())
                        .map(row -> row.get("firstOn").asString() + " "
                                + row.get("divisionCode").asString()))
                .containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    void its_people_may_log_in_and_record_what_comes_next() {
        var county = CountyJournal.of(PLAN);
        UUID registered = null;
        while (registered == null) {
            if (county.next().event() instanceof FundRegistered e)
                registered = e.fundId().value();
        }
        var path = "/api/v1/funds/" + registered + "/adjustments";
        var adjustment = Map.of("effectiveOn", "2025-01-06", "deltaFen", 100_000, "docNo", "云财调〔2025〕1号");
        var entered = program.send("POST", "maker", path, adjustment);
        assertThat(entered.status()).as(entered.text()).isEqualTo(201);
        var id = entered.json().get("id").asString();
        var basis = Map.of("effectiveOn", "2025-01-06");
        var same = program.send("PUT", "maker", path + "/" + id + "/confirmation", basis);
        assertThat(same.status()).isIn(403, 409);
        var confirmed = program.send("PUT", "checker-2", path + "/" + id + "/confirmation", basis);
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        assertThat(program.get("auditor", "/api/v1/balances/funds?atLeast=" + program.head())
                        .json()
                        .get("total")
                        .get("checkFen")
                        .asLong())
                .isZero();
        assertThat(program.get("village", "/api/v1/balances/villages").status()).isEqualTo(200);
        // Automations have nothing to catch up with: what follows from the county's events came with them.
        assertThat(program.head()).isEqualTo(PLAN.events() + 2);
    }
}
