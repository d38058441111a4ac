package org.sunledger.api.reading;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.shared.Refused;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.projections.engine.AsOf;

/** Reads {@code effectiveOn, knownAt, position, atLeast}; whether they make sense together is the reader's question. */
@Component
public class AsOfOfRequest implements HandlerMethodArgumentResolver {
    public static final List<String> PARAMETERS = List.of("effectiveOn", "knownAt", "position", "atLeast");

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == AsOf.class;
    }

    @Override
    public AsOf resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var faults = new ArrayList<Refused>();
        var asOf = new AsOf(
                told(faults, () -> day("effectiveOn", given(request, "effectiveOn"))),
                told(faults, () -> instant("knownAt", given(request, "knownAt"))),
                told(faults, () -> position("position", given(request, "position"))),
                told(faults, () -> position("atLeast", given(request, "atLeast"))));
        if (!faults.isEmpty()) throw new Rejection(faults);
        return asOf;
    }

    /** What is wrong with one is told together with what is wrong with the others. */
    private static <T> @Nullable T told(List<Refused> faults, Supplier<@Nullable T> read) {
        try {
            return read.get();
        } catch (Rejection rejection) {
            faults.addAll(rejection.refusals());
            return null;
        }
    }

    /** An effective day, where a read asks for one beside other points. */
    public static @Nullable LocalDate day(String name, String @Nullable ... given) {
        return value(name, given, DAY, LocalDate::parse, "日期,如 2018-12-31", "a date such as 2018-12-31");
    }

    /** What the ledger knew at an instant or at a position, whichever the text names. */
    public static AsOf known(String name, String given) {
        if (NUMBER.matcher(given).matches()) return AsOf.position(Long.parseLong(given));
        if (INSTANT.matcher(given).matches()) return new AsOf(null, instant(name, given), null, null);
        throw malformed(
                name,
                "日记账序号,或 UTC 时点,如 2018-12-31T16:00:00.000Z",
                "a journal position, or an instant in UTC such as 2018-12-31T16:00:00.000Z");
    }

    private static @Nullable Instant instant(String name, String @Nullable ... given) {
        return value(
                name,
                given,
                INSTANT,
                Instant::parse,
                "UTC 时点,如 2018-12-31T16:00:00.000Z",
                "an instant in UTC such as 2018-12-31T16:00:00.000Z");
    }

    private static @Nullable Long position(String name, String @Nullable ... given) {
        return value(name, given, NUMBER, Long::valueOf, "日记账序号", "a journal position");
    }

    /** A form sends every field; to a program an empty point of view is a mistake. */
    private static String @Nullable [] given(NativeWebRequest request, String name) {
        var given = request.getParameterValues(name);
        if (given == null || given.length > 1 || !given[0].isBlank()) return given;
        var http = request.getNativeRequest(HttpServletRequest.class);
        return http != null && !http.getRequestURI().startsWith("/api/") ? null : given;
    }

    private static <T> @Nullable T value(
            String name,
            String @Nullable [] given,
            Pattern form,
            Function<String, T> parse,
            String expected,
            String expectedEn) {
        if (given == null) return null;
        if (given.length > 1) throw ApiRefusal.PARAMETER_TWICE.because("parameter", name, "times", given.length);
        try {
            if (form.matcher(given[0]).matches()) return parse.apply(given[0]);
        } catch (DateTimeException ignored) {
            // A day such as 2018-02-30 has the form and is none.
        }
        throw malformed(name, expected, expectedEn);
    }

    private static RuntimeException malformed(String name, String expected, String expectedEn) {
        return ApiRefusal.PARAMETER_MALFORMED.because(
                "parameter", name, "expected", expected, "expectedEn", expectedEn);
    }
}
