package org.sunledger.ledger.project;

import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.project.ClearanceEvent.Subject;
import org.sunledger.ledger.project.PipelineCommand.ApproveProject;
import org.sunledger.ledger.project.PipelineCommand.DelistProject;
import org.sunledger.ledger.project.PipelineCommand.ListProject;
import org.sunledger.ledger.project.PipelineCommand.ProposeProject;
import org.sunledger.ledger.project.PipelineCommand.ReviewProject;
import org.sunledger.ledger.project.PipelineCommand.SelectProject;
import org.sunledger.ledger.project.PipelineCommand.SignContract;
import org.sunledger.ledger.project.PipelineCommand.StartProject;
import org.sunledger.ledger.project.PipelineEvent.ContractSigned;
import org.sunledger.ledger.project.PipelineEvent.ProjectCountyApproved;
import org.sunledger.ledger.project.PipelineEvent.ProjectDelisted;
import org.sunledger.ledger.project.PipelineEvent.ProjectListed;
import org.sunledger.ledger.project.PipelineEvent.ProjectProposed;
import org.sunledger.ledger.project.PipelineEvent.ProjectSelected;
import org.sunledger.ledger.project.PipelineEvent.ProjectStarted;
import org.sunledger.ledger.project.PipelineEvent.ProjectTownReviewed;
import org.sunledger.ledger.registry.Rules;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode.Level;
import org.sunledger.ledger.shared.Verdict;

/** The rules from the village's proposal to the start of works: every stage in its order, none skipped. */
final class PipelineDecisions {
    private PipelineDecisions() {}

    static List<ProjectEvent> decide(Project project, PipelineCommand command, Context x) {
        return switch (command) {
            case ProposeProject c -> propose(project, c);
            case ReviewProject c -> review(project, c, x);
            case ApproveProject c -> approve(project, c, x);
            case ListProject c -> list(project, c, x);
            case DelistProject c -> delist(project, c);
            case SelectProject c -> select(project, c);
            case SignContract c -> sign(project, c, x);
            case StartProject c -> start(project, c, x);
        };
    }

    private static List<ProjectEvent> propose(Project project, ProposeProject c) {
        var verdict = new Verdict();
        if (project.exists()) throw verdict.stop(ProjectRefusal.ID_TAKEN, "id", c.projectId());
        var targets = c.profile().performanceTargets();
        verdict.refuseIf(
                targets.isEmpty()
                        || targets.stream()
                                .anyMatch(t -> t.name().isBlank() || t.target().isBlank()),
                ProjectRefusal.PERFORMANCE_TARGET_MISSING);
        verdict.refuseIf(c.profile().povertyLink().isBlank(), ProjectRefusal.POVERTY_LINK_MISSING);
        return verdict.or(new ProjectProposed(c.projectId(), c.profile()));
    }

    private static List<ProjectEvent> review(Project project, ReviewProject c, Context x) {
        var verdict = at(project, Stage.PROPOSED);
        signedOnce(verdict, project, x);
        noticeClosed(verdict, project, c.noticeId(), Level.VILLAGE, x);
        return verdict.or(new ProjectTownReviewed(c.projectId(), c.noticeId(), c.opinion()));
    }

    private static List<ProjectEvent> approve(Project project, ApproveProject c, Context x) {
        var verdict = at(project, Stage.TOWN_REVIEWED);
        signedOnce(verdict, project, x);
        noticeClosed(verdict, project, c.noticeId(), Level.TOWN, x);
        return verdict.or(new ProjectCountyApproved(c.projectId(), c.noticeId(), c.opinion()));
    }

    private static List<ProjectEvent> list(Project project, ListProject c, Context x) {
        var verdict = at(project, Stage.COUNTY_APPROVED);
        noticeClosed(verdict, project, c.noticeId(), Level.COUNTY, x);
        return verdict.or(new ProjectListed(c.projectId(), c.noticeId()));
    }

    private static List<ProjectEvent> delist(Project project, DelistProject c) {
        var stage = project.life().stageNow();
        var verdict = stage == Stage.SELECTED ? new Verdict() : at(project, Stage.LISTED);
        verdict.refuseIf(
                project.money().isAnythingAllocated(),
                ProjectRefusal.MONEY_ALLOCATED,
                "allocatedFen",
                Figures.of(project.money().allocatedFen()));
        return verdict.or(new ProjectDelisted(c.projectId(), c.docNo()));
    }

    private static List<ProjectEvent> select(Project project, SelectProject c) {
        return at(project, Stage.LISTED).or(new ProjectSelected(c.projectId(), c.year(), c.planDocNo()));
    }

    private static List<ProjectEvent> sign(Project project, SignContract c, Context x) {
        var verdict = at(project, Stage.SELECTED);
        var allocatedFen = project.money().allocatedFen();
        verdict.refuseIf(
                c.amountFen().fen() > allocatedFen,
                ProjectRefusal.CONTRACT_EXCEEDS_ALLOCATION,
                "allocatedFen",
                Figures.of(allocatedFen),
                "contractFen",
                c.amountFen());
        var rules = x.ask(Rules.on(x.on()));
        var retentionMaxBp = rules.value("retention.max.bp");
        verdict.refuseIf(
                c.retentionBp() > retentionMaxBp,
                ProjectRefusal.RETENTION_TOO_HIGH,
                "maxBp",
                retentionMaxBp,
                "retentionBp",
                c.retentionBp());
        var minBp = rules.value("prepay.min.bp");
        var maxBp = rules.value("prepay.max.bp");
        verdict.refuseIf(
                c.prepayBp() != 0 && (c.prepayBp() < minBp || c.prepayBp() > maxBp),
                ProjectRefusal.PREPAYMENT_OUT_OF_RANGE,
                "minBp",
                minBp,
                "maxBp",
                maxBp,
                "prepayBp",
                c.prepayBp());
        return verdict.or(new ContractSigned(
                c.projectId(), c.contractNo(), c.supplier(), c.amountFen(), c.method(), c.retentionBp(), c.prepayBp()));
    }

    private static List<ProjectEvent> start(Project project, StartProject c, Context x) {
        var verdict = at(project, Stage.CONTRACTED);
        PaymentRules.implementationCleared(verdict, project, x);
        return verdict.or(new ProjectStarted(c.projectId()));
    }

    /** One stage after the other. */
    static Verdict at(Project project, Stage needed) {
        var stage = project.life().stageNow();
        return new Verdict()
                .refuseIf(
                        stage != needed,
                        ProjectRefusal.OUT_OF_ORDER,
                        "stage",
                        stage,
                        "stageName",
                        stage.chinese(),
                        "needed",
                        needed,
                        "neededName",
                        needed.chinese());
    }

    private static void signedOnce(Verdict verdict, Project project, Context x) {
        verdict.refuseUnlessFollows(project.life().signers(), x);
    }

    /** The notice of the level before; a project that lies above that level is told of at its own. */
    private static void noticeClosed(Verdict verdict, Project project, UUID noticeId, Level needed, Context x) {
        var notice = project.clearances().closedNotice(noticeId);
        var division = project.division();
        var own = division == null ? needed : division.level();
        // COUNTY comes first: a lower ordinal lies higher up.
        var higher = own.compareTo(needed) < 0 ? own : needed;
        var isClosed = notice != null
                && notice.subject() == Subject.LISTING
                && (notice.level() == needed || notice.level() == higher)
                && !notice.closedOn().isAfter(x.on());
        verdict.refuseIf(
                !isClosed,
                ProjectRefusal.LISTING_NOTICE_OPEN,
                "noticeId",
                noticeId,
                "level",
                needed,
                "levelName",
                levelName(needed));
    }

    private static String levelName(Level level) {
        return switch (level) {
            case COUNTY -> "县";
            case TOWN -> "乡";
            case VILLAGE -> "村";
        };
    }
}
