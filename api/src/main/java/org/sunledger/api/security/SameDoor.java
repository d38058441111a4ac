package org.sunledger.api.security;

import java.util.Optional;

/** Some addresses show what another one shows: whoever may look there may look here, and nobody else. */
public interface SameDoor {
    /** The other address; empty where there is none. */
    Optional<String> addressBehind(String path);
}
