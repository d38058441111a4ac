package org.sunledger.ledger.project;

import java.util.List;
import org.sunledger.ledger.project.PipelineCommand.ProposeProject;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;

/** The rules of a project: what happened so far and a command, to what happens next or a refusal. One file per family. */
final class ProjectDecisions {
    private ProjectDecisions() {}

    static List<ProjectEvent> decide(Project project, ProjectCommand command, Context x) {
        if (!project.exists() && !(command instanceof ProposeProject)) {
            throw ProjectRefusal.UNKNOWN_PROJECT.because("projectId", command.projectId());
        }
        return switch (command) {
            case PipelineCommand c -> PipelineDecisions.decide(project, c, x);
            case MilestoneCommand c -> MilestoneDecisions.decide(project, c, x);
            case AllocationCommand c -> AllocationDecisions.decide(project, c, x);
            case DisbursementCommand c -> DisbursementDecisions.decide(project, c, x);
            case ReversalCommand c -> ReversalDecisions.decide(project, c, x);
            case SettlementCommand c -> SettlementDecisions.decide(project, c, x);
            case RecoveryCommand c -> RecoveryDecisions.decide(project, c, x);
            case ClearanceCommand c -> ClearanceDecisions.decide(project, c);
        };
    }

    /** Where the project lies; of a project that does not exist, where the actor works. */
    static DivisionCode placeOf(Project project, ProjectCommand command, Context x) {
        var division = project.division();
        if (division != null) return division;
        return command instanceof ProposeProject propose
                ? propose.profile().divisionCode()
                : x.actor().area();
    }
}
