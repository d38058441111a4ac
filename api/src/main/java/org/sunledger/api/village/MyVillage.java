package org.sunledger.api.village;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.project.Stage;
import org.sunledger.projections.village.VillageBalance;
import org.sunledger.projections.village.VillageBalance.Figure;

/**
 * 我的村 (V15): what the village got, for what, how far it is, who answers, and how to report. Public: an allow-list of
 * figures; posts and units answer, no person is named.
 *
 * @param years newest first: every year in which money moved, and the year the answer speaks of
 * @param objections notices that may still be objected to
 */
record MyVillage(
        AsOf.Resolved asOf,
        String divisionCode,
        String divisionName,
        List<Year> years,
        List<Work> projects,
        List<Objection> objections,
        Report report) {
    /** What happened in one calendar year, by effective day. */
    record Year(int year, long allocatedFen, long disbursedFen, long recoveredFen, long assetFen, long incomeFen) {
        private static Year of(int year, List<VillageBalance.Entry> entries) {
            var own = entries.stream()
                    .filter(entry -> entry.effectiveOn().getYear() == year)
                    .toList();
            return new Year(
                    year,
                    sum(own, Figure.ALLOCATED),
                    sum(own, Figure.DISBURSED),
                    sum(own, Figure.RECOVERED),
                    sum(own, Figure.ASSET),
                    sum(own, Figure.INCOME));
        }

        private static long sum(List<VillageBalance.Entry> entries, Figure figure) {
            return entries.stream()
                    .filter(entry -> entry.figure() == figure)
                    .mapToLong(VillageBalance.Entry::amountFen)
                    .reduce(0, Math::addExact);
        }
    }

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

    /** Newest first, from the first year with a figure to the year the answer speaks of. */
    static List<Year> years(List<VillageBalance.Entry> entries, int current) {
        return IntStream.concat(
                        entries.stream().mapToInt(entry -> entry.effectiveOn().getYear()), IntStream.of(current))
                .distinct()
                .boxed()
                .sorted((one, other) -> Integer.compare(other, one))
                .map(year -> Year.of(year, entries))
                .toList();
    }
}
