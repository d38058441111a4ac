package org.sunledger.api.figure;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.api.html.Typed;
import org.sunledger.api.reading.AsOfOfRequest;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.figure.RestatementQueries;

/** 前后对比: what the ledger learned between two moments, figure by figure, with the records that changed them. */
@Controller
class RestatementPage {
    private static final ZoneId CIVIL = ZoneId.of("Asia/Shanghai");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int EVENTS = 100;

    private final RestatementQueries restatements;
    private final Books books;

    RestatementPage(RestatementQueries restatements, Books books) {
        this.restatements = restatements;
        this.books = books;
    }

    /**
     * @param from a day (its end, in China), an instant or a position; absent: only the form
     * @param to alike; empty: the present
     */
    @GetMapping("/audit/restatements")
    String page(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String effectiveOn,
            @RequestParam(defaultValue = "0") long after,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("frame", Frame.of(request, books));
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute("effectiveOn", effectiveOn);
        if (from != null && !from.isBlank()) {
            var later = to == null || to.isBlank() ? AsOf.latest() : known("to", to.strip());
            var found = restatements.restated(
                    known("from", from.strip()),
                    new AsOf(Typed.day("effectiveOn", effectiveOn), later.knownAt(), later.position(), null),
                    Math.max(0, after),
                    EVENTS);
            model.addAttribute("found", found);
            model.addAttribute(
                    "next", found.next() == null ? null : Frame.withParameter(request, "after", found.next()));
        }
        return "audit/restatements";
    }

    private static AsOf known(String name, String typed) {
        if (!DAY.matcher(typed).matches()) return AsOfOfRequest.known(name, typed);
        try {
            var nextDay = LocalDate.parse(typed).plusDays(1);
            return AsOf.knownAt(nextDay.atStartOfDay(CIVIL).toInstant().minusMillis(1));
        } catch (DateTimeException e) {
            throw Typed.malformed(name, "日期,如 2018-12-31", "a date such as 2018-12-31");
        }
    }
}
