package org.sunledger.api.figure;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.sunledger.api.exporting.Downloads;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.api.html.Typed;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.figure.Restatement;
import org.sunledger.projections.figure.RestatementQueries;

/** 前后对比: what the ledger learned between two moments, figure by figure, with the records that changed them. */
@Controller
class RestatementPage {
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
        var frame = Frame.of(request, books);
        model.addAttribute("frame", frame);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute("effectiveOn", effectiveOn);
        if (from != null && !from.isBlank()) {
            var later = to == null || to.isBlank() ? AsOf.latest() : Typed.known("to", to);
            var found = restatements.restated(
                    Typed.known("from", from),
                    new AsOf(Typed.day("effectiveOn", effectiveOn), later.knownAt(), later.position(), null),
                    Math.max(0, after),
                    EVENTS);
            model.addAttribute("found", found);
            model.addAttribute("names", names(found));
            model.addAttribute("downloads", downloads(found, frame));
            model.addAttribute(
                    "next", found.next() == null ? null : Frame.withParameter(request, "after", found.next()));
        }
        return "audit/restatements";
    }

    /** Of every place whose figures differ. */
    private static Map<String, String> names(Restatement found) {
        return found.places().stream()
                .collect(Collectors.toMap(
                        Restatement.OfPlace::divisionCode, Restatement.OfPlace::divisionName, (one, same) -> one));
    }

    /** The same points, by the positions that they came to. */
    private static Downloads downloads(Restatement found, Frame frame) {
        var question = new LinkedHashMap<String, @Nullable String>();
        question.put("from", String.valueOf(found.from().position()));
        question.put("to", String.valueOf(found.to().position()));
        var day = found.to().effectiveOn();
        question.put("effectiveOn", day == null ? null : day.toString());
        return Downloads.asked(RestatementExports.NAME, question, frame);
    }
}
