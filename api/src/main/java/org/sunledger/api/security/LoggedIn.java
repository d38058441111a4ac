package org.sunledger.api.security;

import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.UserId;

/** A user as Spring Security carries it. */
record LoggedIn(User user) implements UserDetails {
    private static final long serialVersionUID = 1L;

    Actor actor() {
        return new Actor(new UserId(user.username()), user.role(), user.unit(), user.area());
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + user.role().name()));
    }

    @Override
    public String getPassword() {
        return user.passwordHash();
    }

    @Override
    public String getUsername() {
        return user.username();
    }
}
