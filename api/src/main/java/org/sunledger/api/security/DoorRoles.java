package org.sunledger.api.security;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Component;
import org.sunledger.ledger.shared.Role;

/** What {@link Doors} would say at an address, asked of the doors themselves, so that no list of roles stands twice. */
@Component
public class DoorRoles {
    private final ObjectProvider<WebInvocationPrivilegeEvaluator> doors;

    DoorRoles(ObjectProvider<WebInvocationPrivilegeEvaluator> doors) {
        this.doors = doors;
    }

    /**
     * Who gets through.
     *
     * @param isPublic also without login
     * @param isOfTheViewShown at each file the doors of the view that it shows
     */
    public record Access(boolean isPublic, boolean isOfTheViewShown, Set<Role> roles) {
        /** Nobody who is logged in is kept out. */
        public boolean isForAll() {
            return roles.size() == Role.values().length;
        }
    }

    /** @param address may hold variables in braces: no door depends on their values */
    public Access at(String method, String address) {
        var asked = address.replaceAll("\\{[^}]+}", "1");
        var roles = EnumSet.noneOf(Role.class);
        for (var role : Role.values()) if (opens(method, asked, as(role))) roles.add(role);
        return new Access(
                opens(method, asked, Strangers.SOMEBODY),
                Arrays.stream(Doors.SAME).anyMatch(same -> address.startsWith(same.replace("*", "{"))),
                Collections.unmodifiableSet(roles));
    }

    private boolean opens(String method, String address, Authentication who) {
        return doors.getObject().isAllowed("", address, method, who);
    }

    private static Authentication as(Role role) {
        return UsernamePasswordAuthenticationToken.authenticated(
                role.name(), "", Set.of(new SimpleGrantedAuthority("ROLE_" + role.name())));
    }
}
