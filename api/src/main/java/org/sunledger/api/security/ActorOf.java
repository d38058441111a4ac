package org.sunledger.api.security;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.shared.Actor;

/** The only reader of the security context: who acts in this request. */
@Component
public class ActorOf {
    public Actor thisRequest() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof LoggedIn loggedIn) {
            return loggedIn.actor();
        }
        throw ApiRefusal.NOT_LOGGED_IN.because();
    }
}
