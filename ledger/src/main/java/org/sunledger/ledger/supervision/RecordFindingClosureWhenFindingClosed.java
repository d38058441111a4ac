package org.sunledger.ledger.supervision;

import java.util.Set;
import org.sunledger.ledger.project.ClearanceCommand.RecordFindingClosure;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.supervision.FindingEvent.FindingClosed;

/** 销号: the projects it was about may give what they recovered back to the pool (INV-16). */
public final class RecordFindingClosureWhenFindingClosed implements Automation {
    @Override
    public Set<Class<? extends Event>> occasions() {
        return Set.of(FindingClosed.class);
    }

    @Override
    public void on(JournalEvent event, FollowUps followUps) {
        if (!(event.event() instanceof FindingClosed e)) return;
        var subjects = followUps.ask(FindingStanding.of(e.findingId())).subjects();
        for (var project : Subjects.projects(subjects)) {
            // A project that does not exist has nothing to give back.
            var ignored = followUps.send(
                    new RecordFindingClosure(project, e.findingId().value()));
        }
    }
}
