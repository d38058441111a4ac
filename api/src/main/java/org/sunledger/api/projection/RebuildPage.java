package org.sunledger.api.projection;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.sunledger.projections.rebuild.Generation;
import org.sunledger.projections.rebuild.RebuildStatus;

/** 视图重建, on pages: plain forms that work without a script; a script only shows the progress as it goes. */
@Controller
@RequestMapping(RebuildPage.ADDRESS)
class RebuildPage {
    static final String ADDRESS = "/audit/rebuilds";

    private final Standings standings;
    private final RebuildsHere here;
    private final RebuildDesk desk;
    private final OperatorPages pages;

    RebuildPage(Standings standings, RebuildsHere here, RebuildDesk desk, OperatorPages pages) {
        this.standings = standings;
        this.here = here;
        this.desk = desk;
        this.pages = pages;
    }

    @GetMapping
    String all(HttpServletRequest request, Model model) {
        pages.frame(request, model);
        model.addAttribute("standings", standings.all());
        model.addAttribute(
                "open",
                standings.open().stream().collect(Collectors.toMap(RebuildView::projection, Function.identity())));
        model.addAttribute("mayOperate", desk.mayOperate());
        return "audit/rebuilds";
    }

    @GetMapping("/{name}")
    String versions(@PathVariable String name, HttpServletRequest request, Model model) {
        var rebuilds = here.get();
        pages.frame(request, model);
        model.addAttribute("name", name);
        model.addAttribute(
                "versions",
                rebuilds.generations(name).stream()
                        .map(Generation::number)
                        .sorted(Comparator.reverseOrder())
                        .map(number -> RebuildView.onItsWay(rebuilds.status(name, number)))
                        .toList());
        model.addAttribute("mayOperate", desk.mayOperate());
        return "audit/versions";
    }

    @GetMapping("/{name}/{id}")
    String one(@PathVariable String name, @PathVariable int id, HttpServletRequest request, Model model) {
        var status = here.get().status(name, id);
        pages.frame(request, model);
        model.addAttribute("rebuild", RebuildView.of(status));
        pages.report(status.generation().difference(), model);
        model.addAttribute("isOpen", Standings.isOpen(status));
        model.addAttribute("mayOperate", desk.mayOperate());
        model.addAttribute("mayAccept", desk.mayAccept());
        return "audit/rebuild";
    }

    @PostMapping(path = "/{name}", consumes = OperatorPages.FORM)
    String start(@PathVariable String name, HttpServletRequest request) {
        return shown(desk.start(name), request);
    }

    @PostMapping(path = "/{name}/{id}/cancellation", consumes = OperatorPages.FORM)
    String cancel(@PathVariable String name, @PathVariable int id, HttpServletRequest request) {
        return shown(desk.cancel(name, id), request);
    }

    @PostMapping(path = "/{name}/{id}/acceptance", consumes = OperatorPages.FORM)
    String accept(
            @PathVariable String name, @PathVariable int id, @RequestParam String sha256, HttpServletRequest request) {
        return shown(desk.accept(name, id, sha256), request);
    }

    @PostMapping(path = "/{name}/{id}/rollback", consumes = OperatorPages.FORM)
    String goBack(@PathVariable String name, @PathVariable int id, HttpServletRequest request) {
        return shown(desk.goBack(name, id), request);
    }

    private String shown(RebuildStatus status, HttpServletRequest request) {
        var generation = status.generation();
        var address = "%s/%s/%d".formatted(ADDRESS, generation.group(), generation.number());
        return pages.sentOn(address, request);
    }
}
