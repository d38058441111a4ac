package org.sunledger.projections.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeEvent.Channel;
import org.sunledger.ledger.notice.NoticeEvent.Form;
import org.sunledger.ledger.notice.NoticeEvent.Level;
import org.sunledger.ledger.notice.NoticeEvent.Outcome;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.shared.Role;
import org.sunledger.projections.engine.AsOf;

/**
 * 公告公示栏 (V4): one notice.
 *
 * @param publisher the unit that drafted it
 * @param subjects the streams it tells of, printed
 * @param contentSha256 of the bytes on the board; they lie in the vault's attachments
 * @param asOfPosition the journal position its content was computed at
 * @param foldVersion of the composition
 * @param lastOn last day of the period; null for an announcement and before posting
 */
public record Notice(
        UUID noticeId,
        String number,
        NoticeEvent.Type type,
        Form form,
        Level level,
        String divisionCode,
        String divisionName,
        List<String> subjects,
        String publisher,
        String title,
        String contentSha256,
        long asOfPosition,
        int foldVersion,
        Status status,
        LocalDate statusOn,
        @Nullable Role checkedBy,
        @Nullable LocalDate postedOn,
        @Nullable Channel channel,
        @Nullable String url,
        @Nullable LocalDate lastOn,
        @Nullable LocalDate closedOn,
        @Nullable Outcome outcome,
        @Nullable UUID caseId,
        @Nullable UUID supersedes,
        @Nullable UUID supersededBy,
        long lastPosition) {
    /** 公示状态 (domain.md section 7). */
    public enum Status implements Labelled {
        DRAFT("草稿"),
        APPROVED("已审核"),
        POSTED("公示中"),
        SUSPENDED("有异议·暂停"),
        OBJECTION_RESOLVED("异议已处理"),
        CLOSED("已归档"),
        SUPERSEDED("已替换"),
        WITHDRAWN("已撤下");

        private final String chinese;

        Status(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }

        /** What was never posted, or was taken down, is not for the public. */
        public boolean isPublic() {
            return switch (this) {
                case DRAFT, APPROVED, WITHDRAWN -> false;
                case POSTED, SUSPENDED, OBJECTION_RESOLVED, CLOSED, SUPERSEDED -> true;
            };
        }
    }

    /** Rows of one snapshot, newest posting first. */
    public record Board(AsOf.Resolved asOf, List<Notice> rows) {}

    /** Where it hangs on the board: the last word of a notice says so. */
    public record Place(LocalDate statusOn, long lastPosition) {}

    public Place place() {
        return new Place(statusOn, lastPosition);
    }

    /**
     * A part of the board.
     *
     * @param all how many notices there are, after the place it was asked from
     */
    public record Part(AsOf.Resolved asOf, List<Notice> rows, int all) {}

    /** One notice and what it stands for. */
    public record Posted(AsOf.Resolved asOf, Notice row) {}
}
