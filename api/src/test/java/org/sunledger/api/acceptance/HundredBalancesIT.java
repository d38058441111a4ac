package org.sunledger.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunledger.api.acceptance.LoadedDemo.Basis;
import org.sunledger.ledger.posting.S1;
import org.sunledger.ledger.posting.S1.Expected;
import tools.jackson.databind.JsonNode;

/** Every row of {@code s1_expected.csv} over HTTP, for its basis, to the fen. */
@ExtendWith(LoadedDemo.Shared.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HundredBalancesIT {
    private static final List<String> PLACE =
            List.of("allocatedFen", "disbursedFen", "recoveredFen", "netFen", "availableFen", "assetFen", "incomeFen");
    private static final List<String> COUNTY = List.of("arrivedFen", "poolFen", "pendingRecoveryFen", "cashFen");

    static List<Expected> rows() {
        return S1.expected();
    }

    @Test
    void all_hundred_rows_are_asked_for() {
        assertThat(rows()).hasSize(100);
        assertThat(rows().stream().map(Basis::of).distinct()).hasSize(20);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void come_out_after_the_load(Expected expected, LoadedDemo demo) {
        var basis = Basis.of(expected);
        for (var question : basis.questions(demo.positionOf(basis.throughSeq()))) {
            var answer = demo.program().get("/api/v1/balances/villages" + question);
            assertThat(answer.status()).as(question).isEqualTo(200);
            assertThat(figures(answer.json(), expected)).as(question).isEqualTo(expected.figures());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void came_out_while_the_load_was_running(Expected expected, LoadedDemo demo) {
        for (var observed : demo.observed().get(Basis.of(expected))) {
            assertThat(observed.answer().status()).isEqualTo(200);
            assertThat(figures(observed.answer().json(), expected)).isEqualTo(expected.figures());
        }
    }

    @Test
    void were_really_asked_while_the_load_was_running(LoadedDemo demo) {
        assertThat(demo.observed()).hasSize(20);
        var first = demo.observed().values().iterator().next();
        assertThat(first).allMatch(LoadedDemo.Observed::wasLoading);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void agree_with_the_answer_for_one_place_and_its_events(Expected expected, LoadedDemo demo) {
        if (expected.isTotal()) return; // a county is no place of the table
        var basis = Basis.of(expected);
        for (var question : basis.questions(demo.positionOf(basis.throughSeq()))) {
            var answer = demo.program().get("/api/v1/balances/villages/" + expected.divisionCode() + question);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(longs(answer.json().get("row"), PLACE)).isEqualTo(expected.figures());
            var byFigure = new LinkedHashMap<String, Long>();
            answer.json()
                    .get("events")
                    .forEach(event -> byFigure.merge(
                            event.get("figure").asString(),
                            event.get("amountFen").asLong(),
                            Long::sum));
            for (var figure : Map.of("ALLOCATED", 0, "DISBURSED", 1, "RECOVERED", 2, "ASSET", 5, "INCOME", 6)
                    .entrySet()) {
                assertThat(byFigure.getOrDefault(figure.getKey(), 0L))
                        .as(figure.getKey())
                        .isEqualTo(expected.figures().get(figure.getValue()));
            }
        }
    }

    @Test
    void name_no_other_place_with_a_figure(LoadedDemo demo) {
        var known = rows().stream().map(Expected::divisionCode).toList();
        for (var row : demo.program().get("/api/v1/balances/villages").json().get("rows")) {
            assertThat(known).contains(row.get("divisionCode").asString());
        }
    }

    @Test
    void total_is_the_sum_of_the_rows_in_every_snapshot(LoadedDemo demo) {
        for (var basis : rows().stream().map(Basis::of).distinct().toList()) {
            var question = basis.questions(demo.positionOf(basis.throughSeq())).getFirst();
            var county =
                    demo.program().get("/api/v1/balances/villages" + question).json();
            for (var figure : PLACE) {
                var sum = county.get("rows")
                        .valueStream()
                        .mapToLong(row -> row.get(figure).asLong())
                        .sum();
                assertThat(county.get("total").get(figure).asLong()).as(figure).isEqualTo(sum);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "F1, 300000000, 256400000, 256400000, 5100000, 48700000",
        "F2, 240000000, 207600000, 207600000, 3400000, 35800000",
        "F3, 60000000, 60000000, 60000000, 0, 0",
        "F4, 100000000, 100000000, 100000000, 0, 0"
    })
    void leave_in_each_fund_what_the_handbook_says(
            String fund, long arrived, long allocated, long disbursed, long recovered, long pool, LoadedDemo demo) {
        var money = funds(demo, "")
                .get("rows")
                .valueStream()
                .filter(row -> row.get("code").asString().equals(fund))
                .findFirst()
                .orElseThrow()
                .get("money");
        var names = List.of(
                "registeredFen",
                "arrivedFen",
                "allocatedFen",
                "disbursedFen",
                "recoveredFen",
                "poolFen",
                "cashFen",
                "availableFen",
                "pendingRecoveryFen",
                "reservedFen",
                "withdrawnFen",
                "checkFen");
        assertThat(longs(money, names))
                .containsExactly(arrived, arrived, allocated, disbursed, recovered, pool, pool, 0L, 0L, 0L, 0L, 0L);
    }

    @ParameterizedTest
    @CsvSource({
        // 11a by effective date, 11b as recorded that night: C, U, V, S and R of the county.
        "?effectiveOn=2018-12-31,           223465000, 76000000, 138965000, 8500000, 8500000",
        "?knownAt=2018-12-31T15:59:59.999Z, 219965000, 76000000, 138965000, 5000000, 5000000"
    })
    void tell_the_year_end_in_two_ways(
            String question, long cash, long pool, long available, long pending, long recovered, LoadedDemo demo) {
        var names = List.of("cashFen", "poolFen", "availableFen", "pendingRecoveryFen", "recoveredFen");
        var figures = List.of(cash, pool, available, pending, recovered);
        var funds = funds(demo, question);
        assertThat(longs(funds.get("total"), names)).isEqualTo(figures);
        assertThat(funds.get("total").get("checkFen").asLong()).isZero();
        assertThat(funds.get("rows").valueStream())
                .hasSize(4)
                .allMatch(row -> row.get("money").get("checkFen").asLong() == 0);
        var villages =
                demo.program().get("/api/v1/balances/villages" + question).json();
        assertThat(longs(villages.get("total"), names)).isEqualTo(figures);
    }

    @Test
    void are_zero_for_a_place_before_its_first_figure(LoadedDemo demo) {
        var answer = demo.program().get("/api/v1/balances/villages/370784119333?position=" + demo.positionOf(1));
        assertThat(longs(answer.json().get("row"), PLACE)).containsOnly(0L);
        assertThat(answer.json().get("row").get("divisionName").asString()).isEqualTo("白山头村村委会");
        assertThat(answer.json().get("events")).isEmpty();
    }

    private static JsonNode funds(LoadedDemo demo, String question) {
        var answer = demo.program().get("auditor", "/api/v1/balances/funds" + question);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    /** The row's figures; zeroes for a place without one. */
    static List<Long> figures(JsonNode county, Expected expected) {
        if (expected.isTotal()) {
            var names = new ArrayList<>(PLACE);
            names.addAll(COUNTY);
            return longs(county.get("total"), names);
        }
        return county.get("rows")
                .valueStream()
                .filter(row -> row.get("divisionCode").asString().equals(expected.divisionCode()))
                .findFirst()
                .map(row -> longs(row, PLACE))
                .orElse(List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L));
    }

    private static List<Long> longs(JsonNode figures, List<String> names) {
        return names.stream().map(name -> figures.get(name).asLong()).toList();
    }
}
