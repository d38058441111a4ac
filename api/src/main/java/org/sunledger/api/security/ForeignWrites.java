package org.sunledger.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.sunledger.api.problem.ApiRefusal;

/**
 * Refuses a write that a page of another site sends in the user's name: a browser adds the password to it by itself, as
 * there is no session and no token that only our pages know. Browsers say where a request comes from; programs say
 * nothing and are believed, since nobody makes another's program send a password.
 */
@Component
@Order(-1)
class ForeignWrites extends OncePerRequestFilter {
    private static final Set<String> READS =
            Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name());

    /** Our own pages, and what the user typed or opened from a bookmark. */
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final HandlerExceptionResolver problems;

    ForeignWrites(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READS.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isOwn(request)) chain.doFilter(request, response);
        else problems.resolveException(request, response, null, ApiRefusal.FOREIGN_WRITE.because());
    }

    private static boolean isOwn(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) return OWN.contains(site);
        // Without TLS browsers say no more than the origin.
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || isHost(origin, request.getHeader(HttpHeaders.HOST));
    }

    private static boolean isHost(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
