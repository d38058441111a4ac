package org.sunledger.projections.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.supervision.CaseEvent.AssignedLevel;
import org.sunledger.ledger.supervision.CaseEvent.Channel;
import org.sunledger.projections.engine.AsOf;

/**
 * 信访举报台账 (V8): one case. Nothing of it tells who complained.
 *
 * @param subjects the streams it is about, printed
 * @param noticeId the notice objected to; null for other channels
 * @param owner 承办人, by login name; null before it was assigned
 * @param dueOn last day for the reply
 * @param daysLeft until then; negative when that has passed; null once it was answered
 * @param isOverdue not answered, or answered after the last day
 * @param replySha256 结论: digest of the reply's text, which is kept erasable beside the journal
 * @param lastPosition of the last record that said anything about it
 */
public record Case(
        UUID caseId,
        String divisionCode,
        String divisionName,
        Channel channel,
        AssignedLevel assignedLevel,
        String categoryCode,
        List<String> subjects,
        @Nullable UUID noticeId,
        LocalDate receivedOn,
        @Nullable String owner,
        LocalDate dueOn,
        @Nullable Long daysLeft,
        boolean isOverdue,
        Status status,
        LocalDate statusOn,
        @Nullable LocalDate repliedOn,
        @Nullable String replySha256,
        @Nullable LocalDate closedOn,
        long lastPosition) {
    /** 办理状态 (domain.md section 7). */
    public enum Status implements Labelled {
        RECEIVED("已收到"),
        ACCEPTED("已受理"),
        ASSIGNED("已交办"),
        REPLIED("已答复"),
        CLOSED("已办结");

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
     * Rows of one snapshot, in the order of days.
     *
     * @param day from which the remaining days are counted
     */
    public record Register(AsOf.Resolved asOf, LocalDate day, List<Case> rows) {}
}
