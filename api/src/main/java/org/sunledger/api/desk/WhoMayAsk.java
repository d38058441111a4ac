package org.sunledger.api.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.sunledger.api.security.ActorOf;
import org.sunledger.api.security.CommandRoles;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Verdict;

/**
 * Keeps writes from roles that may not ask for them. What a command of the ledger does the ledger refuses by itself, with
 * every other rule that refuses; but what is wrong with a request's form is told only to roles that may send it.
 */
@Component
public class WhoMayAsk implements HandlerInterceptor {
    private final ActorOf actorOf;

    WhoMayAsk(ActorOf actorOf) {
        this.actorOf = actorOf;
    }

    /** In the order of {@link Role}; empty where the role is not asked for, or not before the ledger is. */
    public static Optional<Set<Role>> roles(HandlerMethod asked) {
        var sends = asked.getMethodAnnotation(Sends.class);
        if (sends != null) return Optional.of(CommandRoles.of(sends.value()));
        var askedBy = asked.getMethodAnnotation(AskedBy.class);
        return askedBy == null ? Optional.empty() : Optional.of(CommandRoles.inOrder(askedBy.value()));
    }

    /** Why who asks may not; empty where nothing speaks against it. */
    public Optional<Rejection> refusal(@Nullable Object handler) {
        if (!(handler instanceof HandlerMethod asked)) return Optional.empty();
        return roles(asked)
                .map(roles -> new Verdict().refuseRole(actorOf.thisRequest(), roles))
                .filter(Verdict::isRefused)
                .map(Verdict::rejection);
    }

    /** @param askedBy bears {@link AskedBy} */
    public boolean isAmong(Class<? extends Annotation> askedBy) {
        var roles = Objects.requireNonNull(askedBy.getAnnotation(AskedBy.class)).value();
        return List.of(roles).contains(actorOf.thisRequest().role());
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var isOfTheLedger = handler instanceof HandlerMethod asked && asked.hasMethodAnnotation(Sends.class);
        if (!isOfTheLedger) {
            refusal(handler).ifPresent(rejection -> {
                throw rejection;
            });
        }
        return true;
    }
}
