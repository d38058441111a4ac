package org.sunledger.api.html;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.api.reading.AsOfOfRequest;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.projections.engine.AsOf;

/** What people type into the fields of a page's form; an empty field is no answer, and a wrong one is refused by name. */
public final class Typed {
    private static final Pattern YUAN = Pattern.compile("(\\d{1,11})(?:\\.(\\d{1,2}))?");

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private Typed() {}

    /** What was typed, in its own form; null where nothing was. */
    public static <T> @Nullable T read(
            String parameter, @Nullable String typed, Function<String, T> parse, String expected, String expectedEn) {
        if (typed == null || typed.isBlank()) return null;
        try {
            return parse.apply(typed.strip());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw malformed(parameter, expected, expectedEn);
        }
    }

    public static @Nullable LocalDate day(String parameter, @Nullable String typed) {
        return read(parameter, typed, LocalDate::parse, "日期,如 2018-03-12", "a date such as 2018-03-12");
    }

    public static @Nullable Long position(String parameter, @Nullable String typed) {
        return read(parameter, typed, Long::valueOf, "日记账序号", "a journal position");
    }

    /**
     * What the ledger knew at a day's end in China, at an instant or at a position, whichever was typed.
     *
     * @param typed not blank
     */
    public static AsOf known(String parameter, String typed) {
        var text = typed.strip();
        var day = DAY.matcher(text).matches() ? day(parameter, text) : null;
        if (day == null) return AsOfOfRequest.known(parameter, text);
        return AsOf.knownAt(
                day.plusDays(1).atStartOfDay(Frame.CIVIL).toInstant().minusMillis(1));
    }

    /** Fen of what people type in yuan, with at most two decimals. Programs send fen. */
    public static @Nullable Long yuan(String parameter, @Nullable String typed) {
        return read(parameter, typed, Typed::fen, "金额(元,至多两位小数)", "yuan with at most two decimals");
    }

    private static Long fen(String typed) {
        var form = YUAN.matcher(typed.replace(",", ""));
        if (!form.matches()) throw new IllegalArgumentException(typed);
        var decimals = form.group(2) == null ? "00" : (form.group(2) + "0").substring(0, 2);
        return Math.addExact(Math.multiplyExact(Long.parseLong(form.group(1)), 100L), Long.parseLong(decimals));
    }

    public static Rejection malformed(String parameter, String expected, String expectedEn) {
        return ApiRefusal.PARAMETER_MALFORMED.because(
                "parameter", parameter, "expected", expected, "expectedEn", expectedEn);
    }
}
