package org.sunledger.ledger.notice;

import java.util.Set;
import org.sunledger.ledger.notice.NoticeEvent.NoticeClosed;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.project.ClearanceCommand.RecordNoticeClosed;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;

/** 公示期满: tells each project the notice was about, so that the project's money rules can decide alone. */
public final class RecordNoticeClosedWhenNoticeClosed implements Automation {
    @Override
    public Set<Class<? extends Event>> occasions() {
        return Set.of(NoticeClosed.class);
    }

    @Override
    public void on(JournalEvent event, FollowUps followUps) {
        if (!(event.event() instanceof NoticeClosed e)) return;
        var draft = followUps.ask(NoticeStanding.of(e.noticeId())).draft();
        if (draft == null) return;
        var subject = Cleared.by(draft.noticeType());
        if (subject == null) return;
        for (var project : Cleared.projects(draft.subjects())) {
            // Recorded already, on a second showing: accepted, and nothing is written.
            var ignored =
                    followUps.send(new RecordNoticeClosed(project, e.noticeId().value(), subject, level(draft)));
        }
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
