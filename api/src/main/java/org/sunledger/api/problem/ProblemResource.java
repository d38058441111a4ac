package org.sunledger.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.ledger.shared.Refusal;

/** 问题目录: what each problem's {@code type} means, for people and programs. */
@RestController
@RequestMapping("/problems")
class ProblemResource {
    private final Books books;

    ProblemResource(Books books) {
        this.books = books;
    }

    /** @param invariant number of the rule in the handbook; null where none */
    record Meaning(
            String type,
            int status,
            String title,
            String titleEn,
            String detail,
            String detailEn,
            @Nullable Integer invariant) {
        static Meaning of(Refusal refusal) {
            var status = Complaint.status(refusal);
            return new Meaning(
                    Complaint.type(refusal),
                    status.value(),
                    Complaint.title(status),
                    Complaint.titleEn(status),
                    refusal.chinese(),
                    refusal.english(),
                    refusal.invariant() == Refusal.NO_INVARIANT ? null : refusal.invariant());
        }
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    List<Meaning> all() {
        return Catalogue.all().map(Meaning::of).toList();
    }

    @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView allAsPage(HttpServletRequest request) {
        return page(all(), request);
    }

    @GetMapping(path = "/{feature}/{reason}", produces = MediaType.APPLICATION_JSON_VALUE)
    Meaning one(@PathVariable String feature, @PathVariable String reason) {
        var code = feature + "/" + reason;
        return Catalogue.named(code)
                .map(Meaning::of)
                .orElseThrow(() -> ApiRefusal.NOT_FOUND.because("path", "/problems/" + code));
    }

    @GetMapping(path = "/{feature}/{reason}", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView oneAsPage(@PathVariable String feature, @PathVariable String reason, HttpServletRequest request) {
        return page(List.of(one(feature, reason)), request);
    }

    private ModelAndView page(List<Meaning> meanings, HttpServletRequest request) {
        var page = new ModelAndView("problems");
        page.addObject("frame", Frame.of(request, books));
        page.addObject("meanings", meanings);
        return page;
    }
}
