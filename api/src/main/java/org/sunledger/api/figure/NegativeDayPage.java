package org.sunledger.api.figure;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.figure.NegativeDayQueries;

/** 负数日: days that entries dated back made negative, each with the way to the records behind it. */
@Controller
class NegativeDayPage {
    /** What is more than a person reads through is taken home as a file. */
    private static final int ROWS = 500;

    private final NegativeDayQueries negativeDays;
    private final Books books;

    NegativeDayPage(NegativeDayQueries negativeDays, Books books) {
        this.negativeDays = negativeDays;
        this.books = books;
    }

    @GetMapping("/audit/negative-days")
    String page(AsOf asOf, HttpServletRequest request, Model model) {
        var found = negativeDays.days(asOf);
        model.addAttribute("frame", Frame.of(request, books));
        model.addAttribute("asOf", found.asOf());
        model.addAttribute("count", found.spells().size());
        model.addAttribute("spells", found.spells().stream().limit(ROWS).toList());
        return "audit/negative-days";
    }
}
