package org.sunledger.api.projection;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.projections.rebuild.Difference;

/** What the pages of rebuilds and of replays share: plain forms that work without a script, and a report row by row. */
@Component
class OperatorPages {
    static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;

    private final Books books;

    OperatorPages(Books books) {
        this.books = books;
    }

    void frame(HttpServletRequest request, Model model) {
        model.addAttribute("frame", Frame.of(request, books));
    }

    void report(@Nullable Difference difference, Model model) {
        model.addAttribute("differing", DifferingValue.of(difference));
        model.addAttribute("shownMax", Difference.SHOWN_MAX);
    }

    /** Sent on to a page that may be loaded again without doing it twice. */
    String sentOn(String address, HttpServletRequest request) {
        return "redirect:" + Frame.of(request, books).to(address);
    }
}
