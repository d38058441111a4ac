package org.sunledger.api.trail;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.projections.trail.AuditTrailQueries.Filter;

/** What an auditor looks for; a form sends empty fields, which ask for nothing. */
record TrailQuestion(
        @Nullable String stream,
        @Nullable String division,
        @Nullable String actor,
        @Nullable String from,
        @Nullable String to) {
    Filter filter() {
        return new Filter(
                read("stream", stream, StreamId::parse, "事项流,如 Project/0190…", "a stream such as Project/0190…"),
                read("division", division, DivisionCode::of, "12 位区划代码", "a division code of 12 digits"),
                read("actor", actor, Function.identity(), "用户名", "a user name"),
                read("from", from, LocalDate::parse, "日期,如 2018-03-12", "a date such as 2018-03-12"),
                read("to", to, LocalDate::parse, "日期,如 2018-03-12", "a date such as 2018-03-12"),
                null);
    }

    /** What was given, by name. */
    Map<String, @Nullable String> filters() {
        var filters = new LinkedHashMap<String, @Nullable String>();
        filters.put("stream", stream);
        filters.put("division", division);
        filters.put("actor", actor);
        filters.put("from", from);
        filters.put("to", to);
        return filters;
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
}
