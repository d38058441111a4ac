package org.sunledger.api.notice;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.sunledger.api.exporting.Downloads;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.api.html.OrgNames;
import org.sunledger.api.reading.Paged;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.notice.Notice;
import org.sunledger.projections.notice.NoticeContent;
import org.sunledger.projections.notice.NoticeQueries;

/** 公告公示栏 as pages: the list, and one notice as it hangs on the board. */
@Controller
class NoticePage {
    /** Of a page: what a telephone loads and a person looks through. */
    private static final int ROWS = 50;

    private final NoticeQueries notices;
    private final NoticeBoardResource board;
    private final OrgNames orgs;
    private final Books books;

    NoticePage(NoticeQueries notices, NoticeBoardResource board, OrgNames orgs, Books books) {
        this.notices = notices;
        this.board = board;
        this.orgs = orgs;
        this.books = books;
    }

    /**
     * @param division of one place only
     * @param after how many of the newest notices the pages before showed
     */
    @GetMapping("/notices")
    String list(
            AsOf asOf,
            @RequestParam(required = false) @Nullable DivisionCode division,
            @RequestParam(defaultValue = "0") int after,
            HttpServletRequest request,
            Model model) {
        var filter = new NoticeQueries.Filter(division, NoticeBoardResource.PUBLIC, Set.of(), null);
        var posted = notices.part(filter, asOf, NoticeQueries.From.skipping(Math.max(0, after)), ROWS);
        if (after < 0 || posted.rows().isEmpty()) {
            var newest = notices.part(filter, asOf, NoticeQueries.From.skipping(0), 1);
            Paged.checkTurned(after, newest.all());
        }
        var frame = Frame.of(request, books);
        var question = question(posted.asOf(), division);
        model.addAttribute("frame", frame);
        model.addAttribute("downloads", Downloads.asked("notices", question, frame));
        model.addAttribute("asOf", posted.asOf());
        model.addAttribute("notices", posted.rows());
        model.addAttribute("first", after + 1);
        model.addAttribute("last", after + posted.rows().size());
        model.addAttribute("all", posted.all());
        if (after + ROWS < posted.all()) model.addAttribute("next", turned(question, after + ROWS, frame));
        if (after > 0) model.addAttribute("previous", turned(question, Math.max(0, after - ROWS), frame));
        return "notices";
    }

    /** The same board, whenever it is asked: what is posted meanwhile moves no row. */
    private static Map<String, @Nullable String> question(AsOf.Resolved asOf, @Nullable DivisionCode division) {
        var question = new LinkedHashMap<String, @Nullable String>();
        question.put("division", division == null ? null : division.value());
        question.put("position", String.valueOf(asOf.position()));
        question.put("effectiveOn", asOf.effectiveOn() == null ? null : String.valueOf(asOf.effectiveOn()));
        return question;
    }

    private static String turned(Map<String, @Nullable String> question, int after, Frame frame) {
        question.put("after", String.valueOf(after));
        return frame.to(Downloads.address("/notices", question));
    }

    @GetMapping("/notices/{noticeId}")
    String one(@PathVariable UUID noticeId, AsOf asOf, HttpServletRequest request, Model model) {
        var posted = board.one(noticeId, asOf);
        model.addAttribute("frame", Frame.of(request, books));
        model.addAttribute("asOf", posted.asOf());
        model.addAttribute("notice", posted.row());
        model.addAttribute("publisher", orgs.of(posted.row().publisher()));
        model.addAttribute("content", posted.content());
        model.addAttribute("isAboutSeveral", isAboutSeveral(posted.content()));
        model.addAttribute("numbers", numbers(posted.row(), asOf));
        return "notice";
    }

    /** Naming the subject at every line helps only where there are several. */
    private static boolean isAboutSeveral(@Nullable NoticeContent content) {
        return content != null
                && content.fields().stream()
                                .map(NoticeContent.Field::subject)
                                .filter(Objects::nonNull)
                                .distinct()
                                .count()
                        > 1;
    }

    /** The printed numbers of the notices that this one replaces or is replaced by. */
    private Map<UUID, String> numbers(Notice row, AsOf asOf) {
        var numbers = new HashMap<UUID, String>();
        for (var other : Arrays.asList(row.supersedes(), row.supersededBy())) {
            if (other == null) continue;
            notices.one(new NoticeId(other), asOf)
                    .ifPresent(found -> numbers.put(other, found.row().number()));
        }
        return numbers;
    }
}
