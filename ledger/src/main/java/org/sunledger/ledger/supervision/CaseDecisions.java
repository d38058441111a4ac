package org.sunledger.ledger.supervision;

import java.util.List;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.notice.NoticeStanding;
import org.sunledger.ledger.registry.Rules;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.shared.Verdict;
import org.sunledger.ledger.supervision.Case.Accepted;
import org.sunledger.ledger.supervision.Case.Assigned;
import org.sunledger.ledger.supervision.Case.Closed;
import org.sunledger.ledger.supervision.Case.Received;
import org.sunledger.ledger.supervision.Case.Replied;
import org.sunledger.ledger.supervision.Case.Unknown;
import org.sunledger.ledger.supervision.CaseCommand.AcceptCase;
import org.sunledger.ledger.supervision.CaseCommand.AssignCase;
import org.sunledger.ledger.supervision.CaseCommand.CloseCase;
import org.sunledger.ledger.supervision.CaseCommand.ReceiveCase;
import org.sunledger.ledger.supervision.CaseCommand.ReplyCase;
import org.sunledger.ledger.supervision.CaseEvent.CaseAccepted;
import org.sunledger.ledger.supervision.CaseEvent.CaseAssigned;
import org.sunledger.ledger.supervision.CaseEvent.CaseClosed;
import org.sunledger.ledger.supervision.CaseEvent.CaseReceived;
import org.sunledger.ledger.supervision.CaseEvent.CaseReplied;

/** The rules of objections and petitions: received, accepted, given to one person, answered, closed by another. */
final class CaseDecisions {
    private CaseDecisions() {}

    static List<CaseEvent> decide(Case history, CaseCommand command, Context x) {
        return switch (command) {
            case ReceiveCase c -> receive(history, c, x);
            case AcceptCase c -> accept(history, c);
            case AssignCase c -> assign(history, c);
            case ReplyCase c -> reply(history, c, x);
            case CloseCase c -> close(history, c, x);
        };
    }

    /** A case is about the place of the notice or of the projects that it names; else of the unit that received it. */
    static DivisionCode placeOf(Case history, CaseCommand command, Context x) {
        var place = history.place();
        if (place == null && command instanceof ReceiveCase c) {
            place = c.noticeId() == null ? Subjects.place(c.subjects(), x) : placeOf(c.noticeId(), x);
        }
        return place == null ? x.actor().area() : place;
    }

    private static DivisionCode placeOf(NoticeId noticeId, Context x) {
        var draft = x.ask(NoticeStanding.of(noticeId)).draft();
        return draft == null ? x.actor().area() : draft.divisionCode();
    }

    private static List<CaseEvent> receive(Case history, ReceiveCase c, Context x) {
        if (!(history.stage() instanceof Unknown)) {
            throw CaseRefusal.RECEIVED_ALREADY.because("caseId", c.caseId());
        }
        var verdict = new Verdict();
        Subjects.refuseUnknown(c.subjects(), CaseRefusal.UNKNOWN_SUBJECT, verdict, x);
        var noticeId = c.noticeId();
        if (noticeId != null) refuseUnlessOnDisplay(noticeId, verdict, x);
        var dueOn = x.on().plusDays(x.ask(Rules.on(x.on())).value("case.replyWithin.days"));
        return verdict.or(new CaseReceived(
                c.caseId(),
                c.channel(),
                c.assignedLevel(),
                c.anonymity(),
                c.reporterRef(),
                c.subjects(),
                noticeId == null ? null : noticeId.value(),
                c.categoryCode(),
                c.text(),
                dueOn));
    }

    private static void refuseUnlessOnDisplay(NoticeId noticeId, Verdict verdict, Context x) {
        var standing = x.ask(NoticeStanding.of(noticeId));
        var draft = standing.draft();
        if (draft == null) throw verdict.stop(CaseRefusal.UNKNOWN_NOTICE, "noticeId", noticeId);
        var postedOn = standing.postedOn();
        verdict.refuseIf(
                !standing.isOnDisplay() || (postedOn != null && x.on().isBefore(postedOn)),
                CaseRefusal.NOTICE_NOT_ON_DISPLAY,
                "number",
                draft.number(),
                "effectiveOn",
                x.on());
    }

    private static List<CaseEvent> accept(Case history, AcceptCase c) {
        return switch (history.stage()) {
            case Unknown ignored -> throw unknown(c);
            case Received ignored -> List.of(new CaseAccepted(c.caseId()));
            case Accepted ignored -> throw CaseRefusal.ACCEPTED_ALREADY.because("caseId", c.caseId());
            case Assigned ignored -> throw CaseRefusal.ACCEPTED_ALREADY.because("caseId", c.caseId());
            case Replied ignored -> throw CaseRefusal.ACCEPTED_ALREADY.because("caseId", c.caseId());
            case Closed ignored -> throw CaseRefusal.CLOSED_ALREADY.because("caseId", c.caseId());
        };
    }

    private static List<CaseEvent> assign(Case history, AssignCase c) {
        return switch (history.stage()) {
            case Unknown ignored -> throw unknown(c);
            case Received ignored -> throw CaseRefusal.NOT_ACCEPTED.because("caseId", c.caseId());
            case Accepted ignored -> List.of(new CaseAssigned(c.caseId(), c.owner()));
            case Assigned a ->
                a.owner().equals(c.owner()) ? List.of() : List.of(new CaseAssigned(c.caseId(), c.owner()));
            case Replied ignored -> throw CaseRefusal.REPLIED_ALREADY.because("caseId", c.caseId());
            case Closed ignored -> throw CaseRefusal.CLOSED_ALREADY.because("caseId", c.caseId());
        };
    }

    private static List<CaseEvent> reply(Case history, ReplyCase c, Context x) {
        return switch (history.stage()) {
            case Unknown ignored -> throw unknown(c);
            case Received ignored -> throw CaseRefusal.NOT_ACCEPTED.because("caseId", c.caseId());
            case Accepted ignored -> throw CaseRefusal.NOT_ASSIGNED.because("caseId", c.caseId());
            case Assigned a -> replyForOwner(a.owner(), c, x);
            case Replied ignored -> throw CaseRefusal.REPLIED_ALREADY.because("caseId", c.caseId());
            case Closed ignored -> throw CaseRefusal.CLOSED_ALREADY.because("caseId", c.caseId());
        };
    }

    private static List<CaseEvent> replyForOwner(UserId owner, ReplyCase c, Context x) {
        var isOfOwnersUnit = x.user().equals(owner)
                || x.ask(UnitMembership.of(x.actor().unit(), owner, x.on())).isMember();
        return new Verdict()
                .refuseIf(!isOfOwnersUnit, CaseRefusal.NOT_THE_OWNER, "owner", owner, "user", x.user())
                .or(new CaseReplied(c.caseId(), c.reply()));
    }

    private static List<CaseEvent> close(Case history, CloseCase c, Context x) {
        return switch (history.stage()) {
            case Unknown ignored -> throw unknown(c);
            case Received ignored -> throw CaseRefusal.NOT_REPLIED.because("caseId", c.caseId());
            case Accepted ignored -> throw CaseRefusal.NOT_REPLIED.because("caseId", c.caseId());
            case Assigned ignored -> throw CaseRefusal.NOT_REPLIED.because("caseId", c.caseId());
            case Replied r ->
                new Verdict()
                        .refuseIf(r.by().equals(x.user()), SharedRefusal.SAME_PERSON, "user", x.user())
                        .or(new CaseClosed(c.caseId()));
            case Closed ignored -> throw CaseRefusal.CLOSED_ALREADY.because("caseId", c.caseId());
        };
    }

    private static RuntimeException unknown(CaseCommand c) {
        return CaseRefusal.UNKNOWN_CASE.because("caseId", c.caseId());
    }
}
