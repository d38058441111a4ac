package org.sunledger.api.notice;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.api.reading.PageAsked;
import org.sunledger.api.reading.Paged;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.notice.Notice;
import org.sunledger.projections.notice.NoticeContent;
import org.sunledger.projections.notice.NoticeQueries;

/** 公告公示栏: what was posted, open to everybody; drafts only to who logged in. */
@RestController
@Tag(name = "公告公示栏 notice board")
class NoticeBoardResource {
    static final Set<Notice.Status> PUBLIC = Arrays.stream(Notice.Status.values())
            .filter(Notice.Status::isPublic)
            .collect(Collectors.toSet());

    private final NoticeQueries notices;
    private final NoticeContents contents;

    NoticeBoardResource(NoticeQueries notices, NoticeContents contents) {
        this.notices = notices;
        this.contents = contents;
    }

    /** @param content null where the bytes are not kept here or are no content of ours */
    record PostedNotice(
            AsOf.Resolved asOf, Notice row, @Nullable NoticeContent content) {}

    @Operation(summary = "公告公示清单 / posted notices, newest first")
    @GetMapping("/api/v1/notices")
    Paged<Notice> board(
            AsOf asOf,
            @RequestParam(required = false) @Nullable DivisionCode division,
            @RequestParam(required = false) NoticeEvent.@Nullable Type type,
            PageAsked page) {
        var filter = new NoticeQueries.Filter(division, PUBLIC, type == null ? Set.of() : Set.of(type), null);
        var part = notices.part(
                filter, asOf, NoticeQueries.From.after(page.keyAs(NoticeBoardResource::place)), page.limit());
        return page.ofPart(part.asOf(), part.rows(), part.all() > part.rows().size(), row -> key(row.place()));
    }

    private static String key(Notice.Place place) {
        return place.statusOn() + " " + place.lastPosition();
    }

    private static Notice.Place place(String key) {
        var parts = key.split(" ");
        return new Notice.Place(LocalDate.parse(parts[0]), Long.parseLong(parts[1]));
    }

    @Operation(summary = "一项公告公示 / one posted notice with its content")
    @GetMapping("/api/v1/notices/{noticeId}")
    PostedNotice one(@PathVariable UUID noticeId, AsOf asOf) {
        return found(noticeId, asOf, PUBLIC);
    }

    @Operation(summary = "草稿与全部状态 / one notice in any status, for who logged in")
    @GetMapping("/api/v1/notice-drafts/{noticeId}")
    PostedNotice draft(@PathVariable UUID noticeId, AsOf asOf) {
        return found(noticeId, asOf, Set.of(Notice.Status.values()));
    }

    private PostedNotice found(UUID noticeId, AsOf asOf, Set<Notice.Status> statuses) {
        var posted = notices.one(new NoticeId(noticeId), asOf)
                .filter(found -> statuses.contains(found.row().status()))
                .orElseThrow(() -> ApiRefusal.NOT_FOUND.because("path", "/api/v1/notices/" + noticeId));
        var content = contents.of(posted.row().contentSha256());
        return new PostedNotice(posted.asOf(), posted.row(), content);
    }
}
