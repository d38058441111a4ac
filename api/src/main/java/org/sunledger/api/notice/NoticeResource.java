package org.sunledger.api.notice;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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
import org.sunledger.api.attachment.Attachments;
import org.sunledger.api.desk.Basis;
import org.sunledger.api.desk.Desk;
import org.sunledger.api.desk.Ending;
import org.sunledger.api.desk.Slip;
import org.sunledger.api.desk.Written;
import org.sunledger.ledger.notice.NoticeCommand.ApproveNotice;
import org.sunledger.ledger.notice.NoticeCommand.CloseNotice;
import org.sunledger.ledger.notice.NoticeCommand.DraftNotice;
import org.sunledger.ledger.notice.NoticeCommand.PostNotice;
import org.sunledger.ledger.notice.NoticeCommand.ReviseNotice;
import org.sunledger.ledger.notice.NoticeCommand.WithdrawNotice;
import org.sunledger.ledger.notice.NoticeEvent.Channel;
import org.sunledger.ledger.notice.NoticeEvent.Form;
import org.sunledger.ledger.notice.NoticeEvent.Level;
import org.sunledger.ledger.notice.NoticeEvent.Type;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Facts;

/** 公告公示: drafted, checked for what must not be public, posted, closed. */
@RestController
@RequestMapping("/api/v1/notices")
@Tag(name = "公告公示 notices")
class NoticeResource {
    /** Contents that people write; folds that compute contents will count on from here. */
    private static final int WRITTEN_BY_PEOPLE = 1;

    private final Desk desk;
    private final Attachments attachments;
    private final Facts facts;

    NoticeResource(Desk desk, Attachments attachments, Facts facts) {
        this.desk = desk;
        this.attachments = attachments;
        this.facts = facts;
    }

    /** @param asOfPosition the journal position at which the content's figures were read */
    record NewNotice(
            @JsonUnwrapped @Valid Basis basis,
            String number,
            Type noticeType,
            Form form,
            Level level,
            DivisionCode divisionCode,
            List<String> subjects,
            String title,
            NoticeContent content,
            long asOfPosition,
            @Nullable NoticeId supersedes) {}

    @Operation(summary = "起草 / draft; the mandatory fields of its type must be there")
    @PostMapping
    ResponseEntity<Written> draft(Slip slip, @Valid @RequestBody NewNotice body) {
        body.content().requireFieldsOf(body.noticeType());
        var noticeId = slip.idOf("notice");
        var command = new DraftNotice(
                new NoticeId(noticeId),
                body.number(),
                body.noticeType(),
                body.form(),
                body.level(),
                body.divisionCode(),
                body.subjects(),
                body.title(),
                attachments.put(body.content().bytes()),
                body.asOfPosition(),
                WRITTEN_BY_PEOPLE,
                body.supersedes());
        return desk.open(slip, body.basis(), command, noticeId, "/api/v1/notices/" + noticeId);
    }

    record Revision(@JsonUnwrapped @Valid Basis basis, String title, NoticeContent content, long asOfPosition) {}

    @Operation(summary = "修改草稿 / revise a draft")
    @PutMapping("/{noticeId}/draft")
    ResponseEntity<Written> revise(@PathVariable UUID noticeId, Slip slip, @Valid @RequestBody Revision body) {
        body.content().requireFieldsOf(Draft.of(new NoticeId(noticeId), facts).type());
        var sha256 = attachments.put(body.content().bytes());
        return desk.enter(
                slip,
                body.basis(),
                new ReviseNotice(new NoticeId(noticeId), body.title(), sha256, body.asOfPosition(), WRITTEN_BY_PEOPLE));
    }

    /** @param contentSha256 of what the approver read */
    record NoticeApproval(@JsonUnwrapped @Valid Basis basis, String contentSha256) {}

    @Operation(summary = "审核 / approve; scanned for what must not be public")
    @PutMapping("/{noticeId}/approval")
    ResponseEntity<Written> approve(@PathVariable UUID noticeId, Slip slip, @Valid @RequestBody NoticeApproval body) {
        var title = Draft.of(new NoticeId(noticeId), facts).title();
        var content = NoticeContent.read(attachments.get(body.contentSha256()));
        return desk.enter(
                slip,
                body.basis(),
                new ApproveNotice(new NoticeId(noticeId), body.contentSha256(), content.forbidden(title)));
    }

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
