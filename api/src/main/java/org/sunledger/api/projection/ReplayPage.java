package org.sunledger.api.projection;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.api.html.Typed;
import org.sunledger.projections.rebuild.Difference;
import org.sunledger.projections.rebuild.ReplayStatus;

/** 账簿重放, on pages: plain forms that work without a script; a script only shows the progress as it goes. */
@Controller
@RequestMapping(ReplayPage.ADDRESS)
class ReplayPage {
    static final String ADDRESS = "/audit/replays";

    private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;

    private final ReplaysHere here;
    private final ReplayDesk desk;
    private final Books books;

    ReplayPage(ReplaysHere here, ReplayDesk desk, Books books) {
        this.here = here;
        this.desk = desk;
        this.books = books;
    }

    @GetMapping
    String all(HttpServletRequest request, Model model) {
        model.addAttribute("frame", Frame.of(request, books));
        model.addAttribute("replays", desk.all());
        return "audit/replays";
    }

    @GetMapping("/{id}")
    String one(@PathVariable int id, HttpServletRequest request, Model model) {
        var status = here.get().status(id);
        model.addAttribute("frame", Frame.of(request, books));
        model.addAttribute("replay", desk.shown(status));
        model.addAttribute("differing", DifferingValue.of(status.replay().difference()));
        model.addAttribute("shownMax", Difference.SHOWN_MAX);
        return "audit/replay";
    }

    /** @param to a day (its end, in China), an instant or a position */
    @PostMapping(consumes = FORM)
    String start(@RequestParam String to, HttpServletRequest request) {
        return shown(desk.start(Typed.known("to", to)), request);
    }

    @PostMapping(path = "/{id}/end", consumes = FORM)
    String end(@PathVariable int id, HttpServletRequest request) {
        return shown(desk.end(id), request);
    }

    /** Sent on to a page that may be loaded again without doing it twice. */
    private String shown(ReplayStatus status, HttpServletRequest request) {
        return "redirect:"
                + Frame.of(request, books).to(ADDRESS + "/" + status.replay().id());
    }
}
