package org.sunledger.projections.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunledger.ledger.asset.AssetEvent;
import org.sunledger.ledger.fund.FundEvent.Category;
import org.sunledger.ledger.fund.FundEvent.Level;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.project.PipelineEvent.Nature;
import org.sunledger.ledger.project.PipelineEvent.Type;
import org.sunledger.ledger.registry.DefaultRules;
import org.sunledger.ledger.registry.RuleSetEvent.RuleParameter;
import org.sunledger.projections.Examples;
import org.sunledger.projections.asset.Asset;
import org.sunledger.projections.compliance.Compliance.Check;
import org.sunledger.projections.compliance.Compliance.Row;
import org.sunledger.projections.compliance.Compliance.Status;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.fund.FundLedger;
import org.sunledger.projections.fund.FundLedgerExamples;
import org.sunledger.projections.project.ProjectCard;
import org.sunledger.projections.project.Stage;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ComplianceChecksTest {
    private static final LocalDate DAY = LocalDate.of(2018, 12, 31);

    /** The shipped rule set as of a day. */
    private static RuleBook.Version rules(LocalDate day) {
        var last = DefaultRules.versionsUntil(day).getLast();
        List<RuleParameter> params = last.params();
        return new RuleBook.Version(last.version(), null, last.effectiveFrom(), null, params);
    }

    private static Asset asset(Asset.Status status, LocalDate registeredOn, long... sharesFen) {
        return new Asset(
                Examples.id(1),
                "ZC-P4",
                "产业园",
                AssetEvent.AssetClass.OPERATING,
                AssetEvent.Form.FIXED,
                status,
                "370784118000",
                "镇",
                "镇东",
                registeredOn,
                "1",
                "座",
                100,
                List.of(),
                List.of(),
                null,
                "镇政府",
                null,
                null,
                null,
                "镇政府",
                "镇政府",
                null,
                null,
                null,
                null,
                Arrays.stream(sharesFen)
                        .mapToObj(fen -> new Asset.Share("370784119333", "村", fen))
                        .toList(),
                0,
                0,
                1);
    }

    private static Row handedOver(Asset asset) {
        var facts = new ComplianceChecks.Facts(List.of(), List.of(), List.of(asset), List.of());
        return ComplianceChecks.rows(DAY, rules(DAY), facts).get(Check.NOT_HANDED_OVER.ordinal());
    }

    @ParameterizedTest
    @CsvSource({
        "REGISTERED, 2018-11-30, 1",
        "REGISTERED, 2018-12-01, 0",
        "TITLE_CONFIRMED, 2018-11-30, 1",
        "HANDED_OVER, 2018-11-30, 0",
        "ABANDONED, 2018-11-30, 0"
    })
    void an_asset_is_handed_over_within_thirty_days_of_its_registration(
            Asset.Status status, LocalDate registeredOn, long found) {
        var row = handedOver(asset(status, registeredOn));
        assertThat(row.actual()).isEqualTo(found);
        assertThat(row.status()).isEqualTo(found == 0 ? Status.MET : Status.NOT_MET);
    }

    @Test
    void an_asset_that_is_divided_among_villages_is_not_handed_over_as_well_and_its_last_share_counts() {
        var on = LocalDate.of(2018, 11, 30);
        assertThat(handedOver(asset(Asset.Status.SHARED, on, 34, 33, 33)).status())
                .isEqualTo(Status.MET);
        assertThat(handedOver(asset(Asset.Status.SHARED, on, 34, 33, 32)).status())
                .isEqualTo(Status.NOT_MET);
        assertThat(handedOver(asset(Asset.Status.SHARED, on.plusDays(1), 34)).status())
                .as("the thirtieth day")
                .isEqualTo(Status.MET);
    }

    @Test
    void a_board_says_whose_year_its_shares_are_taken_of() {
        var board = Compliance.of(new AsOf.Resolved(null, null, 1), DAY, List.of());
        assertThat(board.fiscalYear()).isEqualTo(2018);
        assertThat(board.day()).isEqualTo(DAY);
    }

    private static Row judge(
            Check check, LocalDate day, List<ProjectCard> projects, List<FundLedger.Row> funds, List<DueDate> due) {
        var facts = new ComplianceChecks.Facts(projects, funds, List.of(), due);
        return ComplianceChecks.rows(day, rules(day), facts).get(check.ordinal());
    }

    private static ProjectCard project(
            Type type, long allocatedFen, @Nullable Long retentionBp, int progressBp, Stage stage) {
        return new ProjectCard(
                Examples.id(allocatedFen),
                "P",
                "项目",
                type,
                Nature.NEW,
                "370784119333",
                "村",
                "村北",
                "道路",
                LocalDate.of(2018, 4, 1),
                LocalDate.of(2018, 12, 1),
                stage,
                DAY,
                2018L,
                allocatedFen,
                "资金",
                null,
                null,
                null,
                null,
                retentionBp,
                0,
                allocatedFen,
                0,
                0,
                0,
                progressBp,
                List.of(
                        new ProjectCard.Milestone(1, "一", LocalDate.of(2018, 6, 1), 4_000, 0),
                        new ProjectCard.Milestone(2, "二", LocalDate.of(2019, 6, 1), 6_000, 0)),
                List.of(),
                1,
                1,
                "带贫",
                "参与",
                "单位",
                "人",
                null,
                0,
                0,
                0,
                1,
                DAY);
    }

    private static FundLedger.Row fund(Level level, int year, long arrivedFen, long cashFen) {
        var sums = new Measures(0, arrivedFen - cashFen, 0, cashFen, 0, 0, arrivedFen, 0, 0, 0);
        return FundLedgerExamples.row(level, Category.EARMARKED, year, sums);
    }

    @ParameterizedTest
    @CsvSource({"100, MET", "101, NOT_MET"})
    void the_management_fee_is_at_most_one_percent_of_what_arrived(long feeFen, Status status) {
        var row = judge(
                Check.MANAGEMENT_FEE,
                DAY,
                List.of(project(Type.MANAGEMENT_FEE, feeFen, null, 0, Stage.SELECTED)),
                List.of(fund(Level.CENTRAL, 2018, 10_000, 0), fund(Level.CENTRAL, 2017, 10_000, 0)),
                List.of());
        assertThat(row.status()).isEqualTo(status);
        assertThat(row.target()).isEqualTo(100);
        assertThat(row.actual()).isEqualTo(feeFen);
        assertThat(row.gap()).isEqualTo(feeFen - 100);
        assertThat(row.source()).contains("财农〔2017〕8号");
    }

    @ParameterizedTest
    @CsvSource({"2018-06-18, 80, MET", "2018-06-18, 79, NOT_MET", "2018-06-19, 89, NOT_MET", "2018-06-19, 90, MET"})
    void county_money_is_compared_by_the_rule_of_the_day(LocalDate day, long countyFen, Status status) {
        var row = judge(
                Check.MATCHING,
                day,
                List.of(),
                List.of(
                        fund(Level.CENTRAL, 2018, 60, 0),
                        fund(Level.PROVINCE, 2018, 40, 0),
                        fund(Level.CITY, 2018, 1_000, 0),
                        fund(Level.COUNTY, 2018, countyFen, 0)),
                List.of());
        assertThat(row.status()).isEqualTo(status);
    }

    @Test
    void a_share_is_asked_for_only_where_the_rule_is_in_force_and_something_was_allocated() {
        var industry = project(Type.INDUSTRY, 50, null, 0, Stage.SELECTED);
        assertThat(judge(Check.INDUSTRY_SHARE, DAY, List.of(industry), List.of(), List.of())
                        .status())
                .as("from 2021")
                .isEqualTo(Status.NOT_APPLICABLE);
        assertThat(judge(Check.INDUSTRY_SHARE, LocalDate.of(2021, 12, 31), List.of(), List.of(), List.of())
                        .status())
                .as("base 0")
                .isEqualTo(Status.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @CsvSource({"300, MET", "301, NOT_MET"})
    void retention_is_at_most_three_percent(long bp, Status status) {
        var projects = new ArrayList<ProjectCard>();
        projects.add(project(Type.HOUSING, 1, null, 0, Stage.STARTED));
        projects.add(project(Type.HOUSING, 2, bp, 0, Stage.STARTED));
        var row = judge(Check.RETENTION, DAY, projects, List.of(), List.of());
        assertThat(row.actual()).isEqualTo(bp);
        assertThat(row.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"2018-12-30, 0, 0", "2018-12-31, 7, 0", "2020-12-31, 7, 0", "2021-01-01, 7, 7"})
    void money_is_left_after_its_year_and_lapses_after_two_more(LocalDate day, long left, long lapsed) {
        var funds = List.of(fund(Level.CENTRAL, 2018, 10, 7));
        // From 2018-06-19 the rule set allows no carry-over.
        assertThat(judge(Check.CARRIED_OVER, day, List.of(), funds, List.of()).actual())
                .isEqualTo(left);
        var row = judge(Check.LAPSED, day, List.of(), funds, List.of());
        assertThat(row.actual()).isEqualTo(lapsed);
        assertThat(row.status()).isEqualTo(lapsed == 0 ? Status.MET : Status.NOT_MET);
    }

    @ParameterizedTest
    @CsvSource({"2000, STARTED, 0", "1999, STARTED, 1", "0, ACCEPTED, 0"})
    void a_project_is_behind_when_more_than_a_fifth_of_the_plan_is_missing(int progressBp, Stage stage, long behind) {
        var row = judge(
                Check.BEHIND_PLAN,
                DAY,
                List.of(project(Type.HOUSING, 1, null, progressBp, stage)),
                List.of(),
                List.of());
        assertThat(row.actual()).isEqualTo(behind);
    }

    @Test
    void terms_that_have_passed_are_counted_by_kind() {
        var due = List.of(
                due(DueDate.Kind.PUBLISH_ALLOCATION, true),
                due(DueDate.Kind.PUBLISH_HANDOVER, false),
                due(DueDate.Kind.CASE_REPLY, true),
                due(DueDate.Kind.RECTIFICATION, true),
                due(DueDate.Kind.MILESTONE, true));
        for (var check : List.of(Check.NOTICES_OVERDUE, Check.CASES_OVERDUE, Check.FINDINGS_OVERDUE)) {
            var row = judge(check, DAY, List.of(), List.of(), due);
            assertThat(row.actual()).as(check.name()).isEqualTo(1);
            assertThat(row.status()).isEqualTo(Status.NOT_MET);
        }
    }

    private static DueDate due(DueDate.Kind kind, boolean isOverdue) {
        return new DueDate(
                kind,
                kind.chinese(),
                kind.subjectType(),
                Examples.id(1),
                0,
                null,
                null,
                null,
                "370784119333",
                "村",
                DAY,
                0L,
                0,
                isOverdue);
    }

    @ParameterizedTest
    @EnumSource
    void what_nobody_can_record_yet_is_never_shown_as_met(Check check) {
        var row = judge(check, DAY, List.of(), List.of(), List.of());
        assertThat(row.check()).isEqualTo(check);
        if (check.missing() == null) assertThat(row.status()).isNotEqualTo(Status.NO_FACTS);
        else assertThat(row.status()).isEqualTo(Status.NO_FACTS);
        assertThat(row.nameEn()).isNotBlank();
    }

    @Test
    void without_any_rule_nothing_is_judged_by_a_parameter() {
        var rows = ComplianceChecks.rows(
                DAY, null, new ComplianceChecks.Facts(List.of(), List.of(), List.of(), List.of()));
        assertThat(rows).filteredOn(row -> row.key() != null).allSatisfy(row -> {
            assertThat(row.status()).isIn(Status.NOT_APPLICABLE, Status.NO_FACTS);
            assertThat(row.target()).isNull();
        });
    }
}
