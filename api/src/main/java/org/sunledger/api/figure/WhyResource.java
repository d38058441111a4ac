package org.sunledger.api.figure;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.api.reading.Cursor;
import org.sunledger.api.reading.Paged;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.figure.Figure;
import org.sunledger.projections.figure.Holder;
import org.sunledger.projections.figure.Why;
import org.sunledger.projections.figure.WhyQueries;

/** 逐笔追溯: the events behind a figure, which sum to it. Open to whom the figure is. */
@RestController
@RequestMapping("/api/v1/balances")
@Tag(name = "逐笔追溯 why a figure")
class WhyResource {
    private final WhyQueries why;

    WhyResource(WhyQueries why) {
        this.why = why;
    }

    @Operation(summary = "一村某指标由哪些事件构成 / the events behind a figure of one place")
    @GetMapping("/villages/{divisionCode}/why")
    Why village(
            @PathVariable DivisionCode divisionCode,
            @RequestParam String figure,
            AsOf asOf,
            Cursor after,
            @RequestParam(defaultValue = Paged.LIMIT_USUAL) int limit) {
        return page(new Holder.Place(divisionCode), figure, asOf, after, limit);
    }

    @Operation(summary = "一项资金某指标由哪些事件构成 / the events behind a figure of one fund")
    @GetMapping("/funds/{fundId}/why")
    Why fund(
            @PathVariable UUID fundId,
            @RequestParam String figure,
            AsOf asOf,
            Cursor after,
            @RequestParam(defaultValue = Paged.LIMIT_USUAL) int limit) {
        return page(new Holder.Fund(fundId), figure, asOf, after, limit);
    }

    @Operation(summary = "全台账某指标由哪些事件构成 / the events behind a figure of the whole ledger")
    @GetMapping("/total/why")
    Why total(
            @RequestParam String figure,
            AsOf asOf,
            Cursor after,
            @RequestParam(defaultValue = Paged.LIMIT_USUAL) int limit) {
        return page(new Holder.Ledger(), figure, asOf, after, limit);
    }

    private Why page(Holder holder, String figure, AsOf asOf, Cursor after, int limit) {
        Paged.checkLimit(limit, WhyQueries.PAGE_MAX);
        return why.why(holder, figure(holder, figure), asOf, after.or(0), limit);
    }

    static Figure figure(Holder holder, String given) {
        return Arrays.stream(Figure.values())
                .filter(figure -> figure.name().equalsIgnoreCase(given))
                .filter(Figure.of(holder)::contains)
                .findFirst()
                .orElseThrow(() -> {
                    var known = Figure.of(holder).stream()
                            .map(figure -> figure.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
                    return malformed("figure", known, "one of " + known);
                });
    }

    private static RuntimeException malformed(String parameter, String expected, String expectedEn) {
        return ApiRefusal.PARAMETER_MALFORMED.because(
                "parameter", parameter, "expected", expected, "expectedEn", expectedEn);
    }
}
