package org.sunledger.projections.notice;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.notice.NoticeEvent.NoticeRevised;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.projections.engine.AppendOnly;

/** 公示内容: what each draft and revision of a notice says. */
public final class NoticeDrafts implements AppendOnly<Long, NoticeDrafts.Row> {
    /**
     * A draft or a revision.
     *
     * @param drafted null for a revision
     * @param publisher the drafter's unit; null for a revision
     */
    public record Row(
            NoticeId noticeId,
            LocalDate effectiveOn,
            @Nullable NoticeDrafted drafted,
            @Nullable OrgId publisher,
            String title,
            String contentSha256,
            long asOfPosition,
            int foldVersion) {}

    @Override
    public String name() {
        return "notice_draft";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<Long, Row> apply(JournalEvent event) {
        var day = event.envelope().effectiveOn();
        return switch (event.event()) {
            case NoticeDrafted e ->
                Map.of(
                        event.position(),
                        new Row(
                                e.noticeId(),
                                day,
                                e,
                                event.envelope().actor().unit(),
                                e.title(),
                                e.contentSha256(),
                                e.asOfPosition(),
                                e.foldVersion()));
            case NoticeRevised e ->
                Map.of(
                        event.position(),
                        new Row(
                                e.noticeId(),
                                day,
                                null,
                                null,
                                e.title(),
                                e.contentSha256(),
                                e.asOfPosition(),
                                e.foldVersion()));
            default -> Map.of();
        };
    }
}
