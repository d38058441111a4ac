package org.sunledger.api.reading;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.projections.engine.AsOf;

/**
 * Which part of a list is asked for, by {@code after} and {@code limit}. The cursor is a key, so rows that come in between
 * shift nothing; it bears a checksum over itself and its list, so that what no page of this list gave is refused and not
 * answered with an empty page.
 *
 * @param list the list's address
 * @param key of the last row of the part before; null for the first part
 */
public record PageAsked(String list, @Nullable String key, int limit) {
    private static final int SUM_DIGITS = 8;

    /**
     * As it was asked.
     *
     * @param after the cursor; null for the first part
     * @throws Rejection the cursor is not this list's, or the limit is out of range
     */
    public static PageAsked of(String list, @Nullable String after, int limit) {
        Paged.checkLimit(limit, Paged.LIMIT_MAX);
        return new PageAsked(list, after == null ? null : read(list, after), limit);
    }

    /**
     * The part of a list that was read whole.
     *
     * @param all in the order of their keys
     */
    public <T> Paged<T> of(AsOf.Resolved asOf, List<T> all, Function<T, String> keyOf) {
        var from = key == null ? "" : key;
        var rest =
                all.stream().filter(row -> keyOf.apply(row).compareTo(from) > 0).toList();
        return ofPart(asOf, rest.subList(0, Math.min(limit, rest.size())), rest.size() > limit, keyOf);
    }

    /** A part that was read by itself. */
    public <T> Paged<T> ofPart(AsOf.Resolved asOf, List<T> part, boolean goesOn, Function<T, String> keyOf) {
        return new Paged<>(asOf, List.copyOf(part), goesOn ? write(list, keyOf.apply(part.getLast())) : null);
    }

    /**
     * The key as a list understands it that is not read whole.
     *
     * @return null for the first part
     */
    public <K> @Nullable K keyAs(Function<String, K> parse) {
        if (key == null) return null;
        try {
            return parse.apply(key);
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw malformed();
        }
    }

    private static String write(String list, String key) {
        var text = sum(list, key) + key;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String list, String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var sum = text.substring(0, Math.min(SUM_DIGITS, text.length()));
            var key = text.substring(sum.length());
            if (sum.equals(sum(list, key))) return key;
        } catch (IllegalArgumentException notBase64) {
            // Refused below.
        }
        throw malformed();
    }

    private static Rejection malformed() {
        return ApiRefusal.PARAMETER_MALFORMED.because(
                "parameter",
                "after",
                "expected",
                "本清单上一页给出的 next",
                "expectedEn",
                "the next of this list's page before");
    }

    private static String sum(String list, String key) {
        var sum = new CRC32();
        sum.update((list + "\n" + key).getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }
}
