package org.sunledger.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From every figure of the story down to its events, and from one day's knowledge to the next. */
@ExtendWith(LoadedDemo.Shared.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TracingFiguresIT {
    private static final Map<String, String> FIGURES = Map.of(
            "allocated", "allocatedFen",
            "disbursed", "disbursedFen",
            "recovered", "recoveredFen",
            "net", "netFen",
            "available", "availableFen",
            "asset", "assetFen",
            "income", "incomeFen");

    @Test
    void every_figure_of_every_place_is_the_sum_of_its_pages(LoadedDemo demo) {
        for (var point :
                List.of("", "effectiveOn=2018-12-31&", "effectiveOn=2018-07-20&knownAt=2018-07-20T16:00:00Z&")) {
            var table = demo.program().get("/api/v1/balances/villages?" + point).json();
            for (var row : table.get("rows")) {
                FIGURES.forEach((figure, field) -> {
                    var address = "/api/v1/balances/villages/%s/why?%sfigure=%s&limit=2"
                            .formatted(row.get("divisionCode").asString(), point, figure);
                    assertThat(sum(demo, null, address))
                            .isEqualTo(row.get(field).asLong());
                });
            }
        }
    }

    @Test
    void so_is_every_funds_cash_and_the_whole_ledgers(LoadedDemo demo) {
        var ledger = demo.program().get("auditor", "/api/v1/balances/funds").json();
        for (var row : ledger.get("rows")) {
            var address = "/api/v1/balances/funds/%s/why?figure=cash"
                    .formatted(row.get("fundId").asString());
            assertThat(sum(demo, "auditor", address))
                    .isEqualTo(row.get("money").get("cashFen").asLong());
        }
        assertThat(sum(demo, "auditor", "/api/v1/balances/total/why?figure=cash&limit=7"))
                .isEqualTo(ledger.get("total").get("cashFen").asLong());
    }

    private static long sum(LoadedDemo demo, @Nullable String user, String address) {
        long sum = 0;
        long after = 0;
        while (true) {
            var answer = user == null
                    ? demo.program().get(address + "&after=" + after)
                    : demo.program().get(user, address + "&after=" + after);
            assertThat(answer.status()).as(address).isEqualTo(200);
            var page = answer.json();
            for (var row : page.get("rows")) {
                sum += row.get("amountFen").asLong();
                assertThat(row.get("event").get("docNos")).isNotNull();
            }
            assertThat(page.get("carriedForwardFen").asLong()).isEqualTo(sum);
            if (page.get("next").isNull()) {
                assertThat(page.get("fen").asLong()).isEqualTo(sum);
                return sum;
            }
            after = page.get("next").asLong();
        }
    }

    @Test
    void an_auditor_learns_what_the_new_year_said_about_the_old_one(LoadedDemo demo) {
        // Recorded on 2019-01-03 and dated 2018-12-28: the second recovery.
        var report = demo.program()
                .get(
                        "auditor",
                        "/api/v1/restatements?from=2018-12-31T16:00:00Z&to=2019-01-31T16:00:00Z&effectiveOn=2018-12-31")
                .json();
        assertThat(report.get("events")).hasSize(1);
        assertThat(report.at("/events/0/event/eventType").asString()).isEqualTo("recovery.received");
        var recovered = report.get("places")
                .valueStream()
                .filter(row -> row.at("/restated/figure").asString().equals("RECOVERED"))
                .toList();
        assertThat(recovered).hasSize(1);
        assertThat(recovered.getFirst().at("/restated/oldFen").asLong()).isEqualTo(5_000_000);
        assertThat(recovered.getFirst().at("/restated/newFen").asLong()).isEqualTo(8_500_000);
        assertThat(recovered.getFirst().at("/restated/differenceFen").asLong()).isEqualTo(3_500_000);
        assertThat(report.get("funds").isEmpty()).isFalse();
    }

    /** Late entries of the story are dated on days on which there was enough. */
    @Test
    void no_day_of_the_story_is_negative_and_the_auditor_is_told_so(LoadedDemo demo) {
        var program = demo.program();
        var answer = program.get("auditor", "/api/v1/negative-days");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("rows")).isEmpty();
        assertThat(program.get("auditor", "/audit/negative-days").text()).contains("没有这样的日期");
        assertThat(program.get("auditor", "/audit").text()).doesNotContain("/audit/negative-days");
        assertThat(program.get("maker", "/api/v1/negative-days").status()).isEqualTo(403);
    }

    @Test
    void what_cannot_be_answered_is_refused(LoadedDemo demo) {
        var program = demo.program();
        var place = "/api/v1/balances/villages/370784119333/why?figure=";
        assertThat(program.get(place + "pool").type()).isEqualTo("api/parameter-malformed");
        assertThat(program.get(place + "cash&limit=0").type()).isEqualTo("api/parameter-malformed");
        assertThat(program.get("auditor", "/api/v1/restatements?from=9&to=3").type())
                .isEqualTo("as-of/from-after-to");
        assertThat(program.get("auditor", "/api/v1/restatements?from=yesterday").type())
                .isEqualTo("api/parameter-malformed");
        assertThat(program.get("maker", "/api/v1/restatements?from=3").status()).isEqualTo(403);
        assertThat(program.get("/api/v1/restatements?from=3").status()).isEqualTo(401);
    }
}
