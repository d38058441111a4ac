package org.sunledger.projections.compliance;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.fund.FundEvent.Level;
import org.sunledger.ledger.project.PipelineEvent;
import org.sunledger.projections.asset.Asset;
import org.sunledger.projections.compliance.Compliance.Check;
import org.sunledger.projections.compliance.Compliance.Row;
import org.sunledger.projections.compliance.Compliance.Status;
import org.sunledger.projections.fund.FundLedger;
import org.sunledger.projections.project.ProjectCard;
import org.sunledger.projections.project.Stage;

/** Judges one moment of the books by the rules of its day. Whole numbers only; a ratio is never rounded before it is compared. */
final class ComplianceChecks {
    private static final int WHOLE_BP = 10_000;

    /** WARN-07. */
    private static final int HANDOVER_DAYS = 30;

    /** WARN-08. */
    private static final int BEHIND_BP = 2_000;

    private final LocalDate day;
    private final RuleBook.@Nullable Version rules;
    private final Facts facts;

    /**
     * What the views say at one position.
     *
     * @param due what is open
     */
    record Facts(List<ProjectCard> projects, List<FundLedger.Row> funds, List<Asset> assets, List<DueDate> due) {}

    private ComplianceChecks(LocalDate day, RuleBook.@Nullable Version rules, Facts facts) {
        this.day = day;
        this.rules = rules;
        this.facts = facts;
    }

    /** One row per check, in their order. */
    static List<Row> rows(LocalDate day, RuleBook.@Nullable Version rules, Facts facts) {
        var checks = new ComplianceChecks(day, rules, facts);
        return Arrays.stream(Check.values()).map(checks::row).toList();
    }

    /** Fiscal years are calendar years. */
    static int fiscalYear(LocalDate day) {
        return day.getYear();
    }

    private Row row(Check check) {
        if (check.missing() != null) return judged(check, parameter(check), null, Status.NO_FACTS);
        return switch (check) {
            case MATCHING ->
                atLeast(check, arrived(Set.of(Level.COUNTY)), arrived(Set.of(Level.CENTRAL, Level.PROVINCE)));
            case MANAGEMENT_FEE ->
                atMost(
                        check,
                        allocated(card -> card.type() == PipelineEvent.Type.MANAGEMENT_FEE),
                        arrived(Set.of(Level.values())));
            case INDUSTRY_SHARE ->
                atLeast(check, allocated(card -> card.type() == PipelineEvent.Type.INDUSTRY), allocated(c -> true));
            case RETENTION -> retention(check);
            case NOTICES_OVERDUE -> none(check, overdue(item -> item.kind().notice() != null));
            case CASES_OVERDUE -> none(check, overdue(item -> item.kind() == DueDate.Kind.CASE_REPLY));
            case FINDINGS_OVERDUE -> none(check, overdue(item -> item.kind() == DueDate.Kind.RECTIFICATION));
            case CARRIED_OVER -> carriedOver(check);
            case LAPSED -> lapsed(check);
            case NOT_HANDED_OVER -> none(check, notHandedOver());
            case BEHIND_PLAN -> none(check, behindPlan());
            case NEW_REVENUE, RECLAIMED_STOCK, VILLAGE_FLOOR, TOWN_FLOOR, RISK_FUND, INDUSTRY_FUND, COLLECTIVE_INCOME ->
                throw new IllegalStateException("Told as missing: " + check);
        };
    }

    private Row retention(Check check) {
        var max = parameter(check);
        var highest = facts.projects().stream()
                .map(ProjectCard::retentionBp)
                .filter(Objects::nonNull)
                .max(Long::compare)
                .orElse(null);
        if (max == null || highest == null) return judged(check, max, highest, Status.NOT_APPLICABLE);
        return judged(check, max, highest, highest <= max ? Status.MET : Status.NOT_MET);
    }

    /** 0 in the rule set: nothing may be left; the documents say 原则上, so it warns. */
    private Row carriedOver(Check check) {
        var allowed = parameter(check);
        var left = unspent(fund -> !day.isBefore(endOf(fund)));
        if (allowed == null || allowed != 0) return judged(check, null, left, Status.NOT_APPLICABLE);
        return judged(check, 0L, left, left == 0 ? Status.MET : Status.NOT_MET);
    }

    private Row lapsed(Check check) {
        var years = parameter(check);
        if (years == null) return judged(check, null, null, Status.NOT_APPLICABLE);
        var left = unspent(fund -> day.isAfter(endOf(fund).plusYears(years)));
        return judged(check, 0L, left, left == 0 ? Status.MET : Status.NOT_MET);
    }

    private Row atLeast(Check check, long part, long whole) {
        return ratio(check, part, whole, true);
    }

    private Row atMost(Check check, long part, long whole) {
        return ratio(check, part, whole, false);
    }

    /** {@code part × 10000} against {@code whole × bp}; the target that is shown is rounded in the rule's favour. */
    private Row ratio(Check check, long part, long whole, boolean isFloor) {
        var bp = parameter(check);
        if (bp == null || whole == 0) return judged(check, null, part, Status.NOT_APPLICABLE);
        var have = Math.multiplyExact(part, WHOLE_BP);
        var limit = Math.multiplyExact(whole, bp);
        var isMet = isFloor ? have >= limit : have <= limit;
        var target = isFloor ? Math.ceilDiv(limit, WHOLE_BP) : Math.floorDiv(limit, WHOLE_BP);
        return judged(check, target, part, isMet ? Status.MET : Status.NOT_MET);
    }

    private Row none(Check check, long found) {
        return judged(check, 0L, found, found == 0 ? Status.MET : Status.NOT_MET);
    }

    private Row judged(Check check, @Nullable Long target, @Nullable Long actual, Status status) {
        var key = check.key();
        var param = rules == null || key == null ? null : rules.param(key);
        var from = rules == null || param == null ? null : rules.from();
        return check.row(target, actual, param == null ? null : param.source(), from, status);
    }

    private @Nullable Long parameter(Check check) {
        var key = check.key();
        var param = rules == null || key == null ? null : rules.param(key);
        return param == null ? null : param.value();
    }

    /** Of the fiscal year. */
    private long arrived(Set<Level> levels) {
        return sum(
                facts.funds(),
                fund -> fund.fiscalYear() == fiscalYear(day) && levels.contains(fund.level()),
                fund -> fund.money().arrivedFen());
    }

    /** To the projects of the year's plan. */
    private long allocated(Predicate<ProjectCard> which) {
        return sum(
                facts.projects(),
                card -> card.planYear() != null && card.planYear() == fiscalYear(day) && which.test(card),
                ProjectCard::allocatedFen);
    }

    private long unspent(Predicate<FundLedger.Row> which) {
        return sum(facts.funds(), which, fund -> fund.money().cashFen());
    }

    private static <T> long sum(List<T> rows, Predicate<T> which, ToLongFunction<T> fen) {
        return rows.stream().filter(which).mapToLong(fen).reduce(0, Math::addExact);
    }

    private static LocalDate endOf(FundLedger.Row fund) {
        return LocalDate.of(fund.fiscalYear(), 12, 31);
    }

    private long overdue(Predicate<DueDate> which) {
        return facts.due().stream().filter(DueDate::isOverdue).filter(which).count();
    }

    private long notHandedOver() {
        return facts.assets().stream()
                .filter(ComplianceChecks::isHeldBack)
                .filter(asset -> asset.acquiredOn().plusDays(HANDOVER_DAYS).isBefore(day))
                .count();
    }

    /** An asset is handed over whole or divided, and only once: dividing it is done when the last share is assigned. */
    private static boolean isHeldBack(Asset asset) {
        return switch (asset.status()) {
            case REGISTERED, TITLE_CONFIRMED -> true;
            case SHARED ->
                asset.shares().stream().mapToLong(Asset.Share::shareFen).sum() < asset.originalValueFen();
            case HANDED_OVER, ABANDONED -> false;
        };
    }

    private long behindPlan() {
        return facts.projects().stream()
                .filter(card -> card.stage() == Stage.STARTED)
                .filter(card -> planned(card) - card.progressBp() > BEHIND_BP)
                .count();
    }

    /** Weight of the milestones whose day has passed. */
    private int planned(ProjectCard card) {
        return card.milestones().stream()
                .filter(milestone -> milestone.plannedOn().isBefore(day))
                .mapToInt(ProjectCard.Milestone::weightBp)
                .sum();
    }
}
