package org.sunledger.api.figure;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.api.html.Typed;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.figure.Figure;
import org.sunledger.projections.figure.Holder;
import org.sunledger.projections.figure.WhyQueries;
import org.sunledger.projections.fund.FundLedgerQueries;
import org.sunledger.projections.village.VillageBalanceQueries;

/** 数字由来: a figure and, like a page of a paper ledger, every record behind it. */
@Controller
class WhyPage {
    private static final int ROWS = 100;

    private final WhyQueries why;
    private final VillageBalanceQueries places;
    private final FundLedgerQueries funds;
    private final Books books;

    WhyPage(WhyQueries why, VillageBalanceQueries places, FundLedgerQueries funds, Books books) {
        this.why = why;
        this.places = places;
        this.funds = funds;
        this.books = books;
    }

    /**
     * What is asked, as it was typed.
     *
     * @param division a place's figure; neither this nor a fund: the whole ledger's
     * @param fund a fund's figure
     */
    record Question(
            @Nullable String division,
            @Nullable String fund,
            @Nullable String figure,
            @Nullable String effectiveOn,
            @Nullable String position) {
        Holder holder() {
            var place = Typed.read("division", division, DivisionCode::of, "12 位区划代码", "a division code of 12 digits");
            if (place != null) return new Holder.Place(place);
            var id = Typed.read("fund", fund, UUID::fromString, "指标编号(UUID)", "a fund's id (UUID)");
            return id == null ? new Holder.Ledger() : new Holder.Fund(id);
        }

        AsOf asOf() {
            return new AsOf(Typed.day("effectiveOn", effectiveOn), null, Typed.position("position", position), null);
        }

        String figureOrUsual() {
            return figure == null || figure.isBlank() ? Figure.DISBURSED.name() : figure;
        }
    }

    @GetMapping("/audit/why")
    String page(
            @ModelAttribute Question question,
            @RequestParam(defaultValue = "0") long after,
            HttpServletRequest request,
            Model model) {
        var holder = question.holder();
        var figure = WhyResource.figure(holder, question.figureOrUsual());
        var found = why.why(holder, figure, question.asOf(), Math.max(0, after), ROWS);
        model.addAttribute("frame", Frame.of(request, books));
        model.addAttribute("question", question);
        model.addAttribute("figures", Figure.values());
        model.addAttribute("why", found);
        model.addAttribute("asOf", found.asOf());
        model.addAttribute("holder", name(holder, found.asOf()));
        model.addAttribute("next", found.next() == null ? null : Frame.withParameter(request, "after", found.next()));
        return "audit/why";
    }

    /** As registered; null: the whole ledger's figure, which bears the ledger's name. */
    private @Nullable String name(Holder holder, AsOf.Resolved at) {
        var same = new AsOf(at.effectiveOn(), null, at.position(), null);
        return switch (holder) {
            case Holder.Place place ->
                places.village(place.divisionCode(), same).row().divisionName();
            case Holder.Fund fund ->
                funds.ledger(same).rows().stream()
                        .filter(row -> row.fundId().equals(fund.fundId()))
                        .map(row -> row.code() + " " + row.name())
                        .findFirst()
                        .orElse(fund.fundId().toString());
            case Holder.Ledger ignored -> null;
        };
    }
}
