package org.sunledger.ledger.project;

import java.time.LocalDate;
import java.util.List;
import org.sunledger.ledger.shared.FileRef;
import org.sunledger.ledger.shared.UserId;

/** 里程碑: planned, reported by one person, verified by others. */
public sealed interface MilestoneEvent extends ProjectEvent {
    /**
     * One step of the works.
     *
     * @param no from 1 without gaps
     * @param weightBp share of the whole; all weights come to 10000
     */
    record Milestone(int no, String name, int weightBp, LocalDate plannedOn) {}

    record MilestonesPlanned(ProjectId projectId, List<Milestone> milestones) implements MilestoneEvent {
        public MilestonesPlanned {
            milestones = List.copyOf(milestones);
        }
    }

    /**
     * Work was reported as done (报告); not yet looked at.
     *
     * @param progressBp how much of this milestone is done, 1 to 10000
     */
    record MilestoneReported(ProjectId projectId, int milestoneNo, int progressBp, List<FileRef> evidence)
            implements MilestoneEvent {
        public MilestoneReported {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * The reported work was looked at and counts from here on (核验).
     *
     * @param inspectors at least two, none of them the reporter
     */
    record MilestoneVerified(
            ProjectId projectId, int milestoneNo, int progressBp, List<UserId> inspectors, UserId villageSupervisor)
            implements MilestoneEvent {
        public MilestoneVerified {
            inspectors = List.copyOf(inspectors);
        }
    }

    record MilestoneRejected(ProjectId projectId, int milestoneNo) implements MilestoneEvent {}
}
