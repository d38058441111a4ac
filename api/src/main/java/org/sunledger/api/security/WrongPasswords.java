package org.sunledger.api.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Says in the log how many logins fail, once a minute; never a password, and no name, which may be a password. */
@Component
class WrongPasswords {
    private static final Logger LOG = LoggerFactory.getLogger(WrongPasswords.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant since = Instant.EPOCH;
    private long failed;

    WrongPasswords() {
        this(Clock.systemUTC());
    }

    WrongPasswords(Clock clock) {
        this.clock = clock;
    }

    @EventListener
    synchronized void on(AbstractAuthenticationFailureEvent event) {
        failed++;
        var now = clock.instant();
        if (now.isBefore(since.plus(WINDOW))) return;
        LOG.warn("{} failed logins since {}, the last from {}", failed, since, address(event));
        since = now;
        failed = 0;
    }

    private static String address(AbstractAuthenticationFailureEvent event) {
        return event.getAuthentication().getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "?";
    }
}
