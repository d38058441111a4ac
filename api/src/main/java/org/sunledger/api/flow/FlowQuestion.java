package org.sunledger.api.flow;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import org.sunledger.api.exporting.Asked;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.flow.FlowKind;
import org.sunledger.projections.flow.MoneyFlows;

/** Where an auditor begins to follow; a form sends empty fields, which ask for nothing. */
record FlowQuestion(
        @Nullable String docNo,
        @Nullable String fund,
        @Nullable String project,
        @Nullable String division) {
    static final String[] FILTERS = {"docNo", "fund", "project", "division"};

    static FlowQuestion of(Asked asked) {
        return new FlowQuestion(asked.text("docNo"), asked.text("fund"), asked.text("project"), asked.text("division"));
    }

    boolean isOpen() {
        return filters().isEmpty();
    }

    MoneyFlows.Question read() {
        return new MoneyFlows.Question(
                docNo == null || docNo.isBlank() ? null : docNo.strip(),
                read("fund", fund, UUID::fromString, "资金编号(UUID)", "the id of a fund (UUID)"),
                read("project", project, UUID::fromString, "项目编号(UUID)", "the id of a project (UUID)"),
                read("division", division, DivisionCode::of, "12 位区划代码", "a division code of 12 digits"));
    }

    private static <T> @Nullable T read(
            String name, @Nullable String given, Function<String, T> parse, String expected, String expectedEn) {
        if (given == null || given.isBlank()) return null;
        try {
            return parse.apply(given.strip());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw ApiRefusal.PARAMETER_MALFORMED.because(
                    "parameter", name, "expected", expected, "expectedEn", expectedEn);
        }
    }

    /** What was given, by name. */
    Map<String, @Nullable String> filters() {
        var filters = new LinkedHashMap<String, @Nullable String>();
        put(filters, "docNo", docNo);
        put(filters, "fund", fund);
        put(filters, "project", project);
        put(filters, "division", division);
        return filters;
    }

    private static void put(Map<String, @Nullable String> filters, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) filters.put(name, value.strip());
    }

    /** The records behind a link of this picture, at the position the picture stands for. */
    String recordsAt(String path, MoneyFlows.Link link, AsOf.Resolved asOf) {
        return recordsAt(path, link.from(), link.to(), link.kind(), asOf);
    }

    String recordsAt(String path, String from, String to, FlowKind kind, AsOf.Resolved asOf) {
        var address = UriComponentsBuilder.fromPath(path)
                .queryParam("from", encoded(from))
                .queryParam("to", encoded(to))
                .queryParam("kind", kind.name())
                .queryParam("position", asOf.position());
        if (asOf.effectiveOn() != null) address.queryParam("effectiveOn", asOf.effectiveOn());
        filters().forEach((name, value) -> {
            if (value != null) address.queryParam(name, encoded(value));
        });
        return address.build(true).toUriString();
    }

    private static String encoded(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }
}
