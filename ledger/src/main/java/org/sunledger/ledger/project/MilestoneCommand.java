package org.sunledger.ledger.project;

import java.util.List;
import java.util.Set;
import org.sunledger.ledger.project.MilestoneEvent.Milestone;
import org.sunledger.ledger.shared.FileRef;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Shape;
import org.sunledger.ledger.shared.UserId;

/** What may be asked of the steps of the works. */
public sealed interface MilestoneCommand extends ProjectCommand {
    /** So many steps fit on a project's notice. */
    int MILESTONES_MAX = 50;

    @Override
    default Set<Role> mayBeGivenBy() {
        return switch (this) {
            case PlanMilestones ignored -> Set.of(Role.PROJECT_AUTHORITY, Role.TOWN, Role.VILLAGE_CLERK);
            case ReportMilestone ignored -> Set.of(Role.VILLAGE_CLERK, Role.TOWN);
            case VerifyMilestone ignored -> Set.of(Role.TOWN, Role.PROJECT_AUTHORITY);
            case RejectMilestone ignored -> Set.of(Role.TOWN, Role.PROJECT_AUTHORITY);
        };
    }

    record PlanMilestones(ProjectId projectId, List<Milestone> milestones) implements MilestoneCommand {
        public PlanMilestones {
            milestones = List.copyOf(milestones);
            var shape = new Shape().lines("milestones", milestones, MILESTONES_MAX);
            for (int i = 0; i < milestones.size(); i++) {
                shape.bp("milestones[" + i + "].weightBp", milestones.get(i).weightBp());
            }
            shape.orThrow();
        }
    }

    /**
     * The village or town says how far the work is (报告); nothing counts before it is verified.
     *
     * @param progressBp how much of this milestone is done, 1 to 10000
     */
    record ReportMilestone(ProjectId projectId, int milestoneNo, int progressBp, List<FileRef> evidence)
            implements MilestoneCommand {
        public ReportMilestone {
            evidence = List.copyOf(evidence);
            new Shape().between("progressBp", progressBp, 1, Shape.BP_WHOLE).orThrow();
        }
    }

    /**
     * Inspectors have looked at the site (核验); only what they found counts.
     *
     * @param progressBp what the inspectors found, at most what was reported
     */
    record VerifyMilestone(
            ProjectId projectId, int milestoneNo, int progressBp, List<UserId> inspectors, UserId villageSupervisor)
            implements MilestoneCommand {
        public VerifyMilestone {
            inspectors = List.copyOf(inspectors);
            new Shape().between("progressBp", progressBp, 1, Shape.BP_WHOLE).orThrow();
        }
    }

    record RejectMilestone(ProjectId projectId, int milestoneNo) implements MilestoneCommand {}
}
