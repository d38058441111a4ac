package org.sunledger.ledger.notice;

import java.time.LocalDate;
import org.sunledger.ledger.registry.Rules;
import org.sunledger.ledger.registry.WorkCalendar;

/** 公开时限 (domain.md 11.2): by when what happened must be posted. Late posting is shown (WARN-03), never refused. */
public final class PublishDeadline {
    private PublishDeadline() {}

    /**
     * The last day on which posting is in time.
     *
     * @param formedOn the day of issue (N01), or the day on which the facts were formed; not counted
     * @param rules in force on that day
     */
    public static LocalDate of(NoticeEvent.Type type, LocalDate formedOn, Rules rules, WorkCalendar calendar) {
        return calendar.plusWorkingDays(formedOn, Math.toIntExact(rules.value(key(type))));
    }

    private static String key(NoticeEvent.Type type) {
        return switch (type) {
            case N01 -> "notice.publishWithin.allocation.workingDays";
            case N02, N03, N04, N05, N06, N07, N08, N09, N10, N11, N12, N13 -> "notice.publishWithin.workingDays";
        };
    }
}
