package org.sunledger.projections.compliance;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.projections.engine.AsOf;

/**
 * 到期日历 (V10): one thing that is not done yet.
 *
 * @param subjectType kind of the stream it is about
 * @param itemNo of the milestone; 0 for everything else
 * @param itemId of the recovery; null for everything else
 * @param label what people know it by: a document, notice, finding or contract number, a milestone's name, where recovered
 *     money goes
 * @param owedFen ordered and neither received nor waived; null where it is not about money that is owed
 * @param divisionCode the place it was last said to concern
 * @param dueOn last day; null where it is counted in working days of a year whose calendar is not loaded, or by a rule
 *     that was not in force
 * @param daysLeft until then, negative when that has passed; null without a last day
 * @param workingDaysLeft the same in working days; null also where the calendar of a year between is not loaded
 */
public record DueDate(
        Kind kind,
        String kindText,
        StreamType subjectType,
        UUID subjectId,
        int itemNo,
        @Nullable UUID itemId,
        @Nullable String label,
        @Nullable Long owedFen,
        String divisionCode,
        String divisionName,
        @Nullable LocalDate dueOn,
        @Nullable Long daysLeft,
        @Nullable Integer workingDaysLeft,
        boolean isOverdue) {
    /** In the order of last days; what has none stands at the end. */
    public String key() {
        var item = itemId == null ? "%05d".formatted(itemNo) : itemId.toString();
        return "%s %s %s %s".formatted(dueOn == null ? "9999-12-31" : dueOn, kind, subjectId, item);
    }

    /** 到期事项. */
    public enum Kind implements Labelled {
        /** 公示期满: the last day of a posted period. */
        NOTICE_PERIOD("公示期满", StreamType.NOTICE),
        /** Allocation results are published within working days of the issue (domain.md 11.2). */
        PUBLISH_ALLOCATION("公告资金分配结果", StreamType.PROJECT),
        /** Counted from the settlement's approval, the last figure that N06 prints. */
        PUBLISH_COMPLETION("公告竣工验收", StreamType.PROJECT),
        PUBLISH_HANDOVER("公告资产移交", StreamType.ASSET),
        CASE_REPLY("答复信访", StreamType.CASE),
        RECTIFICATION("整改销号", StreamType.FINDING),
        MILESTONE("里程碑", StreamType.PROJECT),
        /** The defect year is counted to its last day: retention falls due the day after. */
        RETENTION("支付质保金", StreamType.PROJECT),
        /** Until every fen that was ordered back is received or waived. */
        RECOVERY("追缴款到账", StreamType.PROJECT);

        private final String chinese;
        private final StreamType subjectType;

        Kind(String chinese, StreamType subjectType) {
            this.chinese = chinese;
            this.subjectType = subjectType;
        }

        @Override
        public String chinese() {
            return chinese;
        }

        StreamType subjectType() {
            return subjectType;
        }

        /** The notice that fulfils a duty to publish; null: no such duty. */
        NoticeEvent.@Nullable Type notice() {
            return switch (this) {
                case PUBLISH_ALLOCATION -> NoticeEvent.Type.N01;
                case PUBLISH_COMPLETION -> NoticeEvent.Type.N06;
                case PUBLISH_HANDOVER -> NoticeEvent.Type.N10;
                case NOTICE_PERIOD, CASE_REPLY, RECTIFICATION, MILESTONE, RETENTION, RECOVERY -> null;
            };
        }

        static @Nullable Kind fulfilledBy(NoticeEvent.Type type) {
            for (var kind : values()) if (kind.notice() == type) return kind;
            return null;
        }
    }

    /**
     * What is open, the first to fall due first; what has no last day stands at the end.
     *
     * @param day from which the remaining days are counted
     */
    public record Calendar(AsOf.Resolved asOf, LocalDate day, List<DueDate> rows) {}
}
