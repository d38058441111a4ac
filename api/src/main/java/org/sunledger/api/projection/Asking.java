package org.sunledger.api.projection;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.sunledger.api.security.ActorOf;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;

/** Who asks for what no command of the ledger does, and whether the role may. */
@Component
class Asking {
    private final ActorOf actorOf;

    Asking(ActorOf actorOf) {
        this.actorOf = actorOf;
    }

    /** Whoever sent this request, if the role is one of these. */
    Actor as(Role... allowed) {
        var actor = actorOf.thisRequest();
        if (List.of(allowed).contains(actor.role())) return actor;
        throw SharedRefusal.ROLE_NOT_ALLOWED.because(
                "role",
                actor.role().chinese(),
                "roleEn",
                actor.role().english(),
                "allowed",
                names(allowed, Role::chinese),
                "allowedEn",
                names(allowed, Role::english));
    }

    private static String names(Role[] roles, Function<Role, String> name) {
        return Arrays.stream(roles).map(name).collect(Collectors.joining(", "));
    }
}
