package org.sunledger.api.waiting;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.api.reading.PageAsked;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.waiting.Waiting;

/** 待办 as a page. */
@Controller
class WaitingPage {
    private static final int ROWS = 100;

    private final WaitingDesk desk;
    private final Books books;

    WaitingPage(WaitingDesk desk, Books books) {
        this.desk = desk;
        this.books = books;
    }

    @GetMapping("/waiting")
    String page(@RequestParam(required = false) @Nullable String after, HttpServletRequest request, Model model) {
        var part = desk.part(AsOf.latest(), PageAsked.of("/waiting", after, ROWS));
        var frame = Frame.of(request, books);
        model.addAttribute("frame", frame);
        model.addAttribute("asOf", part.asOf());
        model.addAttribute("returnedDaysMax", Waiting.RETURNED_DAYS_MAX);
        model.addAttribute("rows", part.rows());
        model.addAttribute("next", part.next() == null ? null : frame.to(following(part.next())));
        return "waiting";
    }

    private static String following(String next) {
        return UriComponentsBuilder.fromPath("/waiting")
                .queryParam("after", next)
                .build()
                .toUriString();
    }
}
