package org.sunledger.api.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.api.security.ActorOf;

/** Reads the headers of a write. */
@Component
public class SlipOfRequest implements HandlerMethodArgumentResolver {
    public static final String KEY = "Idempotency-Key";

    /** A form cannot send a header: its page brings the key as a field, so that sent twice it is one entry. */
    public static final String FORM_KEY = "key";

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern VERSION_FORM = Pattern.compile("\"(-1|\\d{1,18})\"");

    private final ActorOf actorOf;

    SlipOfRequest(ActorOf actorOf) {
        this.actorOf = actorOf;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Slip.class;
    }

    @Override
    public Slip resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        return new Slip(
                key(FormInHand.isForm(http) ? http.getParameter(FORM_KEY) : http.getHeader(KEY)),
                BodyInHand.digestOf(http),
                version(http.getHeader(HttpHeaders.IF_MATCH)),
                actorOf.thisRequest());
    }

    private static UUID key(@Nullable String header) {
        if (header == null || header.isBlank()) throw ApiRefusal.KEY_MISSING.because();
        if (!UUID_FORM.matcher(header).matches()) throw ApiRefusal.KEY_MALFORMED.because();
        return UUID.fromString(header);
    }

    private static @Nullable Long version(@Nullable String header) {
        if (header == null) return null;
        var form = VERSION_FORM.matcher(header);
        if (!form.matches()) throw ApiRefusal.IF_MATCH_MALFORMED.because();
        return Long.valueOf(form.group(1));
    }
}
