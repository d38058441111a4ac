package org.sunledger.ledger.project;

import java.util.List;
import org.sunledger.ledger.project.ClearanceCommand.LiftHold;
import org.sunledger.ledger.project.ClearanceCommand.OverrideHold;
import org.sunledger.ledger.project.ClearanceCommand.RecordFindingClosure;
import org.sunledger.ledger.project.ClearanceCommand.RecordNoticeClosed;
import org.sunledger.ledger.project.ClearanceCommand.SetHold;
import org.sunledger.ledger.project.ClearanceEvent.FindingClosureRecorded;
import org.sunledger.ledger.project.ClearanceEvent.HoldLifted;
import org.sunledger.ledger.project.ClearanceEvent.HoldOverridden;
import org.sunledger.ledger.project.ClearanceEvent.HoldSet;
import org.sunledger.ledger.project.ClearanceEvent.ProjectNoticeClosed;
import org.sunledger.ledger.shared.Verdict;

/** What notices, objections and findings have decided elsewhere is recorded here, once; only a leader may override. */
final class ClearanceDecisions {
    private ClearanceDecisions() {}

    static List<ProjectEvent> decide(Project project, ClearanceCommand command) {
        var clearances = project.clearances();
        return switch (command) {
            case RecordNoticeClosed c ->
                clearances.closedNotice(c.noticeId()) != null
                        ? List.of()
                        : List.of(new ProjectNoticeClosed(c.projectId(), c.noticeId(), c.subject(), c.level()));
            // A case sets its hold once: the same news after the answer must not stop the money again.
            case SetHold c ->
                clearances.hold(c.caseId()) != null
                        ? List.of()
                        : List.of(new HoldSet(c.projectId(), c.caseId(), c.noticeId()));
            case LiftHold c -> lift(clearances, c);
            case RecordFindingClosure c ->
                clearances.isFindingClosed(c.findingId())
                        ? List.of()
                        : List.of(new FindingClosureRecorded(c.projectId(), c.findingId()));
            case OverrideHold c -> override(clearances, c);
        };
    }

    private static List<ProjectEvent> lift(Clearances clearances, LiftHold c) {
        var hold = clearances.hold(c.caseId());
        if (hold == null) throw ProjectRefusal.UNKNOWN_HOLD.because("caseId", c.caseId());
        return hold.liftedOn() != null ? List.of() : List.of(new HoldLifted(c.projectId(), c.caseId()));
    }

    private static List<ProjectEvent> override(Clearances clearances, OverrideHold c) {
        var verdict = new Verdict();
        var hold = clearances.hold(c.caseId());
        if (hold == null) throw verdict.stop(ProjectRefusal.UNKNOWN_HOLD, "caseId", c.caseId());
        verdict.refuseIf(!hold.isOpen(), ProjectRefusal.HOLD_NOT_OPEN, "caseId", c.caseId());
        return verdict.or(new HoldOverridden(c.projectId(), c.caseId()));
    }
}
