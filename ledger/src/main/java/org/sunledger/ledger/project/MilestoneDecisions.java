package org.sunledger.ledger.project;

import java.util.HashSet;
import java.util.List;
import org.sunledger.ledger.project.MilestoneCommand.PlanMilestones;
import org.sunledger.ledger.project.MilestoneCommand.RejectMilestone;
import org.sunledger.ledger.project.MilestoneCommand.ReportMilestone;
import org.sunledger.ledger.project.MilestoneCommand.VerifyMilestone;
import org.sunledger.ledger.project.MilestoneEvent.Milestone;
import org.sunledger.ledger.project.MilestoneEvent.MilestoneRejected;
import org.sunledger.ledger.project.MilestoneEvent.MilestoneReported;
import org.sunledger.ledger.project.MilestoneEvent.MilestoneVerified;
import org.sunledger.ledger.project.MilestoneEvent.MilestonesPlanned;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.Shape;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.Verdict;

/** The rules of progress: one person reports, others look, in the order of the plan. */
final class MilestoneDecisions {
    private static final int INSPECTORS_MIN = 2;

    private MilestoneDecisions() {}

    static List<ProjectEvent> decide(Project project, MilestoneCommand command, Context x) {
        return switch (command) {
            case PlanMilestones c -> plan(project, c);
            case ReportMilestone c -> report(project, c);
            case VerifyMilestone c -> verify(project, c, x);
            case RejectMilestone c -> reject(project, c, x);
        };
    }

    private static List<ProjectEvent> plan(Project project, PlanMilestones c) {
        var verdict = new Verdict();
        verdict.refuseIf(project.milestones().isAnythingVerified(), ProjectRefusal.MILESTONES_FIXED);
        for (int i = 0; i < c.milestones().size(); i++) {
            var no = c.milestones().get(i).no();
            verdict.refuseIf(no != i + 1, ProjectRefusal.MILESTONE_NUMBERS_WRONG, "place", i + 1, "milestoneNo", no);
        }
        var sumBp = c.milestones().stream().mapToInt(Milestone::weightBp).sum();
        verdict.refuseIf(sumBp != Shape.BP_WHOLE, ProjectRefusal.MILESTONE_WEIGHTS_WRONG, "sumBp", sumBp);
        return verdict.or(new MilestonesPlanned(c.projectId(), c.milestones()));
    }

    private static List<ProjectEvent> report(Project project, ReportMilestone c) {
        var verdict = PipelineDecisions.at(project, Stage.STARTED);
        var step = stepOf(project, c.milestoneNo(), verdict);
        verdict.refuseIf(
                c.progressBp() <= step.verifiedBp(),
                ProjectRefusal.MILESTONE_PROGRESS_NOT_HIGHER,
                "milestoneNo",
                c.milestoneNo(),
                "verifiedBp",
                step.verifiedBp(),
                "reportedBp",
                c.progressBp());
        return verdict.or(new MilestoneReported(c.projectId(), c.milestoneNo(), c.progressBp(), c.evidence()));
    }

    private static List<ProjectEvent> verify(Project project, VerifyMilestone c, Context x) {
        var verdict = new Verdict();
        var step = stepOf(project, c.milestoneNo(), verdict);
        var openNo = project.milestones().openBefore(c.milestoneNo());
        verdict.refuseIf(
                openNo != null,
                ProjectRefusal.MILESTONE_OUT_OF_ORDER,
                "openNo",
                openNo,
                "milestoneNo",
                c.milestoneNo());
        var inspectors = new HashSet<>(c.inspectors());
        verdict.refuseIf(
                inspectors.size() < INSPECTORS_MIN,
                ProjectRefusal.INSPECTORS_TOO_FEW,
                "needed",
                INSPECTORS_MIN,
                "given",
                inspectors.size());
        var report = step.report();
        if (report == null) {
            throw verdict.stop(ProjectRefusal.MILESTONE_NOT_REPORTED, "milestoneNo", c.milestoneNo());
        }
        verdict.refuseUnlessFollows(report.reporter(), x);
        var reporter = report.reporter().user();
        verdict.refuseIf(
                inspectors.contains(reporter) && !reporter.equals(x.user()),
                SharedRefusal.SAME_PERSON,
                "user",
                reporter);
        verdict.refuseIf(
                c.progressBp() <= step.verifiedBp() || c.progressBp() > report.progressBp(),
                ProjectRefusal.MILESTONE_PROGRESS_OUT_OF_RANGE,
                "milestoneNo",
                c.milestoneNo(),
                "verifiedBp",
                c.progressBp(),
                "beforeBp",
                step.verifiedBp(),
                "reportedBp",
                report.progressBp());
        return verdict.or(new MilestoneVerified(
                c.projectId(), c.milestoneNo(), c.progressBp(), c.inspectors(), c.villageSupervisor()));
    }

    private static List<ProjectEvent> reject(Project project, RejectMilestone c, Context x) {
        var verdict = new Verdict();
        var report = stepOf(project, c.milestoneNo(), verdict).report();
        if (report == null) {
            throw verdict.stop(ProjectRefusal.MILESTONE_NOT_REPORTED, "milestoneNo", c.milestoneNo());
        }
        verdict.refuseUnlessFollows(report.reporter(), x);
        return verdict.or(new MilestoneRejected(c.projectId(), c.milestoneNo()));
    }

    private static Milestones.Step stepOf(Project project, int no, Verdict verdict) {
        var step = project.milestones().step(no);
        if (step == null) throw verdict.stop(ProjectRefusal.UNKNOWN_MILESTONE, "milestoneNo", no);
        return step;
    }
}
