package org.sunledger.api.village;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.sunledger.api.exporting.Downloads;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.api.html.OrgNames;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.api.reading.Cursor;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.asset.Asset;
import org.sunledger.projections.asset.AssetQueries;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.notice.Notice;
import org.sunledger.projections.notice.NoticeQueries;
import org.sunledger.projections.project.ProjectCard;
import org.sunledger.projections.project.ProjectCardQueries;
import org.sunledger.projections.village.VillageBalance;
import org.sunledger.projections.village.VillageBalanceQueries;
import org.sunledger.projections.village.VillageBreakdownQueries;

/**
 * 我的村: what it got, for what, how far, who answers, and the records behind each figure. A town or the county has the same
 * page with the sums of its places.
 */
@Controller
class VillagePage {
    /** The newest; what hung before them is on the board. */
    private static final int NOTICES = 20;

    private final VillageBalanceQueries balances;
    private final VillageBreakdownQueries breakdowns;
    private final ProjectCardQueries projects;
    private final AssetQueries assets;
    private final NoticeQueries notices;
    private final OrgNames orgs;
    private final Books books;

    VillagePage(
            VillageBalanceQueries balances,
            VillageBreakdownQueries breakdowns,
            ProjectCardQueries projects,
            AssetQueries assets,
            NoticeQueries notices,
            OrgNames orgs,
            Books books) {
        this.balances = balances;
        this.breakdowns = breakdowns;
        this.projects = projects;
        this.assets = assets;
        this.notices = notices;
        this.orgs = orgs;
        this.books = books;
    }

    /** A project and the unit that carries it out, by name. */
    record Work(ProjectCard card, String implementer) {
        /** Verified progress in percent, with at most two decimals. */
        public String percent() {
            var whole = card.progressBp() / 100;
            var rest = card.progressBp() % 100;
            return rest == 0 ? whole + "" : "%d.%02d".formatted(whole, rest);
        }
    }

    /** An asset, its owner by name, and what the village holds of it; null where it was not divided. */
    record Owned(Asset asset, String owner, @Nullable Long shareFen) {}

    private Owned owned(Asset asset, DivisionCode village) {
        var share = asset.shares().stream()
                .filter(part -> part.divisionCode().equals(village.value()))
                .map(Asset.Share::shareFen)
                .findFirst()
                .orElse(null);
        return new Owned(asset, orgs.of(asset.ownerOrg()), share);
    }

    @GetMapping("/villages/{divisionCode}")
    String page(
            @PathVariable DivisionCode divisionCode,
            AsOf asOf,
            Cursor before,
            HttpServletRequest request,
            Model model) {
        var isVillage = divisionCode.level() == DivisionCode.Level.VILLAGE;
        var at = isVillage ? years(divisionCode, asOf, model) : parts(divisionCode, asOf, model);
        // Every part of the page stands for the same position.
        var same = new AsOf(asOf.effectiveOn(), null, at.position(), null);
        var own = balances.village(divisionCode, same, before.or(Long.MAX_VALUE));
        var isRegistered = !own.row().divisionName().equals(divisionCode.value());
        if (!isRegistered) throw ApiRefusal.NOT_FOUND.because("path", request.getRequestURI());
        var works = projects.list(same, divisionCode).rows().stream()
                .map(card -> new Work(card, orgs.of(card.implementer())))
                .toList();
        var open = Arrays.stream(Notice.Status.values())
                .filter(Notice.Status::isPublic)
                .collect(Collectors.toSet());
        var frame = Frame.of(request, books);
        model.addAttribute("frame", frame);
        model.addAttribute(
                "downloads",
                Downloads.of("village-events", own.asOf(), Map.of("division", divisionCode.value()), frame));
        model.addAttribute("asOf", at);
        model.addAttribute("level", divisionCode.level());
        model.addAttribute("village", own.row());
        if (isVillage) model.addAttribute("figures", figures(own.row()));
        // Who asked for the past goes on in it.
        model.addAttribute("same", asOf.equals(AsOf.latest()) ? "" : Downloads.address("", question(same)));
        model.addAttribute("works", works);
        model.addAttribute(
                "assets",
                assets.register(same, divisionCode).rows().stream()
                        .filter(asset -> asset.status() != Asset.Status.ABANDONED)
                        .map(asset -> owned(asset, divisionCode))
                        .toList());
        var filter = new NoticeQueries.Filter(divisionCode, open, Set.of(), null);
        var posted = notices.part(filter, same, NoticeQueries.From.skipping(0), NOTICES);
        model.addAttribute("notices", posted.rows());
        if (posted.all() > NOTICES) model.addAttribute("furtherNotices", frame.to(further(divisionCode, same)));
        model.addAttribute("events", own.events());
        var earlier = own.before();
        if (earlier != null) model.addAttribute("earlier", earlier(request, same, earlier));
        return "village";
    }

    private AsOf.Resolved years(DivisionCode village, AsOf asOf, Model model) {
        var money = breakdowns.breakdown(village, asOf);
        model.addAttribute("years", money.years());
        return money.asOf();
    }

    /** Of a town or the county, whose own figures are mostly zero: those of all its places together, and what they lie in. */
    private AsOf.Resolved parts(DivisionCode division, AsOf asOf, Model model) {
        var area = balances.area(division, asOf);
        model.addAttribute("parts", area.parts());
        // No figure is better than a row of zeroes that looks like an answer.
        model.addAttribute("figures", area.parts().isEmpty() ? List.of() : figures(area.row()));
        return area.asOf();
    }

    /** The board of this place after the notices that this page shows, as of the same point of view. */
    private static String further(DivisionCode division, AsOf same) {
        var question = question(same);
        question.put("division", division.value());
        question.put("after", String.valueOf(NOTICES));
        return Downloads.address("/notices", question);
    }

    /** This page with the events before those that it shows, as of the same point of view. */
    private static String earlier(HttpServletRequest request, AsOf same, long before) {
        var question = question(same);
        question.put("before", String.valueOf(before));
        return Downloads.address(request.getRequestURI(), question);
    }

    private static Map<String, @Nullable String> question(AsOf same) {
        var question = new LinkedHashMap<String, @Nullable String>();
        question.put("position", String.valueOf(same.position()));
        question.put("effectiveOn", same.effectiveOn() == null ? null : String.valueOf(same.effectiveOn()));
        return question;
    }

    private static List<CountyPage.Figure> figures(VillageBalance row) {
        return List.of(
                new CountyPage.Figure("allocated", row.allocatedFen()),
                new CountyPage.Figure("disbursed", row.disbursedFen()),
                new CountyPage.Figure("recovered", row.recoveredFen()),
                new CountyPage.Figure("net", row.netFen()),
                new CountyPage.Figure("available", row.availableFen()),
                new CountyPage.Figure("assets", row.assetFen()),
                new CountyPage.Figure("income", row.incomeFen()));
    }
}
