package org.sunledger.api.exporting;

import java.time.DateTimeException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.AsOf;

/**
 * What is asked of a view that is to be taken home.
 *
 * @param filters by name, only those that the view knows; a form sends empty fields, which are not among them
 */
public record Asked(AsOf asOf, Map<String, String> filters) {
    public Asked {
        // In the order of names: files print them, and the same question gives the same file.
        filters = Collections.unmodifiableMap(new TreeMap<>(filters));
    }

    public @Nullable String text(String name) {
        return filters.get(name);
    }

    /**
     * A filter without which nothing can be answered.
     *
     * @throws org.sunledger.ledger.shared.Rejection it was not given, or has another form
     */
    public <T> T required(String name, Function<String, T> parse, String expected, String expectedEn) {
        var value = value(name, parse, expected, expectedEn);
        if (value == null) throw malformed(name, expected, expectedEn);
        return value;
    }

    public @Nullable DivisionCode division(String name) {
        return value(name, DivisionCode::of, "12 位区划代码", "a division code of 12 digits");
    }

    /**
     * A filter in its own form.
     *
     * @throws org.sunledger.ledger.shared.Rejection it has another one
     */
    public <T> @Nullable T value(String name, Function<String, T> parse, String expected, String expectedEn) {
        var given = filters.get(name);
        if (given == null) return null;
        try {
            return parse.apply(given.strip());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw malformed(name, expected, expectedEn);
        }
    }

    private static RuntimeException malformed(String name, String expected, String expectedEn) {
        return ApiRefusal.PARAMETER_MALFORMED.because(
                "parameter", name, "expected", expected, "expectedEn", expectedEn);
    }
}
