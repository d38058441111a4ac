package org.sunledger.ledger.notice;

import java.util.Set;
import org.sunledger.ledger.notice.NoticeCommand.SupersedeNotice;
import org.sunledger.ledger.notice.NoticeEvent.NoticePosted;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;

/** 重新公示: the notice that was replaced hears of it. */
public final class SupersedeNoticeWhenNoticePosted implements Automation {
    @Override
    public Set<Class<? extends Event>> occasions() {
        return Set.of(NoticePosted.class);
    }

    @Override
    public void on(JournalEvent event, FollowUps followUps) {
        if (!(event.event() instanceof NoticePosted e)) return;
        var draft = followUps.ask(NoticeStanding.of(e.noticeId())).draft();
        if (draft == null || draft.supersedes() == null) return;
        // A refusal means that somebody replaced it a moment before; it is replaced all the same.
        var ignored = followUps.send(new SupersedeNotice(new NoticeId(draft.supersedes()), e.noticeId()));
    }
}
