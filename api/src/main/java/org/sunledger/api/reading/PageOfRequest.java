package org.sunledger.api.reading;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.journal.Journal;

/** Reads where a list goes on: one rule for all of them. */
@Component
class PageOfRequest implements HandlerMethodArgumentResolver {
    /** Of {@link PageAsked}. */
    static final List<String> PARAMETERS = List.of("after", "limit");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final Journal journal;

    PageOfRequest(Journal journal) {
        this.journal = journal;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageAsked.class || parameter.getParameterType() == Cursor.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (parameter.getParameterType() == Cursor.class) {
            var name = KnownParameters.named(parameter);
            return cursor(name, request.getParameterValues(name));
        }
        var http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        return PageAsked.of(
                http.getRequestURI(),
                request.getParameter("after"),
                limit(Objects.requireNonNullElse(request.getParameter("limit"), Paged.LIMIT_USUAL)));
    }

    private static int limit(String given) {
        try {
            return Integer.parseInt(given);
        } catch (NumberFormatException e) {
            return 0; // refused as what it is, out of range
        }
    }

    private Cursor cursor(String name, String @Nullable [] given) {
        if (given == null) return new Cursor(null);
        var head = journal.head();
        if (given.length == 1 && NUMBER.matcher(given[0]).matches()) {
            var position = Long.parseLong(given[0]);
            if (position <= head) return new Cursor(position);
        }
        throw ApiRefusal.PARAMETER_MALFORMED.because(
                "parameter", name, "expected", "日记账序号,0 至 " + head, "expectedEn", "a journal position, 0 to " + head);
    }
}
