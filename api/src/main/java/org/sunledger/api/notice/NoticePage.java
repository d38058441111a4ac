package org.sunledger.api.notice;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
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
import org.sunledger.ledger.notice.NoticeId;
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

    /** @param after how many of the newest notices the pages before showed */
    @GetMapping("/notices")
    String list(AsOf asOf, @RequestParam(defaultValue = "0") int after, HttpServletRequest request, Model model) {
        var from = Math.max(0, after);
        var posted = notices.part(
                new NoticeQueries.Filter(null, NoticeBoardResource.PUBLIC, Set.of(), null), asOf, from, ROWS);
        var frame = Frame.of(request, books);
        model.addAttribute("frame", frame);
        model.addAttribute("downloads", Downloads.of("notices", posted.asOf(), Map.of(), frame));
        model.addAttribute("asOf", posted.asOf());
        model.addAttribute("notices", posted.rows());
        model.addAttribute("first", from + 1);
        model.addAttribute("last", from + posted.rows().size());
        model.addAttribute("all", posted.all());
        if (from + ROWS < posted.all()) model.addAttribute("next", turned(posted.asOf(), from + ROWS, frame));
        if (from > 0) model.addAttribute("previous", turned(posted.asOf(), Math.max(0, from - ROWS), frame));
        return "notices";
    }

    /** Another page of the same board: what is posted meanwhile moves no row. */
    private static String turned(AsOf.Resolved asOf, int after, Frame frame) {
        var day = asOf.effectiveOn();
        return frame.to("/notices?position=" + asOf.position() + (day == null ? "" : "&effectiveOn=" + day) + "&after="
                + after);
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
