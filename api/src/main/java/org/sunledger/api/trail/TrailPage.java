package org.sunledger.api.trail;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.sunledger.api.exporting.Downloads;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.EventNames;
import org.sunledger.api.html.Frame;
import org.sunledger.api.html.Typed;
import org.sunledger.api.reading.Cursor;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.trail.AuditTrailQueries;

/** 审计轨迹: the journal as a table that is looked through. */
@Controller
class TrailPage {
    static final String ADDRESS = "/audit/trail";

    private static final int ROWS = 100;

    private final AuditTrailQueries trail;
    private final EventNames names;
    private final Books books;

    TrailPage(AuditTrailQueries trail, EventNames names, Books books) {
        this.trail = trail;
        this.names = names;
        this.books = books;
    }

    /**
     * @param amountFrom in yuan, as people type it
     * @param amountTo in yuan
     */
    @GetMapping(ADDRESS)
    String table(
            AsOf asOf,
            @ModelAttribute TrailQuestion typed,
            @RequestParam(required = false) @Nullable String amountFrom,
            @RequestParam(required = false) @Nullable String amountTo,
            Cursor after,
            HttpServletRequest request,
            Model model) {
        var question = amountFrom == null && amountTo == null
                ? typed
                : typed.ofAmounts(fen("amountFrom", amountFrom), fen("amountTo", amountTo));
        var page = trail.page(question.filter(names), after.or(0), ROWS, asOf);
        var frame = Frame.of(request, books);
        model.addAttribute("frame", frame);
        model.addAttribute("downloads", Downloads.of("audit-trail", page.asOf(), question.given(), frame));
        model.addAttribute("question", question);
        model.addAttribute("amountFrom", amountFrom);
        model.addAttribute("amountTo", amountTo);
        model.addAttribute("kinds", names.all(frame.language()));
        model.addAttribute("asOf", page.asOf());
        model.addAttribute("rows", page.rows());
        model.addAttribute("next", page.next() == null ? null : Frame.withParameter(request, "after", page.next()));
        return "trail";
    }

    private static @Nullable String fen(String name, @Nullable String yuan) {
        var fen = Typed.yuan(name, yuan);
        return fen == null ? null : fen.toString();
    }
}
