package org.sunledger.ledger.notice;

import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.notice.NoticeEvent.NoticeClosed;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.project.ClearanceCommand.RecordNoticeClosed;
import org.sunledger.ledger.project.ClearanceEvent.Subject;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** 公示期满: tells each project the notice was about, so that the project's money rules can decide alone. */
public final class RecordNoticeClosedWhenNoticeClosed implements Automation {
    @Override
    public void on(JournalEvent event, FollowUps followUps) {
        if (!(event.event() instanceof NoticeClosed e)) return;
        var draft = followUps.ask(NoticeStanding.of(e.noticeId())).draft();
        if (draft == null) return;
        var subject = subject(draft.noticeType());
        if (subject == null) return;
        for (var printed : draft.subjects()) {
            var stream = StreamId.parse(printed);
            if (stream.type() != StreamType.PROJECT) continue;
            // A project that does not exist is told nothing; nobody asked for more.
            var ignored = followUps.send(new RecordNoticeClosed(
                    ProjectId.of(stream.id()), e.noticeId().value(), subject, level(draft)));
        }
    }

    /** Null: no rule of a project waits for this notice. */
    private static @Nullable Subject subject(NoticeEvent.Type type) {
        return switch (type) {
            case N02 -> Subject.LISTING;
            case N05 -> Subject.IMPLEMENTATION;
            case N06 -> Subject.COMPLETION;
            case N01, N03, N04, N07, N08, N09, N10, N11, N12, N13 -> null;
        };
    }

    /** A site stands in a place and counts at that place's level. */
    private static DivisionCode.Level level(NoticeDrafted draft) {
        return switch (draft.level()) {
            case COUNTY -> DivisionCode.Level.COUNTY;
            case TOWN -> DivisionCode.Level.TOWN;
            case VILLAGE -> DivisionCode.Level.VILLAGE;
            case SITE -> draft.divisionCode().level();
        };
    }
}
