package org.sunledger.projections.project;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.PipelineEvent.PerformanceTarget;
import org.sunledger.ledger.project.SettlementEvent.Result;
import org.sunledger.projections.engine.AsOf;

/**
 * 年度计划完成情况 (V11): the projects of one year's plan, what they were to get and what they have spent. Public: an
 * allow-list of figures, with no person in it. What was achieved of the targets is not known yet: no event tells it.
 */
public record YearPlan(AsOf.Resolved asOf, int year, List<Row> rows, Total total) {
    private static final int WHOLE_BP = 10_000;

    /**
     * One project.
     *
     * @param plannedFen 计划资金: its budget
     * @param completedFen 完成资金: paid less returned and reversed
     * @param completionBp 完成率: completed of planned, rounded down; null where nothing was planned
     * @param progressBp verified progress of the works, weighted
     * @param acceptance 验收; null before it
     * @param balanceFen 结余: allocated and not paid
     */
    public record Row(
            UUID projectId,
            String code,
            String name,
            String divisionCode,
            String divisionName,
            Stage stage,
            long plannedFen,
            long allocatedFen,
            long completedFen,
            @Nullable Long completionBp,
            int progressBp,
            @Nullable Result acceptance,
            List<PerformanceTarget> targets,
            long balanceFen) {
        static Row of(ProjectCard card) {
            return new Row(
                    card.projectId(),
                    card.code(),
                    card.name(),
                    card.divisionCode(),
                    card.divisionName(),
                    card.stage(),
                    card.budgetFen(),
                    card.allocatedFen(),
                    card.paidFen(),
                    share(card.paidFen(), card.budgetFen()),
                    card.progressBp(),
                    accepted(card.stage()),
                    card.targets(),
                    Math.subtractExact(card.allocatedFen(), card.paidFen()));
        }
    }

    /**
     * The years that have a plan.
     *
     * @param years newest first
     * @param newest the year of the day the answer speaks of where there is none
     */
    public record Plans(AsOf.Resolved asOf, List<Integer> years, int newest) {}

    /** All projects of the plan. */
    public record Total(
            int projects,
            int accepted,
            long plannedFen,
            long allocatedFen,
            long completedFen,
            @Nullable Long completionBp,
            long balanceFen) {}

    static YearPlan of(AsOf.Resolved asOf, int year, List<ProjectCard> cards) {
        var rows = cards.stream().map(Row::of).toList();
        var planned = rows.stream().mapToLong(Row::plannedFen).reduce(0, Math::addExact);
        var allocated = rows.stream().mapToLong(Row::allocatedFen).reduce(0, Math::addExact);
        var completed = rows.stream().mapToLong(Row::completedFen).reduce(0, Math::addExact);
        var accepted = (int)
                rows.stream().filter(row -> row.acceptance() == Result.PASSED).count();
        return new YearPlan(
                asOf,
                year,
                rows,
                new Total(
                        rows.size(),
                        accepted,
                        planned,
                        allocated,
                        completed,
                        share(completed, planned),
                        Math.subtractExact(allocated, completed)));
    }

    private static @Nullable Long share(long part, long whole) {
        return whole == 0 ? null : Math.multiplyExact(part, WHOLE_BP) / whole;
    }

    /** What the stages after it rest on. */
    private static @Nullable Result accepted(Stage stage) {
        return switch (stage) {
            case ACCEPTED, SETTLED, ASSET_REGISTERED -> Result.PASSED;
            case ACCEPTANCE_FAILED -> Result.FAILED;
            case PROPOSED, TOWN_REVIEWED, COUNTY_APPROVED, LISTED, DELISTED, SELECTED, NOTIFIED, STARTED -> null;
        };
    }
}
