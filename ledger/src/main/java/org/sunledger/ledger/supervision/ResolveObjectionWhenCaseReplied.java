package org.sunledger.ledger.supervision;

import java.util.Set;
import org.sunledger.ledger.notice.NoticeCommand.ResolveObjection;
import org.sunledger.ledger.notice.NoticeStanding;
import org.sunledger.ledger.project.ClearanceCommand.LiftHold;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.supervision.CaseEvent.CaseReplied;

/** 异议已处理: the notice may be posted again, and the objection holds no money any more. */
public final class ResolveObjectionWhenCaseReplied implements Automation {
    @Override
    public Set<Class<? extends Event>> occasions() {
        return Set.of(CaseReplied.class);
    }

    @Override
    public void on(JournalEvent event, FollowUps followUps) {
        if (!(event.event() instanceof CaseReplied e)) return;
        var noticeId = followUps.ask(CaseStanding.of(e.caseId())).noticeId();
        if (noticeId == null) return;
        var caseId = e.caseId().value();
        // Refused when the notice ended before it could be suspended: there is nothing to resolve in it.
        var unused = followUps.send(new ResolveObjection(noticeId, caseId));
        for (var project :
                Subjects.projects(followUps.ask(NoticeStanding.of(noticeId)).subjects())) {
            var ignored = followUps.send(new LiftHold(project, caseId));
        }
    }
}
