package org.sunledger.projections.project;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.PipelineEvent;
import org.sunledger.ledger.project.PipelineEvent.Nature;
import org.sunledger.ledger.project.PipelineEvent.PerformanceTarget;
import org.sunledger.projections.engine.AsOf;

/**
 * 项目卡 (V3): one project.
 *
 * @param stageOn day it reached the stage
 * @param contractFen null before the contract
 * @param paidFen 已拨: paid less returned and reversed; what was recovered since is not deducted, but stands beside it
 * @param retentionHeldFen 其中质保金: what of the settlement is held back and not paid yet; zero before the settlement
 * @param progressBp verified progress, weighted, 0 to 10000
 * @param openHolds objections that stop payment
 * @param overrides holds a leader overrode
 * @param lastPosition of the last record that said anything about it
 * @param lastOn day of that word
 */
public record ProjectCard(
        UUID projectId,
        String code,
        String name,
        PipelineEvent.Type type,
        Nature nature,
        String divisionCode,
        String divisionName,
        String location,
        String task,
        LocalDate startOn,
        LocalDate endOn,
        Stage stage,
        LocalDate stageOn,
        @Nullable Long planYear,
        long budgetFen,
        String fundingPlan,
        @Nullable String contractNo,
        @Nullable Long contractFen,
        @Nullable Long settlementFen,
        @Nullable Long auditReductionFen,
        @Nullable Long retentionBp,
        long retentionHeldFen,
        long allocatedFen,
        long paidFen,
        long recoveredFen,
        long assetValueFen,
        int progressBp,
        List<Milestone> milestones,
        List<PerformanceTarget> targets,
        int households,
        int persons,
        String povertyLink,
        String participation,
        String implementer,
        String responsible,
        @Nullable NoticeStatus noticeStatus,
        long openHolds,
        long overrides,
        long openFindings,
        long lastPosition,
        LocalDate lastOn) {
    private static final int WHOLE_BP = 10_000;

    /** The last part of a settlement to be paid is the retention; recovered money counts as not paid (INV-04). */
    static long retentionHeldFen(@Nullable Long settlementFen, @Nullable Long retentionBp, long netPaidFen) {
        if (settlementFen == null || retentionBp == null) return 0;
        var payable = Math.multiplyExact(settlementFen, WHOLE_BP - retentionBp) / WHOLE_BP;
        var retention = Math.subtractExact(settlementFen, payable);
        return Math.clamp(Math.subtractExact(settlementFen, netPaidFen), 0, retention);
    }

    /** One step of the works. */
    public record Milestone(int no, String name, LocalDate plannedOn, int weightBp, int verifiedBp) {}

    /** Cards of one snapshot. */
    public record Cards(AsOf.Resolved asOf, List<ProjectCard> rows) {}

    /** One card and what it stands for. */
    public record Card(AsOf.Resolved asOf, ProjectCard row) {}
}
