package org.sunledger.api.projection;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.sunledger.api.html.Typed;
import org.sunledger.projections.rebuild.ReplayStatus;

/** 账簿重放, on pages: plain forms that work without a script; a script only shows the progress as it goes. */
@Controller
@RequestMapping(ReplayPage.ADDRESS)
class ReplayPage {
    static final String ADDRESS = "/audit/replays";

    private final ReplaysHere here;
    private final ReplayDesk desk;
    private final OperatorPages pages;

    ReplayPage(ReplaysHere here, ReplayDesk desk, OperatorPages pages) {
        this.here = here;
        this.desk = desk;
        this.pages = pages;
    }

    @GetMapping
    String all(HttpServletRequest request, Model model) {
        pages.frame(request, model);
        model.addAttribute("replays", desk.all());
        return "audit/replays";
    }

    @GetMapping("/{id}")
    String one(@PathVariable int id, HttpServletRequest request, Model model) {
        var status = here.get().status(id);
        pages.frame(request, model);
        model.addAttribute("replay", desk.shown(status));
        pages.report(status.replay().difference(), model);
        return "audit/replay";
    }

    /** @param to a day (its end, in China), an instant or a position */
    @ByOperators
    @PostMapping(consumes = OperatorPages.FORM)
    String start(@RequestParam String to, HttpServletRequest request) {
        return shown(desk.start(Typed.known("to", to)), request);
    }

    @ByOperators
    @PostMapping(path = "/{id}/end", consumes = OperatorPages.FORM)
    String end(@PathVariable int id, HttpServletRequest request) {
        return shown(desk.end(id), request);
    }

    private String shown(ReplayStatus status, HttpServletRequest request) {
        return pages.sentOn(ADDRESS + "/" + status.replay().id(), request);
    }
}
