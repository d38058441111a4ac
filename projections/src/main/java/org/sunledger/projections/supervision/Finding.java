package org.sunledger.projections.supervision;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.supervision.FindingEvent.Category;
import org.sunledger.ledger.supervision.FindingEvent.Severity;
import org.sunledger.projections.engine.AsOf;

/**
 * 问题台账 (V7): one finding, until it is struck off.
 *
 * @param source the unit that found it
 * @param divisionCode the smallest place that holds all it is about
 * @param subjects the streams it is about, printed
 * @param unitOrg 责任单位
 * @param responsible 责任人, by login name; null before it was assigned
 * @param assignedOn day of the last assignment
 * @param assignments 责任人次: how often it was given to somebody
 * @param daysLeft until the last day; negative when that has passed; null once it is closed
 * @param isOverdue not closed, or closed after the last day
 * @param measuresSha256 整改措施: digest of the last report's text, which is kept erasable beside the journal
 * @param verifiedBy 复核人, by login name
 * @param lastPosition of the last record that said anything about it
 */
public record Finding(
        UUID findingId,
        String number,
        String source,
        String divisionCode,
        String divisionName,
        Category category,
        Severity severity,
        @Nullable Long amountFen,
        List<String> subjects,
        String unitOrg,
        @Nullable String responsible,
        @Nullable LocalDate assignedOn,
        long assignments,
        LocalDate raisedOn,
        LocalDate dueOn,
        @Nullable Long daysLeft,
        boolean isOverdue,
        Status status,
        LocalDate statusOn,
        @Nullable LocalDate reportedOn,
        @Nullable String measuresSha256,
        @Nullable String verifiedBy,
        @Nullable LocalDate closedOn,
        long lastPosition) {
    /** 问题状态 (domain.md section 7). */
    public enum Status implements Labelled {
        RAISED("已发现"),
        ASSIGNED("整改中"),
        REPORTED("已报整改"),
        REJECTED("复核退回"),
        VERIFIED("已复核"),
        CLOSED("已销号");

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
     * Rows of one snapshot, in the order of numbers.
     *
     * @param day from which the remaining days are counted
     */
    public record Register(AsOf.Resolved asOf, LocalDate day, List<Finding> rows) {}

    /** Days until a last day; null when nothing is open any more. */
    static @Nullable Long daysLeft(LocalDate day, LocalDate dueOn, @Nullable LocalDate doneOn) {
        return doneOn == null ? ChronoUnit.DAYS.between(day, dueOn) : null;
    }

    /** Whether it was, or still is, done too late. */
    static boolean isOverdue(LocalDate day, LocalDate dueOn, @Nullable LocalDate doneOn) {
        return (doneOn == null ? day : doneOn).isAfter(dueOn);
    }
}
