package org.sunledger.ledger.notice;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.notice.Notice.Approved;
import org.sunledger.ledger.notice.Notice.Closed;
import org.sunledger.ledger.notice.Notice.Draft;
import org.sunledger.ledger.notice.Notice.Posted;
import org.sunledger.ledger.notice.Notice.Superseded;
import org.sunledger.ledger.notice.Notice.Withdrawn;
import org.sunledger.ledger.notice.NoticeCommand.ApproveNotice;
import org.sunledger.ledger.notice.NoticeCommand.CloseNotice;
import org.sunledger.ledger.notice.NoticeCommand.DraftNotice;
import org.sunledger.ledger.notice.NoticeCommand.PostNotice;
import org.sunledger.ledger.notice.NoticeCommand.ResolveObjection;
import org.sunledger.ledger.notice.NoticeCommand.ReviseNotice;
import org.sunledger.ledger.notice.NoticeCommand.SupersedeNotice;
import org.sunledger.ledger.notice.NoticeCommand.SuspendNotice;
import org.sunledger.ledger.notice.NoticeCommand.WithdrawNotice;
import org.sunledger.ledger.notice.NoticeEvent.Channel;
import org.sunledger.ledger.notice.NoticeEvent.Form;
import org.sunledger.ledger.notice.NoticeEvent.NoticeApproved;
import org.sunledger.ledger.notice.NoticeEvent.NoticeClosed;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.notice.NoticeEvent.NoticeObjectionResolved;
import org.sunledger.ledger.notice.NoticeEvent.NoticePosted;
import org.sunledger.ledger.notice.NoticeEvent.NoticeRevised;
import org.sunledger.ledger.notice.NoticeEvent.NoticeSuperseded;
import org.sunledger.ledger.notice.NoticeEvent.NoticeSuspended;
import org.sunledger.ledger.notice.NoticeEvent.NoticeWithdrawn;
import org.sunledger.ledger.notice.NoticeEvent.Outcome;
import org.sunledger.ledger.project.ProjectStanding;
import org.sunledger.ledger.registry.Rules;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Verdict;

/** The rules of posting: what happened so far and a command, to what happens next or a no. */
final class NoticeDecisions {
    private NoticeDecisions() {}

    static List<NoticeEvent> decide(Notice notice, NoticeCommand command, Context x) {
        if (command instanceof DraftNotice c) return draft(notice, c, x);
        var draft = notice.draft();
        if (draft == null) throw NoticeRefusal.UNKNOWN_NOTICE.because("noticeId", command.noticeId());
        return switch (command) {
            case DraftNotice c -> draft(notice, c, x);
            case ReviseNotice c -> revise(notice, draft, c);
            case ApproveNotice c -> approve(notice, draft, c, x);
            case PostNotice c -> post(notice, draft, c, x);
            case CloseNotice c -> close(notice, draft, c, x);
            case WithdrawNotice c -> withdraw(notice, draft, c);
            case SuspendNotice c -> suspend(notice, draft, c);
            case ResolveObjection c -> resolve(notice, draft, c);
            case SupersedeNotice c -> supersede(notice, draft, c);
        };
    }

    static DivisionCode placeOf(Notice notice, NoticeCommand command, Context x) {
        if (command instanceof DraftNotice c) return c.divisionCode();
        var draft = notice.draft();
        return draft == null ? x.actor().area() : draft.divisionCode();
    }

    private static List<NoticeEvent> draft(Notice notice, DraftNotice c, Context x) {
        var before = notice.draft();
        if (before != null) {
            throw NoticeRefusal.DRAFTED_ALREADY.because("noticeId", c.noticeId(), "number", before.number());
        }
        refuseForeignSubjects(c, x);
        var supersedes = c.supersedes();
        if (supersedes != null) refuseUnlessReplaceable(c, supersedes, x);
        return List.of(new NoticeDrafted(
                c.noticeId(),
                c.number(),
                c.noticeType(),
                c.form(),
                c.level(),
                c.divisionCode(),
                c.subjects(),
                c.title(),
                c.contentSha256(),
                c.asOfPosition(),
                c.foldVersion(),
                supersedes == null ? null : supersedes.value()));
    }

    /** What clears a project's next step is posted where the project lies, above it or below it, and nowhere else. */
    private static void refuseForeignSubjects(DraftNotice c, Context x) {
        if (Cleared.by(c.noticeType()) == null) return;
        var verdict = new Verdict();
        for (var project : Cleared.projects(c.subjects())) {
            var lies = x.ask(ProjectStanding.of(project)).division();
            if (lies == null) {
                verdict.refuseIf(true, NoticeRefusal.UNKNOWN_SUBJECT, "projectId", project);
                continue;
            }
            verdict.refuseIf(
                    !lies.isWithin(c.divisionCode()) && !c.divisionCode().isWithin(lies),
                    NoticeRefusal.SUBJECT_ELSEWHERE,
                    "projectId",
                    project,
                    "projectDivision",
                    lies,
                    "divisionCode",
                    c.divisionCode());
        }
        verdict.orThrow();
    }

    private static void refuseUnlessReplaceable(DraftNotice c, NoticeId supersedes, Context x) {
        if (supersedes.equals(c.noticeId())) throw NoticeRefusal.SUPERSEDES_ITSELF.because("noticeId", c.noticeId());
        var old = x.ask(NoticeStanding.of(supersedes)).draft();
        if (old == null) throw NoticeRefusal.UNKNOWN_NOTICE.because("noticeId", supersedes);
        new Verdict()
                .refuseIf(
                        old.noticeType() != c.noticeType(),
                        NoticeRefusal.SUPERSEDES_ANOTHER_TYPE,
                        "before",
                        old.noticeType(),
                        "given",
                        c.noticeType())
                .orThrow();
    }

    private static List<NoticeEvent> revise(Notice notice, NoticeDrafted draft, ReviseNotice c) {
        refuseIfPosted(notice, draft);
        return List.of(
                new NoticeRevised(c.noticeId(), c.title(), c.contentSha256(), c.asOfPosition(), c.foldVersion()));
    }

    private static List<NoticeEvent> approve(Notice notice, NoticeDrafted draft, ApproveNotice c, Context x) {
        refuseIfPosted(notice, draft);
        return new Verdict()
                .refuseUnlessFollows(notice.writers(), x)
                .refuseIf(notice.stage() instanceof Approved, NoticeRefusal.NOT_A_DRAFT, "number", draft.number())
                .refuseIf(
                        !c.contentSha256().equals(notice.contentSha256()),
                        NoticeRefusal.CONTENT_CHANGED,
                        "read",
                        c.contentSha256(),
                        "draft",
                        notice.contentSha256())
                .refuseIf(
                        !c.found().isEmpty(),
                        NoticeRefusal.PERSONAL_DATA,
                        "found",
                        told(c.found()),
                        "foundEn",
                        toldInEnglish(c.found()))
                .or(new NoticeApproved(c.noticeId(), c.contentSha256()));
    }

    private static List<NoticeEvent> post(Notice notice, NoticeDrafted draft, PostNotice c, Context x) {
        refuseIfPosted(notice, draft);
        var verdict = new Verdict()
                .refuseIf(
                        c.photoSha256() == null && isBoard(c.channel()),
                        NoticeRefusal.PHOTO_MISSING,
                        "channel",
                        c.channel().chinese());
        if (notice.stage() instanceof Approved approved) {
            verdict.refuseIf(
                    x.on().isBefore(approved.on()),
                    NoticeRefusal.POSTED_BEFORE_APPROVAL,
                    "effectiveOn",
                    x.on(),
                    "approvedOn",
                    approved.on());
        } else {
            verdict.refuseIf(true, NoticeRefusal.NOT_APPROVED, "number", draft.number());
        }
        refuseIfNotReplaceableNow(draft, x, verdict);
        verdict.orThrow();
        return List.of(new NoticePosted(c.noticeId(), c.channel(), c.url(), c.photoSha256(), lastOn(draft, x)));
    }

    /** What is replaced was on display before, and nobody still waits for an answer about it. */
    private static void refuseIfNotReplaceableNow(NoticeDrafted draft, Context x, Verdict verdict) {
        var supersedes = draft.supersedes();
        if (supersedes == null) return;
        var standing = x.ask(NoticeStanding.of(new NoticeId(supersedes)));
        var old = standing.draft();
        if (old == null) throw verdict.stop(NoticeRefusal.UNKNOWN_NOTICE, "noticeId", supersedes);
        verdict.refuseIf(!standing.wasPosted(), NoticeRefusal.SUPERSEDED_WAS_NEVER_POSTED, "number", old.number())
                .refuseIf(standing.isReplaced(), NoticeRefusal.SUPERSEDED_ALREADY, "number", old.number())
                .refuseIf(
                        standing.openObjections() > 0,
                        NoticeRefusal.SUPERSEDED_HAS_OBJECTIONS,
                        "number",
                        old.number(),
                        "count",
                        standing.openObjections());
    }

    /** The period's last day: the day of posting is not counted (T6). An announcement has none. */
    private static @Nullable LocalDate lastOn(NoticeDrafted draft, Context x) {
        return switch (draft.form()) {
            case NOTICE ->
                x.on().plusDays(x.ask(Rules.on(x.on()))
                        .value("notice.minDays." + draft.level().name().toLowerCase(Locale.ROOT)));
            case ANNOUNCEMENT -> null;
        };
    }

    private static boolean isBoard(Channel channel) {
        return switch (channel) {
            case FIXED_BOARD, SITE_BOARD -> true;
            case WEB_PORTAL, BROADCAST, WECHAT, CARD, SCREEN -> false;
        };
    }

    /** INV-21. A period that an objection interrupted never ends; one raised after the last day only has to be answered. */
    private static List<NoticeEvent> close(Notice notice, NoticeDrafted draft, CloseNotice c, Context x) {
        if (draft.form() == Form.ANNOUNCEMENT) throw NoticeRefusal.NO_PERIOD.because("number", draft.number());
        if (!(notice.stage() instanceof Posted)) throw NoticeRefusal.NOT_POSTED.because("number", draft.number());
        var postedOn = Objects.requireNonNull(notice.postedOn());
        var lastOn = Objects.requireNonNull(notice.lastOn());
        return new Verdict()
                .refuseIf(
                        !x.on().isAfter(lastOn) || !x.today().isAfter(lastOn),
                        NoticeRefusal.PERIOD_NOT_OVER,
                        "days",
                        ChronoUnit.DAYS.between(postedOn, lastOn),
                        "lastOn",
                        lastOn,
                        "closableOn",
                        lastOn.plusDays(1))
                .refuseIf(notice.openObjections() > 0, NoticeRefusal.OBJECTION_OPEN, "count", notice.openObjections())
                .refuseIf(notice.isInterrupted(), NoticeRefusal.PERIOD_INTERRUPTED, "number", draft.number())
                .or(new NoticeClosed(
                        c.noticeId(), notice.hasObjections() ? Outcome.OBJECTION_RESOLVED : Outcome.NO_OBJECTION));
    }

    private static List<NoticeEvent> withdraw(Notice notice, NoticeDrafted draft, WithdrawNotice c) {
        return new Verdict()
                .refuseIf(notice.stage() instanceof Withdrawn, NoticeRefusal.WAS_WITHDRAWN, "number", draft.number())
                .or(new NoticeWithdrawn(c.noticeId()));
    }

    private static List<NoticeEvent> suspend(Notice notice, NoticeDrafted draft, SuspendNotice c) {
        if (notice.objection(c.caseId()) != null) return List.of();
        // An announcement informs and stays (T5); what is said against it is the case's matter alone.
        if (draft.form() == Form.ANNOUNCEMENT) return List.of();
        if (!(notice.stage() instanceof Posted)) throw NoticeRefusal.NOT_POSTED.because("number", draft.number());
        return List.of(new NoticeSuspended(c.noticeId(), c.caseId()));
    }

    private static List<NoticeEvent> resolve(Notice notice, NoticeDrafted draft, ResolveObjection c) {
        var objection = notice.objection(c.caseId());
        if (objection == null && draft.form() == Form.ANNOUNCEMENT) return List.of();
        if (objection == null) {
            throw NoticeRefusal.UNKNOWN_OBJECTION.because("number", draft.number(), "caseId", c.caseId());
        }
        return objection.isResolved() ? List.of() : List.of(new NoticeObjectionResolved(c.noticeId(), c.caseId()));
    }

    private static List<NoticeEvent> supersede(Notice notice, NoticeDrafted draft, SupersedeNotice c) {
        return switch (notice.stage()) {
            case Draft ignored -> throw NoticeRefusal.SUPERSEDED_WAS_NEVER_POSTED.because("number", draft.number());
            case Approved ignored -> throw NoticeRefusal.SUPERSEDED_WAS_NEVER_POSTED.because("number", draft.number());
            case Superseded s -> {
                if (s.by().equals(c.by().value())) yield List.of();
                throw NoticeRefusal.SUPERSEDED_ALREADY.because("number", draft.number());
            }
            case Posted ignored -> superseded(c);
            case Closed ignored -> superseded(c);
            // Taken down for a leak, say: the corrected one takes its place.
            case Withdrawn ignored -> superseded(c);
        };
    }

    private static List<NoticeEvent> superseded(SupersedeNotice c) {
        return List.of(new NoticeSuperseded(c.noticeId(), c.by().value()));
    }

    /** INV-22: from posting on, change means another notice. */
    private static void refuseIfPosted(Notice notice, NoticeDrafted draft) {
        if (notice.postedOn() != null) {
            throw NoticeRefusal.POSTED_IS_IMMUTABLE.because("number", draft.number(), "postedOn", notice.postedOn());
        }
        if (notice.stage() instanceof Withdrawn) {
            throw NoticeRefusal.WAS_WITHDRAWN.because("number", draft.number());
        }
    }

    private static String told(List<PrivacyScan.Kind> found) {
        var parts = new ArrayList<String>();
        for (var kind : PrivacyScan.Kind.values()) {
            var count = Collections.frequency(found, kind);
            if (count > 0) parts.add(kind.chinese() + " " + count + " 处");
        }
        return String.join("、", parts);
    }

    private static String toldInEnglish(List<PrivacyScan.Kind> found) {
        var parts = new ArrayList<String>();
        for (var kind : PrivacyScan.Kind.values()) {
            var count = Collections.frequency(found, kind);
            if (count > 0) parts.add(kind.english() + " (" + count + ")");
        }
        return String.join(", ", parts);
    }
}
