package org.sunledger.api.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.projections.engine.AsOf;

/**
 * A part of a list in the order of its keys; {@link PageAsked} says which.
 *
 * @param next the cursor of the next part, for {@code after}; null at the end
 */
public record Paged<T>(
        AsOf.Resolved asOf, List<T> rows, @Nullable String next) {
    public static final int LIMIT_MAX = 500;
    public static final String LIMIT_USUAL = "100";

    public static void checkLimit(int limit, int limitMax) {
        if (limit >= 1 && limit <= limitMax) return;
        throw ApiRefusal.PARAMETER_MALFORMED.because(
                "parameter", "limit", "expected", "1 至 " + limitMax, "expectedEn", "1 to " + limitMax);
    }

    /**
     * Of tables that are turned by a count of rows, on pages: they show which rows of how many.
     *
     * @param after how many rows the pages before showed
     */
    public static void checkTurned(int after, int all) {
        if (after == 0 || (after > 0 && after < all)) return;
        var last = Math.max(0, all - 1);
        throw ApiRefusal.PARAMETER_MALFORMED.because(
                "parameter",
                "after",
                "expected",
                "前几页已显示的行数,0 至 " + last,
                "expectedEn",
                "the number of rows before this page, 0 to " + last);
    }
}
