package org.sunledger.ledger.supervision;

import java.util.Set;
import org.sunledger.ledger.notice.NoticeCommand.SuspendNotice;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.notice.NoticeStanding;
import org.sunledger.ledger.project.ClearanceCommand.SetHold;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.supervision.CaseEvent.CaseReceived;

/** 有异议·暂停: the notice stops, and the projects it tells of are paid nothing until the answer (INV-06). */
public final class SuspendNoticeWhenCaseReceived implements Automation {
    @Override
    public Set<Class<? extends Event>> occasions() {
        return Set.of(CaseReceived.class);
    }

    @Override
    public void on(JournalEvent event, FollowUps followUps) {
        if (!(event.event() instanceof CaseReceived e) || e.noticeId() == null) return;
        var noticeId = new NoticeId(e.noticeId());
        var caseId = e.caseId().value();
        // Refused when the notice ended in between: the objection holds the money all the same.
        var unused = followUps.send(new SuspendNotice(noticeId, caseId));
        for (var project :
                Subjects.projects(followUps.ask(NoticeStanding.of(noticeId)).subjects())) {
            var ignored = followUps.send(new SetHold(project, caseId, noticeId.value()));
        }
    }
}
