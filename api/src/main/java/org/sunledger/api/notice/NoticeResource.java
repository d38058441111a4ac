package org.sunledger.api.notice;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.desk.Basis;
import org.sunledger.api.desk.Desk;
import org.sunledger.api.desk.Ending;
import org.sunledger.api.desk.Slip;
import org.sunledger.api.desk.Written;
import org.sunledger.api.html.Book;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.notice.NoticeCommand.ApproveNotice;
import org.sunledger.ledger.notice.NoticeCommand.CloseNotice;
import org.sunledger.ledger.notice.NoticeCommand.DraftNotice;
import org.sunledger.ledger.notice.NoticeCommand.PostNotice;
import org.sunledger.ledger.notice.NoticeCommand.ReviseNotice;
import org.sunledger.ledger.notice.NoticeCommand.WithdrawNotice;
import org.sunledger.ledger.notice.NoticeEvent.Channel;
import org.sunledger.ledger.notice.NoticeEvent.Form;
import org.sunledger.ledger.notice.NoticeEvent.Level;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.notice.NoticeEvent.Type;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.notice.PrivacyScan;
import org.sunledger.ledger.party.AttachmentStore;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Facts;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.projections.notice.NoticeComposer;
import org.sunledger.projections.notice.NoticeContent;
import org.sunledger.projections.notice.NoticeOrder;
import org.sunledger.projections.notice.NoticeOrder.Contact;
import org.sunledger.projections.notice.NoticeOrder.Statements;

/** 公告公示: composed, checked for what must not be public, posted, closed. */
@RestController
@RequestMapping("/api/v1/notices")
@Tag(name = "公告公示 notices")
class NoticeResource {
    private final Desk desk;
    private final NoticeDrafting drafting;
    private final AttachmentStore attachments;
    private final Facts facts;
    private final Journal journal;
    private final Books books;

    NoticeResource(
            Desk desk,
            NoticeDrafting drafting,
            AttachmentStore attachments,
            Facts facts,
            Journal journal,
            Books books) {
        this.desk = desk;
        this.drafting = drafting;
        this.attachments = attachments;
        this.facts = facts;
        this.journal = journal;
        this.books = books;
    }

    /**
     * What is to be composed.
     *
     * @param subjects the streams it tells of
     * @param title null: the type's own name
     * @param periodDays start day not counted; null for an announcement
     * @param statements what the ledger cannot know, for N12
     */
    record Composition(
            @Nullable String title,
            List<String> subjects,
            Contact contact,
            Role handledBy,
            Role checkedBy,
            @Nullable Integer periodDays,
            @Nullable Statements statements) {}

    record NewNotice(
            @JsonUnwrapped @Valid Basis basis,
            String number,
            Type noticeType,
            Form form,
            Level level,
            DivisionCode divisionCode,
            Composition composition,
            @Nullable NoticeId supersedes) {}

    @Operation(summary = "起草 / draft: composed from the journal, with every mandatory field of its type")
    @PostMapping
    ResponseEntity<Written> draft(Slip slip, @Valid @RequestBody NewNotice body) {
        if (!NoticeComposer.TYPES.contains(body.noticeType())) {
            throw ApiRefusal.NOTICE_TYPE_NOT_COMPOSED.because(
                    "noticeType", body.noticeType().name());
        }
        var noticeId = slip.idOf("notice");
        var content = composed(order(slip, body));
        var command = new DraftNotice(
                new NoticeId(noticeId),
                body.number(),
                body.noticeType(),
                body.form(),
                body.level(),
                body.divisionCode(),
                body.composition().subjects(),
                content.title(),
                content.sha256(),
                content.asOf().position(),
                NoticeContent.FOLD_VERSION,
                body.supersedes());
        return desk.open(slip, body.basis(), command, noticeId, "/api/v1/notices/" + noticeId);
    }

    private NoticeOrder order(Slip slip, NewNotice body) {
        return order(
                slip,
                body.basis(),
                body.composition(),
                new Head(
                        body.number(),
                        body.noticeType(),
                        body.form(),
                        body.level(),
                        body.divisionCode(),
                        body.supersedes()));
    }

    /** What a draft keeps when it is revised. */
    private record Head(
            String number,
            Type noticeType,
            Form form,
            Level level,
            DivisionCode divisionCode,
            @Nullable NoticeId supersedes) {
        static Head of(NoticeDrafted e) {
            var supersedes = e.supersedes() == null ? null : new NoticeId(e.supersedes());
            return new Head(e.number(), e.noticeType(), e.form(), e.level(), e.divisionCode(), supersedes);
        }
    }

    private NoticeOrder order(Slip slip, Basis basis, Composition composition, Head head) {
        var supersedes = head.supersedes();
        var isDemo = books.opened().map(Book::isDemo).orElse(false);
        return new NoticeOrder(
                head.number(),
                head.noticeType(),
                head.form(),
                head.level(),
                head.divisionCode(),
                composition.subjects().stream().map(NoticeResource::stream).toList(),
                composition.title(),
                slip.actor().unit(),
                basis.docNos(),
                composition.contact(),
                composition.handledBy(),
                composition.checkedBy(),
                composition.periodDays(),
                supersedes == null
                        ? null
                        : Draft.of(supersedes, facts).drafted().number(),
                composition.statements(),
                isDemo ? Frame.WATERMARK : null,
                basis.effectiveOn(),
                journal.head());
    }

    record Revision(@JsonUnwrapped @Valid Basis basis, Composition composition) {}

    @Operation(summary = "修改草稿 / compose a draft again; what was approved must be approved again")
    @PutMapping("/{noticeId}/draft")
    ResponseEntity<Written> revise(@PathVariable UUID noticeId, Slip slip, @Valid @RequestBody Revision body) {
        var head = Head.of(Draft.of(new NoticeId(noticeId), facts).drafted());
        var content = composed(order(slip, body.basis(), body.composition(), head));
        return desk.enter(
                slip,
                body.basis(),
                new ReviseNotice(
                        new NoticeId(noticeId),
                        content.title(),
                        content.sha256(),
                        content.asOf().position(),
                        NoticeContent.FOLD_VERSION));
    }

    private static StreamId stream(String printed) {
        try {
            return StreamId.parse(printed);
        } catch (IllegalArgumentException e) {
            throw SharedRefusal.STREAM_ID_MALFORMED.because("id", printed);
        }
    }

    /** The composer says in its own words what a notice cannot be composed of. */
    private NoticeContent composed(NoticeOrder order) {
        try {
            return drafting.draft(order);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw ApiRefusal.NOTICE_NOT_COMPOSABLE.because("reason", String.valueOf(e.getMessage()));
        }
    }

    @Operation(summary = "审核 / approve; scanned for what must not be public")
    @PutMapping("/{noticeId}/approval")
    ResponseEntity<Written> approve(@PathVariable UUID noticeId, Slip slip, @Valid @RequestBody NoticeApproval body) {
        var draft = Draft.of(new NoticeId(noticeId), facts);
        var posted = new String(attachments.get(draft.contentSha256()), StandardCharsets.UTF_8);
        var command = new ApproveNotice(
                new NoticeId(noticeId), body.contentSha256(), PrivacyScan.of(draft.title() + "\n" + posted));
        return desk.enter(slip, body.basis(), command);
    }

    /** @param contentSha256 of what the approver read */
    record NoticeApproval(@JsonUnwrapped @Valid Basis basis, String contentSha256) {}

    record Posting(
            @JsonUnwrapped @Valid Basis basis,
            Channel channel,
            @Nullable String url,
            @Nullable String photoSha256) {}

    @Operation(summary = "发布 / post")
    @PutMapping("/{noticeId}/posting")
    ResponseEntity<Written> post(@PathVariable UUID noticeId, Slip slip, @Valid @RequestBody Posting body) {
        return desk.enterAndSettle(
                slip,
                body.basis(),
                new PostNotice(new NoticeId(noticeId), body.channel(), body.url(), body.photoSha256()),
                Ending.NONE);
    }

    @Operation(summary = "期满归档 / close; its projects know before the answer")
    @PutMapping("/{noticeId}/closing")
    ResponseEntity<Written> close(@PathVariable UUID noticeId, Slip slip, @Valid @RequestBody Basis basis) {
        return desk.enterAndSettle(slip, basis, new CloseNotice(new NoticeId(noticeId)), Ending.NONE);
    }

    @Operation(summary = "撤下 / withdraw")
    @PutMapping("/{noticeId}/withdrawal")
    ResponseEntity<Written> withdraw(@PathVariable UUID noticeId, Slip slip, @Valid @RequestBody Basis basis) {
        return desk.enter(slip, basis, new WithdrawNotice(new NoticeId(noticeId)));
    }
}
