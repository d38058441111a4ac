package org.sunledger.ledger.project;

import java.util.Set;
import java.util.UUID;
import org.sunledger.ledger.project.ClearanceEvent.Subject;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Role;

/** What automations tell a project about notices, objections and findings; only a leader may override a hold. */
public sealed interface ClearanceCommand extends ProjectCommand {
    @Override
    default Set<Role> mayBeGivenBy() {
        return switch (this) {
            case RecordNoticeClosed ignored -> Set.of();
            case SetHold ignored -> Set.of();
            case LiftHold ignored -> Set.of();
            case RecordFindingClosure ignored -> Set.of();
            case OverrideHold ignored -> Set.of(Role.APPROVER);
        };
    }

    record RecordNoticeClosed(ProjectId projectId, UUID noticeId, Subject subject, DivisionCode.Level level)
            implements ClearanceCommand {}

    record SetHold(ProjectId projectId, UUID caseId, UUID noticeId) implements ClearanceCommand {}

    record LiftHold(ProjectId projectId, UUID caseId) implements ClearanceCommand {}

    record RecordFindingClosure(ProjectId projectId, UUID findingId) implements ClearanceCommand {}

    /** The reason stands in the request. */
    record OverrideHold(ProjectId projectId, UUID caseId) implements ClearanceCommand {
        @Override
        public boolean needsReason() {
            return true;
        }
    }
}
