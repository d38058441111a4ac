package org.sunledger.api.security;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** Whoever has not logged in, as the doors know them. */
final class Strangers {
    private static final String NAME = "stranger";

    static final Authentication SOMEBODY =
            new AnonymousAuthenticationToken(NAME, NAME, AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

    private Strangers() {}
}
