package org.sunledger.api.reading;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.sunledger.api.problem.ApiRefusal;
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
        return new AsOf(
                value(request, "effectiveOn", DAY, LocalDate::parse, "日期,如 2018-12-31", "a date such as 2018-12-31"),
                value(
                        request,
                        "knownAt",
                        INSTANT,
                        Instant::parse,
                        "UTC 时点,如 2018-12-31T16:00:00.000Z",
                        "an instant in UTC such as 2018-12-31T16:00:00.000Z"),
                value(request, "position", NUMBER, Long::valueOf, "日记账序号", "a journal position"),
                value(request, "atLeast", NUMBER, Long::valueOf, "日记账序号", "a journal position"));
    }

    /** A form sends every field; to a program an empty point of view is a mistake. */
    private static boolean isEmptyFieldOfPage(String[] given, NativeWebRequest request) {
        var http = request.getNativeRequest(HttpServletRequest.class);
        return given.length == 1
                && given[0].isBlank()
                && http != null
                && !http.getRequestURI().startsWith("/api/");
    }

    private static <T> @Nullable T value(
            NativeWebRequest request,
            String name,
            Pattern form,
            Function<String, T> parse,
            String expected,
            String expectedEn) {
        var given = request.getParameterValues(name);
        if (given == null || isEmptyFieldOfPage(given, request)) return null;
        try {
            if (given.length == 1 && form.matcher(given[0]).matches()) return parse.apply(given[0]);
        } catch (DateTimeException ignored) {
            // A day such as 2018-02-30 has the form and is none.
        }
        throw ApiRefusal.PARAMETER_MALFORMED.because("parameter", name, "expected", expected, "expectedEn", expectedEn);
    }
}
