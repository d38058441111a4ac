package org.sunledger.api.notice;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.desk.Basis;
import org.sunledger.api.desk.Desk;
import org.sunledger.api.desk.Ending;
import org.sunledger.api.desk.Sends;
import org.sunledger.api.desk.Slip;
import org.sunledger.api.desk.Written;
import org.sunledger.api.html.Book;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.notice.NoticeCommand;
import org.sunledger.ledger.notice.NoticeCommand.ApproveNotice;
import org.sunledger.ledger.notice.NoticeCommand.CloseNotice;
import org.sunledger.ledger.notice.NoticeCommand.DraftNotice;
import org.sunledger.ledger.notice.NoticeCommand.PostNotice;
import org.sunledger.ledger.notice.NoticeCommand.ReviseNotice;
import org.sunledger.ledger.notice.NoticeCommand.WithdrawNotice;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeEvent.Channel;
import org.sunledger.ledger.notice.NoticeEvent.Form;
import org.sunledger.ledger.notice.NoticeEvent.Level;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Shape;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.projections.notice.NoticeComposer;
import org.sunledger.projections.notice.NoticeContent;
import org.sunledger.projections.notice.NoticeOrder;
import org.sunledger.projections.notice.NoticeOrder.Contact;

/** 公告公示: drafted, checked for what must not be public, posted, closed. */
@RestController
@RequestMapping("/api/v1/notices")
@Tag(name = "公告公示 notices")
class NoticeResource {
    private final Desk desk;
    private final NoticeDrafting drafting;
    private final Journal journal;
    private final Books books;

    NoticeResource(Desk desk, NoticeDrafting drafting, Journal journal, Books books) {
        this.desk = desk;
        this.drafting = drafting;
        this.journal = journal;
        this.books = books;
    }

    /**
     * What the drafter decides; all figures and facts are composed from the journal.
     *
     * @param title null: the type's own name
     * @param periodDays as the notice prints it; posting computes the last day by the rule set
     * @param statements what the ledger cannot know (N12)
     * @param supersedesNumber the printed number of the notice whose place it takes
     */
    record Order(
            List<String> subjects,
            @Nullable String title,
            OrgId publisher,
            List<DocNo> basis,
            Contact contact,
            Role checkedBy,
            @Nullable Integer periodDays,
            @Nullable String supersedesNumber,
            NoticeOrder.@Nullable Statements statements) {
        Order {
            new Shape().lines("subjects", subjects, NoticeCommand.SUBJECTS_MAX).orThrow();
        }
    }

    record NewNotice(
            @JsonUnwrapped Basis basis,
            String number,
            NoticeEvent.Type noticeType,
            Form form,
            Level level,
            DivisionCode divisionCode,
            Order order,
            @Nullable NoticeId supersedes) {
        NewNotice {
            requireStatements(noticeType, order);
        }
    }

    private static void requireStatements(NoticeEvent.Type type, Order order) {
        new Shape()
                .given("order.statements", type != NoticeEvent.Type.N12 || order.statements() != null)
                .orThrow();
    }

    @Operation(summary = "起草 / draft: composed from the journal as it stands")
    @Sends(DraftNotice.class)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Written> draft(Slip slip, @RequestBody NewNotice body) {
        var noticeId = slip.idOf("notice");
        var content = compose(
                slip,
                body.basis(),
                body.number(),
                body.noticeType(),
                body.form(),
                body.level(),
                body.divisionCode(),
                body.order());
        var command = new DraftNotice(
                new NoticeId(noticeId),
                body.number(),
                body.noticeType(),
                body.form(),
                body.level(),
                body.divisionCode(),
                body.order().subjects(),
                content.title(),
                content.sha256(),
                content.asOf().position(),
                NoticeContent.FOLD_VERSION,
                body.supersedes());
        return desk.open(slip, body.basis(), command, noticeId);
    }

    private NoticeContent compose(
            Slip slip,
            Basis basis,
            String number,
            NoticeEvent.Type type,
            Form form,
            Level level,
            DivisionCode divisionCode,
            Order order) {
        if (!NoticeComposer.TYPES.contains(type)) {
            throw ApiRefusal.NOTICE_TYPE_NOT_COMPOSED.because(
                    "noticeType",
                    type.name(),
                    "known",
                    NoticeComposer.TYPES.stream().sorted().map(Enum::name).collect(Collectors.joining("、")));
        }
        try {
            return drafting.draft(new NoticeOrder(
                    number,
                    type,
                    form,
                    level,
                    divisionCode,
                    order.subjects().stream().map(StreamId::parse).toList(),
                    order.title(),
                    order.publisher(),
                    order.basis(),
                    order.contact(),
                    slip.actor().role(),
                    order.checkedBy(),
                    order.periodDays(),
                    order.supersedesNumber(),
                    order.statements(),
                    books.opened()
                            .filter(Book::isDemo)
                            .map(book -> Frame.WATERMARK)
                            .orElse(null),
                    basis.effectiveOn(),
                    journal.head()));
        } catch (IllegalArgumentException e) {
            throw ApiRefusal.NOTICE_SUBJECTS_UNKNOWN.because("subjects", String.join("、", order.subjects()));
        }
    }

    record Revision(@JsonUnwrapped Basis basis, Order order) {}

    @Operation(summary = "修改草稿 / revise a draft: composed again")
    @Sends(ReviseNotice.class)
    @PutMapping("/{noticeId}/draft")
    ResponseEntity<Written> revise(@PathVariable UUID noticeId, Slip slip, @RequestBody Revision body) {
        var id = new NoticeId(noticeId);
        var drafted = drafting.drafted(id);
        requireStatements(drafted.noticeType(), body.order());
        var content = compose(
                slip,
                body.basis(),
                drafted.number(),
                drafted.noticeType(),
                drafted.form(),
                drafted.level(),
                drafted.divisionCode(),
                body.order());
        return desk.enter(
                slip,
                body.basis(),
                new ReviseNotice(
                        id, content.title(), content.sha256(), content.asOf().position(), NoticeContent.FOLD_VERSION));
    }

    /** @param contentSha256 of what the approver read */
    record NoticeApproval(@JsonUnwrapped Basis basis, String contentSha256) {}

    @Operation(summary = "审核 / approve; scanned for what must not be public")
    @Sends(ApproveNotice.class)
    @PutMapping("/{noticeId}/approval")
    ResponseEntity<Written> approve(@PathVariable UUID noticeId, Slip slip, @RequestBody NoticeApproval body) {
        var found = NoticeDrafting.forbidden(drafting.kept(body.contentSha256()));
        return desk.enter(slip, body.basis(), new ApproveNotice(new NoticeId(noticeId), body.contentSha256(), found));
    }

    record Posting(
            @JsonUnwrapped Basis basis,
            Channel channel,
            @Nullable String url,
            @Nullable String photoSha256) {}

    @Operation(summary = "发布 / post")
    @Sends(value = PostNotice.class, settles = true)
    @PutMapping("/{noticeId}/posting")
    ResponseEntity<Written> post(@PathVariable UUID noticeId, Slip slip, @RequestBody Posting body) {
        return desk.enterAndSettle(
                slip,
                body.basis(),
                new PostNotice(new NoticeId(noticeId), body.channel(), body.url(), body.photoSha256()),
                Ending.NONE);
    }

    @Operation(summary = "期满归档 / close; its projects know before the answer")
    @Sends(value = CloseNotice.class, settles = true)
    @PutMapping("/{noticeId}/closing")
    ResponseEntity<Written> close(@PathVariable UUID noticeId, Slip slip, @RequestBody Basis basis) {
        return desk.enterAndSettle(slip, basis, new CloseNotice(new NoticeId(noticeId)), Ending.NONE);
    }

    @Operation(summary = "撤下 / withdraw")
    @Sends(WithdrawNotice.class)
    @PutMapping("/{noticeId}/withdrawal")
    ResponseEntity<Written> withdraw(@PathVariable UUID noticeId, Slip slip, @RequestBody Basis basis) {
        return desk.enter(slip, basis, new WithdrawNotice(new NoticeId(noticeId)));
    }
}
