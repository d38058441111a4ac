package org.sunledger.api.reading;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.projections.engine.AsOf;

/**
 * A part of a list in the order of its keys.
 *
 * @param next the cursor of the next part, for {@code after}; null at the end
 */
public record Paged<T>(
        AsOf.Resolved asOf, List<T> rows, @Nullable String next) {
    public static final int LIMIT_MAX = 500;
    public static final String LIMIT_USUAL = "100";

    /**
     * One part of a list that was read whole; the cursor is a key, so rows that come in between shift nothing.
     *
     * @param all in the order of their keys
     * @param after cursor of the part before; null for the first
     */
    public static <T> Paged<T> of(
            AsOf.Resolved asOf, List<T> all, Function<T, String> key, @Nullable String after, int limit) {
        checkLimit(limit);
        var from = after == null ? "" : read(after);
        var rest =
                all.stream().filter(row -> key.apply(row).compareTo(from) > 0).toList();
        if (rest.size() <= limit) return new Paged<>(asOf, rest, null);
        var part = rest.subList(0, limit);
        return new Paged<>(asOf, List.copyOf(part), write(key.apply(part.getLast())));
    }

    public static void checkLimit(int limit) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw ApiRefusal.PARAMETER_MALFORMED.because(
                    "parameter", "limit", "expected", "1 至 " + LIMIT_MAX, "expectedEn", "1 to " + LIMIT_MAX);
        }
    }

    /** Of lists in the order of positions, where the cursor is one. */
    public static void checkPage(long after, int limit, int limitMax) {
        if (limit < 1 || limit > limitMax || after < 0) {
            throw ApiRefusal.PARAMETER_MALFORMED.because(
                    "parameter",
                    "after, limit",
                    "expected",
                    "after 不小于 0,limit 为 1 至 " + limitMax,
                    "expectedEn",
                    "after of 0 or more, limit of 1 to " + limitMax);
        }
    }

    private static String write(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiRefusal.PARAMETER_MALFORMED.because(
                    "parameter", "after", "expected", "上一页给出的 next", "expectedEn", "the next of the page before");
        }
    }
}
