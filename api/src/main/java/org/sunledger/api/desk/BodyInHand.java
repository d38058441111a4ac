package org.sunledger.api.desk;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.shared.Sha256;

/**
 * Takes the whole body in hand before anything reads it: no larger than the limit, and digested as it came, so that the
 * same key with another body is noticed. Runs behind the security filters: strangers are not read.
 */
@Component
@Order(0)
public class BodyInHand extends OncePerRequestFilter {
    /** 1 MiB: an entry is a page of text; files go another way. */
    public static final int BYTES_MAX = 1024 * 1024;

    private static final String DIGEST = BodyInHand.class.getName() + ".digest";
    private static final Set<String> WRITES =
            Set.of(HttpMethod.POST.name(), HttpMethod.PUT.name(), HttpMethod.PATCH.name(), HttpMethod.DELETE.name());

    private final HandlerExceptionResolver problems;

    BodyInHand(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    static String digestOf(HttpServletRequest request) {
        return Objects.requireNonNull((String) request.getAttribute(DIGEST), "The filter digests every write");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WRITES.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > BYTES_MAX) {
            refuse(request, response);
            return;
        }
        var body = request.getInputStream().readNBytes(BYTES_MAX + 1);
        if (body.length > BYTES_MAX) {
            refuse(request, response);
            return;
        }
        request.setAttribute(DIGEST, digest(request, body));
        Reread inHand;
        try {
            inHand = new Reread(request, body);
        } catch (IllegalArgumentException noForm) {
            problems.resolveException(request, response, null, ApiRefusal.REQUEST_MALFORMED.because());
            return;
        }
        chain.doFilter(inHand, response);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) {
        problems.resolveException(request, response, null, ApiRefusal.BODY_TOO_LARGE.because("maxBytes", BYTES_MAX));
    }

    private static String digest(HttpServletRequest request, byte[] body) {
        var asked = request.getMethod() + "\n" + request.getRequestURI() + "\n";
        return Sha256.of(asked.getBytes(StandardCharsets.UTF_8), body);
    }

    /** The same request, its body read from memory. */
    private static final class Reread extends HttpServletRequestWrapper {
        private final byte[] body;
        private final Map<String, String[]> fields;

        Reread(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
            var ofAddress = request.getParameterMap();
            fields = FormInHand.isForm(request) ? FormInHand.fields(ofAddress, body) : ofAddress;
        }

        @Override
        public @Nullable String getParameter(String name) {
            var values = fields.get(name);
            return values == null || values.length == 0 ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return fields.get(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Collections.unmodifiableMap(fields);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(fields.keySet());
        }

        @Override
        public ServletInputStream getInputStream() {
            var bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    return bytes.read(target, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("The body is in memory");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
