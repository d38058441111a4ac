package org.sunledger.projections.compliance;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.projections.engine.AsOf;

/**
 * 合规看板 (V9): one line per ratio, limit, floor and term of the rule set. It warns and refuses nothing: what must be
 * refused, the ledger has refused. What cannot be computed yet says which facts are missing, and is never shown as met.
 *
 * @param day on which the rules are judged; today where the question names none
 * @param fiscalYear of that day: the one whose arrivals and plan the shares are taken of
 */
public record Compliance(AsOf.Resolved asOf, LocalDate day, int fiscalYear, List<Row> rows) {
    static Compliance of(AsOf.Resolved asOf, LocalDate day, List<Row> rows) {
        return new Compliance(asOf, day, ComplianceChecks.fiscalYear(day), rows);
    }

    /** How an indicator is measured. */
    public enum Unit {
        FEN,
        BP,
        COUNT
    }

    /** What a line comes to. */
    public enum Status implements Labelled {
        MET("达标"),
        NOT_MET("预警"),
        /** No such rule on that day, or nothing to compare with. */
        NOT_APPLICABLE("不适用"),
        /** The ledger has no event that tells it. */
        NO_FACTS("缺数据");

        private final String chinese;

        Status(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /**
     * One line.
     *
     * @param rule of domain.md: an invariant, a warning or a demand of a source
     * @param target the limit, in the unit of the indicator
     * @param gap actual less target
     * @param source the document behind the parameter
     * @param effectiveFrom first day of the rule set's version
     * @param missing the facts that nobody can record yet
     */
    public record Row(
            Check check,
            String rule,
            String name,
            String nameEn,
            @Nullable String key,
            Unit unit,
            @Nullable Long target,
            @Nullable Long actual,
            @Nullable Long gap,
            @Nullable String source,
            @Nullable LocalDate effectiveFrom,
            Status status,
            String statusText,
            @Nullable String missing) {}

    /** What is looked at. */
    public enum Check implements Labelled {
        MATCHING(
                "M1",
                "县级配套与中央、省到账之比",
                "County money against central and provincial arrivals",
                "match.ratio.bp",
                Unit.FEN),
        MANAGEMENT_FEE("INV-14", "项目管理费占到账", "Management fee against arrivals", "mgmtFee.max.bp", Unit.FEN),
        INDUSTRY_SHARE("11.3", "产业项目占分配", "Industry projects against allocations", "industry.share.min.bp", Unit.FEN),
        RETENTION("INV-15", "合同质保金比例(最高)", "Highest retention of a contract", "retention.max.bp", Unit.BP),
        NOTICES_OVERDUE("WARN-03", "逾期未公开事项", "Facts not published in time", null, Unit.COUNT),
        CASES_OVERDUE("WARN-04", "逾期未答复信访", "Cases not answered in time", null, Unit.COUNT),
        FINDINGS_OVERDUE("A6", "逾期未销号问题", "Findings not closed in time", null, Unit.COUNT),
        CARRIED_OVER("WARN-05", "年度终了未用完资金", "Money left after its fiscal year", "carryOver.allowed", Unit.FEN),
        LAPSED("WARN-06", "结转超过期限资金", "Money carried over for too long", "poolLapse.years", Unit.FEN),
        NOT_HANDED_OVER(
                "WARN-07",
                "登记超 30 日未移交(或未全部量化到村)资产",
                "Assets neither handed over nor wholly divided 30 days after registration",
                null,
                Unit.COUNT),
        BEHIND_PLAN("WARN-08", "进度落后计划 20% 以上的项目", "Projects more than 20 % behind plan", null, Unit.COUNT),
        NEW_REVENUE("M2", "新增财力用于扶贫", "Share of new revenue", "newFiscal.ratio.bp", Unit.BP),
        RECLAIMED_STOCK("M3", "清理回收存量资金用于扶贫", "Share of reclaimed funds", "stock.ratio.bp", Unit.BP),
        VILLAGE_FLOOR("M4", "贫困村整村投入", "Floor of a village", "village.floor.normal.fen", Unit.FEN),
        TOWN_FLOOR("M5", "深度贫困乡投入", "Floor of a town", "town.deep.floor.fen", Unit.FEN),
        RISK_FUND("M6", "小额信贷风险补偿金", "Risk compensation fund", "riskFund.floor.fen", Unit.FEN),
        INDUSTRY_FUND("M7", "产业扶贫基金", "Industry fund", "industryFund.floor.fen", Unit.FEN),
        COLLECTIVE_INCOME(
                "M17", "村集体经济收入", "Collective income of a village", "collectiveIncome.floor.2018.fen", Unit.FEN);

        private final String rule;
        private final String chinese;
        private final String english;
        private final @Nullable String key;
        private final Unit unit;

        Check(String rule, String chinese, String english, @Nullable String key, Unit unit) {
            this.rule = rule;
            this.chinese = chinese;
            this.english = english;
            this.key = key;
            this.unit = unit;
        }

        @Override
        public String chinese() {
            return chinese;
        }

        @Override
        public String english() {
            return english;
        }

        /** The parameter; null where the term stands in the event itself or in the rule's text. */
        @Nullable
        String key() {
            return key;
        }

        /** The event that would tell it; null: all that is needed is in the journal. */
        @Nullable
        String missing() {
            return switch (this) {
                case NEW_REVENUE, RECLAIMED_STOCK, COLLECTIVE_INCOME -> "FiscalFactDeclared";
                case VILLAGE_FLOOR, TOWN_FLOOR -> "DivisionClassAssigned";
                case RISK_FUND, INDUSTRY_FUND -> "DedicatedFundOpened";
                case MATCHING,
                        MANAGEMENT_FEE,
                        INDUSTRY_SHARE,
                        RETENTION,
                        NOTICES_OVERDUE,
                        CASES_OVERDUE,
                        FINDINGS_OVERDUE,
                        CARRIED_OVER,
                        LAPSED,
                        NOT_HANDED_OVER,
                        BEHIND_PLAN -> null;
            };
        }

        Row row(
                @Nullable Long target,
                @Nullable Long actual,
                @Nullable String source,
                @Nullable LocalDate effectiveFrom,
                Status status) {
            return new Row(
                    this,
                    rule,
                    chinese,
                    english,
                    key,
                    unit,
                    target,
                    actual,
                    target == null || actual == null ? null : Math.subtractExact(actual, target),
                    source,
                    effectiveFrom,
                    status,
                    status.chinese(),
                    missing());
        }
    }
}
