package org.sunledger.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Findings, cases, due dates, the year plan, carry-overs and a villager's village over the story, as its rows say. */
@ExtendWith(LoadedDemo.Shared.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ViewsOfS1IT {
    private static final String BAISHANTOU = "370784119333";

    private static JsonNode get(LoadedDemo demo, String role, String question) {
        var separator = question.contains("?") ? "&" : "?";
        var path = question + separator + "atLeast=" + demo.program().head();
        var answer = demo.program().get(role, path);
        assertThat(answer.status()).as(path + answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode open(LoadedDemo demo, String question) {
        var answer = demo.program().get(question);
        assertThat(answer.status()).as(question + answer.text()).isEqualTo(200);
        return answer.json();
    }

    @ParameterizedTest
    @CsvSource({
        "2018-11-15, ASSIGNED, 60",
        "2018-12-31, ASSIGNED, 14",
        "2019-01-03, REPORTED, 11",
        "2019-01-04, CLOSED, "
    })
    void the_finding_has_sixty_days_and_is_struck_off(String day, String status, Long daysLeft, LoadedDemo demo) {
        var rows = get(demo, "auditor", "/api/v1/findings?effectiveOn=" + day).get("rows");
        assertThat(rows).hasSize(1);
        var finding = rows.get(0);
        assertThat(finding.get("number").asString()).isEqualTo("AF1");
        assertThat(finding.get("amountFen").asLong()).isEqualTo(8_500_000);
        assertThat(finding.get("dueOn").asString()).isEqualTo("2019-01-14");
        assertThat(finding.get("status").asString()).isEqualTo(status);
        assertThat(finding.get("isOverdue").asBoolean()).isFalse();
        if (daysLeft == null) assertThat(finding.get("daysLeft").isNull()).isTrue();
        else assertThat(finding.get("daysLeft").asLong()).isEqualTo(daysLeft);
    }

    @Test
    void statistics_count_the_one_finding(LoadedDemo demo) {
        var all = get(demo, "auditor", "/api/v1/audit-statistics?from=2018-11-01&to=2018-11-30");
        for (var one : List.of("cities", "counties", "towns", "villages", "projects", "findings", "units")) {
            assertThat(all.get(one).asInt()).as(one).isEqualTo(1);
        }
        assertThat(all.get("personTimes").asInt()).isEqualTo(1);
        assertThat(all.get("amountFen").asLong()).isEqualTo(8_500_000);
        assertThat(get(demo, "auditor", "/api/v1/audit-statistics?from=2018-12-01")
                        .get("findings")
                        .asInt())
                .isZero();
    }

    @Test
    void the_objection_was_answered_in_time_and_nobody_says_by_whom_it_was_raised(LoadedDemo demo) {
        var rows = get(demo, "maker", "/api/v1/cases?division=" + BAISHANTOU).get("rows");
        assertThat(rows).hasSize(1);
        var objection = rows.get(0);
        assertThat(objection.get("channel").asString()).isEqualTo("NOTICE_OBJECTION");
        assertThat(objection.get("receivedOn").asString()).isEqualTo("2018-04-09");
        assertThat(objection.get("repliedOn").asString()).isEqualTo("2018-04-16");
        assertThat(objection.get("closedOn").asString()).isEqualTo("2018-04-17");
        assertThat(objection.get("isOverdue").asBoolean()).isFalse();
        assertThat(objection.propertyNames()).noneMatch(name -> name.contains("eporter"));
        assertThat(get(demo, "maker", "/api/v1/cases?effectiveOn=2018-04-08").get("rows"))
                .isEmpty();
    }

    @Test
    void allocations_are_to_be_published_by_the_seventeenth_of_april(LoadedDemo demo) {
        var due = get(demo, "village", "/api/v1/due-dates?effectiveOn=2018-03-26&kind=PUBLISH_ALLOCATION")
                .get("rows");
        assertThat(due).hasSize(4).allSatisfy(row -> {
            assertThat(row.get("dueOn").asString()).isEqualTo("2018-04-17");
            assertThat(row.get("workingDaysLeft").asInt()).isEqualTo(15);
        });
        assertThat(get(demo, "village", "/api/v1/due-dates?effectiveOn=2018-03-30&kind=PUBLISH_ALLOCATION")
                        .get("rows"))
                .isEmpty();
    }

    @Test
    void retention_is_due_when_the_defect_year_is_over(LoadedDemo demo) {
        var due = get(demo, "village", "/api/v1/due-dates?effectiveOn=2019-06-30&kind=RETENTION")
                .get("rows");
        assertThat(due.valueStream().map(row -> row.get("dueOn").asString()))
                .containsExactly("2019-10-16", "2019-12-21", "2020-05-11");
        assertThat(get(demo, "village", "/api/v1/due-dates?kind=RETENTION").get("rows"))
                .isEmpty();
    }

    /** The second receipt is of 2018-12-28 and was recorded on 2019-01-03. */
    @Test
    void money_ordered_back_is_due_until_it_came(LoadedDemo demo) {
        var due = get(demo, "village", "/api/v1/due-dates?effectiveOn=2018-12-10&kind=RECOVERY")
                .get("rows");
        assertThat(due).singleElement().satisfies(row -> {
            assertThat(row.get("dueOn").asString()).isEqualTo("2019-01-14");
            assertThat(row.get("owedFen").asLong()).isEqualTo(3_500_000);
            assertThat(row.get("kindText").asString()).isEqualTo("追缴款到账");
        });
        var day = "/api/v1/due-dates?effectiveOn=2018-12-31&kind=RECOVERY";
        assertThat(get(demo, "village", day).get("rows")).isEmpty();
        assertThat(demo.program()
                        .get("village", day + "&knownAt=2018-12-31T16:00:00Z")
                        .json()
                        .get("rows"))
                .hasSize(1);
    }

    @Test
    void the_year_plan_is_public_and_comes_to_what_was_paid(LoadedDemo demo) {
        var plan =
                open(demo, "/api/v1/year-plans/2018?atLeast=" + demo.program().head());
        assertThat(plan.get("rows")).hasSize(4);
        var total = plan.get("total");
        assertThat(total.get("plannedFen").asLong()).isEqualTo(630_000_000);
        assertThat(total.get("completedFen").asLong()).isEqualTo(624_000_000);
        assertThat(total.get("balanceFen").asLong()).isZero();
        assertThat(total.get("completionBp").asLong()).isEqualTo(9_904);
        assertThat(total.get("accepted").asInt()).isEqualTo(4);
        var before = open(demo, "/api/v1/year-plans/2018?effectiveOn=2018-05-08");
        assertThat(before.get("total").get("completedFen").asLong()).isEqualTo(159_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "?effectiveOn=2018-12-30, 0, 0",
        "?effectiveOn=2018-12-31, 223465000, 0",
        "?knownAt=2018-12-31T15:59:59.999Z, 219965000, 0",
        "?effectiveOn=2020-12-31, 84500000, 24"
    })
    void what_is_left_after_the_year_is_carried(String question, long fen, long months, LoadedDemo demo) {
        var carried = get(demo, "checker", "/api/v1/carry-overs" + question);
        assertThat(carried.get("totalFen").asLong()).isEqualTo(fen);
        assertThat(carried.get("rows").valueStream()).allSatisfy(row -> {
            assertThat(row.get("months").asLong()).isEqualTo(months);
            assertThat(row.get("isOverTwoYears").asBoolean()).isFalse();
        });
    }

    @Test
    void a_villager_reads_year_by_year_what_the_village_got(LoadedDemo demo) {
        var mine = open(demo, "/api/v1/villages/" + BAISHANTOU + "/mine?effectiveOn=2019-12-31");
        var years = mine.get("years");
        assertThat(years.valueStream().map(year -> year.get("year").asInt())).containsExactly(2019, 2018);
        assertThat(years.get(1).get("allocatedFen").asLong()).isEqualTo(194_000_000);
        assertThat(years.get(1).get("disbursedFen").asLong()).isEqualTo(188_180_000);
        assertThat(years.get(0).get("disbursedFen").asLong()).isEqualTo(5_820_000);
        var project = mine.get("projects").get(0);
        assertThat(project.get("implementer").asString()).startsWith("辉渠镇人民政府");
        assertThat(project.get("progressBp").asInt()).isEqualTo(10_000);
        assertThat(mine.get("report").get("hotline").asString()).isEqualTo("12317");
        assertThat(mine.get("report").get("text").asString()).contains("12317");
        assertThat(demo.program().get("/api/v1/villages/370784999999/mine").status())
                .isEqualTo(404);
        var page = demo.program().get("/villages/" + BAISHANTOU + "?effectiveOn=2019-12-31");
        assertThat(page.text()).contains("每年多少钱", "1,940,000.00", "1,881,800.00", "58,200.00");
    }

    @ParameterizedTest
    @CsvSource({
        // Funds by level: 300 central, 240 province, 60 city, 100 county, in wan of fen.
        "MATCHING, 2018-12-31, NOT_MET, 100000000, 486000000",
        "RETENTION, 2018-12-31, MET, 300, 300",
        "MANAGEMENT_FEE, 2018-12-31, MET, 0, 7000000",
        "CARRIED_OVER, 2018-12-31, NOT_MET, 223465000, 0",
        "LAPSED, 2020-12-31, MET, 0, 0",
        "LAPSED, 2021-01-01, NOT_MET, 84500000, 0",
        "CASES_OVERDUE, 2018-12-31, MET, 0, 0",
        "FINDINGS_OVERDUE, 2019-01-15, MET, 0, 0",
        "NOTICES_OVERDUE, 2018-05-01, MET, 0, 0",
        "VILLAGE_FLOOR, 2018-12-31, NO_FACTS, , 400000000"
    })
    void the_books_are_judged_by_the_rules_of_the_day(
            String check, String day, String status, Long actual, Long target, LoadedDemo demo) {
        var row = get(demo, "approver", "/api/v1/compliance?effectiveOn=" + day)
                .get("rows")
                .valueStream()
                .filter(each -> each.get("check").asString().equals(check))
                .findFirst()
                .orElseThrow();
        assertThat(row.get("status").asString()).isEqualTo(status);
        assertThat(row.get("target").asLong()).isEqualTo(target);
        if (actual == null) assertThat(row.get("actual").isNull()).isTrue();
        else assertThat(row.get("actual").asLong()).isEqualTo(actual);
    }

    @Test
    void a_place_is_told_apart_by_budget_year_and_kind_of_fund(LoadedDemo demo) {
        var breakdown = open(demo, "/api/v1/balances/villages/" + BAISHANTOU + "/breakdown?effectiveOn=2018-12-31");
        var funds = breakdown.get("funds");
        assertThat(funds).hasSize(1);
        assertThat(funds.get(0).get("fiscalYear").asInt()).isEqualTo(2018);
        assertThat(funds.get(0).get("category").asString()).isEqualTo("EARMARKED");
        assertThat(funds.get(0).get("allocatedFen").asLong()).isEqualTo(194_000_000);
        assertThat(funds.get(0).get("availableFen").asLong()).isEqualTo(5_820_000);
        assertThat(funds.get(0).get("disbursedBp").asLong()).isEqualTo(9_700);
        var row = open(demo, "/api/v1/balances/villages/" + BAISHANTOU + "?effectiveOn=2018-12-31")
                .get("row");
        assertThat(row.get("availableFen").asLong())
                .isEqualTo(funds.get(0).get("availableFen").asLong());
    }

    @Test
    void a_year_after_the_last_record_is_not_told_as_one_without_money(LoadedDemo demo) {
        var mine = open(demo, "/api/v1/villages/" + BAISHANTOU + "/mine?knownAt=2025-06-30T00:00:00.000Z");
        assertThat(mine.get("years").valueStream().map(year -> year.get("year").asInt()))
                .contains(2018, 2019)
                .doesNotContain(2025);
    }

    /** Told in 2020 or today: whatever was recorded last moved no money of this village. */
    @Test
    void a_year_in_which_no_money_moved_is_no_row(LoadedDemo demo) {
        for (var question : List.of("", "?effectiveOn=2020-12-31")) {
            var mine = open(demo, "/api/v1/villages/" + BAISHANTOU + "/mine" + question);
            assertThat(mine.get("years").valueStream())
                    .as(question)
                    .isNotEmpty()
                    .allSatisfy(year -> assertThat(
                                    List.of("allocatedFen", "disbursedFen", "recoveredFen", "assetFen", "incomeFen")
                                            .stream()
                                            .filter(figure -> year.get(figure).asLong() != 0))
                            .isNotEmpty());
        }
    }

    @Test
    void a_board_without_a_day_is_judged_today_and_says_of_which_year(LoadedDemo demo) {
        var board = get(demo, "approver", "/api/v1/compliance");
        assertThat(board.get("fiscalYear").asString())
                .isEqualTo(board.get("day").asString().substring(0, 4));
        var page = demo.program().get("auditor", "/views/compliance");
        assertThat(page.text()).contains("判断口径", board.get("day").asString(), "预算年度");
    }

    /** P4's asset is a town's: divided among three villages, and so not handed over as a whole. */
    @Test
    void an_asset_that_is_divided_needs_no_handover(LoadedDemo demo) {
        var asset = get(demo, "auditor", "/api/v1/assets?effectiveOn=2019-12-31")
                .get("rows")
                .valueStream()
                .filter(each -> each.get("code").asString().equals("ZC-P4"))
                .findFirst()
                .orElseThrow();
        assertThat(asset.get("handedOverOn").isNull()).isTrue();
        assertThat(asset.get("shares")
                        .valueStream()
                        .mapToLong(share -> share.get("shareFen").asLong())
                        .sum())
                .isEqualTo(asset.get("originalValueFen").asLong());
        var row = get(demo, "approver", "/api/v1/compliance?effectiveOn=2019-12-31")
                .get("rows")
                .valueStream()
                .filter(each -> each.get("check").asString().equals("NOT_HANDED_OVER"))
                .findFirst()
                .orElseThrow();
        assertThat(row.get("actual").asLong()).isZero();
        assertThat(row.get("name").asString()).contains("未移交(或未全部量化到村)");
    }

    /** The bank's side and what came back are told apart wherever a figure is named. */
    @Test
    void what_a_project_was_paid_and_what_a_village_spent_are_called_by_what_they_count(LoadedDemo demo) {
        var card = get(demo, "auditor", "/api/v1/projects")
                .get("rows")
                .valueStream()
                .filter(each -> each.get("code").asString().equals("P2"))
                .findFirst()
                .orElseThrow();
        assertThat(card.get("paidFen").asLong()).isEqualTo(150_000_000);
        assertThat(card.get("recoveredFen").asLong()).isEqualTo(8_500_000);
        var village = demo.program().get("/villages/" + card.get("divisionCode").asString());
        assertThat(village.text()).contains("1,415,000.00", "净支出(拨付减追回)", "1,500,000.00", "已拨付(元,未减追回)");
        assertThat(demo.program().get("auditor", "/views/projects").text())
                .contains("1,500,000.00", "已拨付(减退票冲销,未减追回)", "85,000.00", "追回");
    }

    @Test
    void open_objections_are_shown_while_the_period_runs(LoadedDemo demo) {
        var mine = open(demo, "/api/v1/villages/" + BAISHANTOU + "/mine?effectiveOn=2018-04-20");
        assertThat(mine.get("objections").valueStream().map(o -> o.get("lastOn").asString()))
                .containsExactly("2018-04-27");
    }

    @Test
    void every_group_of_views_has_its_meters(LoadedDemo demo) {
        for (var group :
                List.of("money", "project", "asset", "notice", "supervision", "compliance", "waiting", "trail")) {
            for (var meter : List.of("lag", "position", "stopped")) {
                var answer = demo.program()
                        .get("admin", "/actuator/metrics/ledger.projection." + meter + "?tag=projection:" + group);
                assertThat(answer.status()).as(meter + " of " + group).isEqualTo(200);
                var value =
                        answer.json().get("measurements").get(0).get("value").asDouble();
                if (meter.equals("stopped")) assertThat(value).as(group).isZero();
                if (meter.equals("position")) assertThat(value).as(group).isPositive();
            }
        }
    }
}
