package org.sunledger.api.village;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.project.Stage;
import org.sunledger.projections.village.VillageBreakdown;

/**
 * 我的村 (V15): what the village got, for what, how far it is, who answers, and how to report. Public: an allow-list of
 * figures; posts and units answer, no person is named.
 *
 * @param years newest first: every year in which money moved; where none ever did, the year the answer speaks of
 * @param objections notices that may still be objected to
 */
record MyVillage(
        AsOf.Resolved asOf,
        String divisionCode,
        String divisionName,
        List<VillageBreakdown.Year> years,
        List<Work> projects,
        List<Objection> objections,
        Report report) {
    /**
     * What one project does for the village.
     *
     * @param implementer 实施单位, by name
     * @param answers 负责岗位: a post, not a person
     */
    record Work(
            UUID projectId,
            String name,
            String task,
            Stage stage,
            String stageText,
            LocalDate stageOn,
            int progressBp,
            long allocatedFen,
            long paidFen,
            int households,
            int persons,
            String implementer,
            String answers) {}

    /** A notice that is posted now. */
    record Objection(
            UUID noticeId,
            String number,
            NoticeEvent.Type type,
            String title,
            @Nullable LocalDate lastOn) {}

    /** 怎么举报. */
    record Report(String hotline, String text, String textEn) {}
}
