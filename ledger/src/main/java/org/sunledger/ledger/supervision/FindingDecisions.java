package org.sunledger.ledger.supervision;

import java.util.List;
import org.sunledger.ledger.project.RecoveryStanding;
import org.sunledger.ledger.registry.Rules;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Verdict;
import org.sunledger.ledger.shared.Yuan;
import org.sunledger.ledger.supervision.Finding.Stage;
import org.sunledger.ledger.supervision.FindingCommand.AssignFinding;
import org.sunledger.ledger.supervision.FindingCommand.CloseFinding;
import org.sunledger.ledger.supervision.FindingCommand.RaiseFinding;
import org.sunledger.ledger.supervision.FindingCommand.RejectRectification;
import org.sunledger.ledger.supervision.FindingCommand.ReportRectification;
import org.sunledger.ledger.supervision.FindingCommand.VerifyRectification;
import org.sunledger.ledger.supervision.FindingEvent.FindingAssigned;
import org.sunledger.ledger.supervision.FindingEvent.FindingClosed;
import org.sunledger.ledger.supervision.FindingEvent.FindingRaised;
import org.sunledger.ledger.supervision.FindingEvent.RectificationRejected;
import org.sunledger.ledger.supervision.FindingEvent.RectificationReported;
import org.sunledger.ledger.supervision.FindingEvent.RectificationVerified;

/** The rules of findings: one responsible person, a correction checked by somebody else, and only then closed. */
final class FindingDecisions {
    private FindingDecisions() {}

    static List<FindingEvent> decide(Finding finding, FindingCommand command, Context x) {
        return switch (command) {
            case RaiseFinding c -> raise(finding, c, x);
            case AssignFinding c -> assign(finding, c);
            case ReportRectification c -> report(finding, c);
            case VerifyRectification c -> verify(finding, c, x);
            case RejectRectification c -> reject(finding, c, x);
            case CloseFinding c -> close(finding, c, x);
        };
    }

    /** A finding is about the place of the projects that it names; else of the auditor's unit. */
    static DivisionCode placeOf(Finding finding, FindingCommand command, Context x) {
        var place = finding.place();
        if (place == null && command instanceof RaiseFinding c) place = Subjects.place(c.subjects(), x);
        return place == null ? x.actor().area() : place;
    }

    private static List<FindingEvent> raise(Finding finding, RaiseFinding c, Context x) {
        if (finding.stage() != Stage.UNKNOWN) {
            throw FindingRefusal.RAISED_ALREADY.because("findingId", c.findingId(), "number", finding.number());
        }
        var verdict = new Verdict();
        Subjects.refuseUnknown(c.subjects(), FindingRefusal.UNKNOWN_SUBJECT, verdict, x);
        var dueOn = x.on().plusDays(x.ask(Rules.on(x.on())).value("finding.rectifyWithin.days"));
        return verdict.or(new FindingRaised(
                c.findingId(),
                c.number(),
                c.category(),
                c.amountFen(),
                c.subjects(),
                c.unitOrg(),
                c.severity(),
                dueOn));
    }

    /** INV-25: the new person takes the place of the old, so there is always exactly one. */
    private static List<FindingEvent> assign(Finding finding, AssignFinding c) {
        refuseUnlessOpen(finding, c);
        return c.responsible().equals(finding.responsible())
                ? List.of()
                : List.of(new FindingAssigned(c.findingId(), c.responsible()));
    }

    private static List<FindingEvent> report(Finding finding, ReportRectification c) {
        refuseUnlessOpen(finding, c);
        return new Verdict()
                .refuseIf(
                        finding.responsible() == null, FindingRefusal.NO_RESPONSIBLE_PERSON, "number", finding.number())
                .refuseIf(
                        finding.stage() == Stage.REPORTED, FindingRefusal.REPORTED_ALREADY, "number", finding.number())
                .refuseIf(
                        finding.stage() == Stage.VERIFIED, FindingRefusal.VERIFIED_ALREADY, "number", finding.number())
                .or(new RectificationReported(c.findingId(), c.report()));
    }

    private static List<FindingEvent> verify(Finding finding, VerifyRectification c, Context x) {
        return check(finding, c, x).or(new RectificationVerified(c.findingId()));
    }

    private static List<FindingEvent> reject(Finding finding, RejectRectification c, Context x) {
        return check(finding, c, x).or(new RectificationRejected(c.findingId()));
    }

    private static Verdict check(Finding finding, FindingCommand c, Context x) {
        refuseUnlessOpen(finding, c);
        var verdict = new Verdict()
                .refuseIf(finding.stage() == Stage.OPEN, FindingRefusal.NOTHING_TO_VERIFY, "number", finding.number())
                .refuseIf(
                        finding.stage() == Stage.VERIFIED, FindingRefusal.VERIFIED_ALREADY, "number", finding.number());
        var reportedOn = finding.reportedOn();
        if (reportedOn != null) verdict.refuseBefore(reportedOn, x);
        return refuseIfHadPart(finding, c.findingId(), x, verdict);
    }

    private static List<FindingEvent> close(Finding finding, CloseFinding c, Context x) {
        refuseUnlessOpen(finding, c);
        var verdict = new Verdict()
                .refuseIf(finding.stage() != Stage.VERIFIED, FindingRefusal.NOT_VERIFIED, "number", finding.number());
        refuseIfHadPart(finding, c.findingId(), x, verdict);
        for (var project : Subjects.projects(finding.subjects())) {
            for (var part :
                    x.ask(RecoveryStanding.of(project, c.findingId().value())).parts()) {
                verdict.refuseIf(
                        !part.isComplete(),
                        FindingRefusal.RECOVERY_OUTSTANDING,
                        "projectId",
                        project,
                        "recoveryId",
                        part.recoveryId(),
                        "ordered",
                        part.ordered(),
                        "received",
                        part.received(),
                        "waived",
                        part.waived(),
                        "outstanding",
                        Yuan.of(part.ordered().fen()
                                - part.received().fen()
                                - part.waived().fen()));
            }
        }
        return verdict.or(new FindingClosed(c.findingId()));
    }

    /** INV-24: responsible, reporting, or a signature under a recovery that rests on the finding: all are correction. */
    private static Verdict refuseIfHadPart(Finding finding, FindingId id, Context x, Verdict verdict) {
        var hadPart = finding.hadPart(x.user())
                || Subjects.projects(finding.subjects()).stream()
                        .anyMatch(project -> x.ask(RecoveryStanding.of(project, id.value()))
                                .persons()
                                .contains(x.user()));
        return verdict.refuseIf(hadPart, FindingRefusal.TOOK_PART_IN_CORRECTION, "user", x.user());
    }

    private static void refuseUnlessOpen(Finding finding, FindingCommand c) {
        if (finding.stage() == Stage.UNKNOWN) {
            throw FindingRefusal.UNKNOWN_FINDING.because("findingId", c.findingId());
        }
        if (finding.stage() == Stage.CLOSED) {
            throw FindingRefusal.CLOSED_ALREADY.because("number", finding.number());
        }
    }
}
