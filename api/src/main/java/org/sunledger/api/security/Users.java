package org.sunledger.api.security;

import java.util.Optional;

/** A source of users; all sources are asked, the first that knows the name answers. */
public interface Users {
    Optional<User> named(String username);
}
