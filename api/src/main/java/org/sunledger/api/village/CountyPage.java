package org.sunledger.api.village;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.sunledger.api.exporting.Downloads;
import org.sunledger.api.exporting.OpenViews;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.village.VillageBalance;
import org.sunledger.projections.village.VillageBalanceQueries;

/** The first page: the county's totals, and its villages by town. */
@Controller
class CountyPage {
    private final VillageBalanceQueries balances;
    private final OpenViews views;
    private final Books books;

    CountyPage(VillageBalanceQueries balances, OpenViews views, Books books) {
        this.balances = balances;
        this.views = views;
        this.books = books;
    }

    /** One figure of the county; its name is a message's. */
    record Figure(String name, long fen) {}

    /** A town and the places in it that ever had a figure. */
    record Town(String code, String name, List<VillageBalance> rows) {
        /** The county's own money stands in a group of its own. */
        public DivisionCode.Level level() {
            return DivisionCode.of(code).level();
        }
    }

    @GetMapping("/")
    String page(AsOf asOf, HttpServletRequest request, Model model) {
        // Asked once for the places, once with the towns they lie in, whose names head the groups.
        var places = balances.table(asOf).rows().stream()
                .map(row -> DivisionCode.of(row.divisionCode()))
                .collect(Collectors.toSet());
        var towns = places.stream().map(DivisionCode::town).collect(Collectors.toSet());
        var county = balances.table(asOf, towns);
        var frame = Frame.of(request, books);
        model.addAttribute("frame", frame);
        model.addAttribute("downloads", Downloads.of("village-balances", county.asOf(), Map.of(), frame));
        model.addAttribute("views", views.in(frame.language()));
        model.addAttribute("asOf", county.asOf());
        model.addAttribute("totals", figures(county.total()));
        model.addAttribute("total", county.total());
        model.addAttribute("towns", towns(county.rows(), places));
        return "county";
    }

    private static List<Figure> figures(VillageBalance.Total total) {
        return List.of(
                new Figure("arrived", total.arrivedFen()),
                new Figure("allocated", total.allocatedFen()),
                new Figure("disbursed", total.disbursedFen()),
                new Figure("available", total.availableFen()),
                new Figure("pool", total.poolFen()),
                new Figure("recovered", total.recoveredFen()),
                new Figure("assets", total.assetFen()),
                new Figure("income", total.incomeFen()),
                new Figure("cash", total.cashFen()));
    }

    private static List<Town> towns(List<VillageBalance> rows, Set<DivisionCode> places) {
        var names = new LinkedHashMap<String, String>();
        var members = new LinkedHashMap<String, List<VillageBalance>>();
        for (var row : rows) {
            var code = DivisionCode.of(row.divisionCode());
            var town = code.town().value();
            if (town.equals(row.divisionCode())) names.put(town, row.divisionName());
            if (places.contains(code))
                members.computeIfAbsent(town, t -> new ArrayList<>()).add(row);
        }
        return members.entrySet().stream()
                .map(e -> new Town(e.getKey(), names.getOrDefault(e.getKey(), e.getKey()), e.getValue()))
                .toList();
    }
}
