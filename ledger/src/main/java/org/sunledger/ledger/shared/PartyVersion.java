package org.sunledger.ledger.shared;

import java.util.UUID;

/**
 * A payee, debtor or supplier: the opaque reference into the vault and the version of its record that was meant, so
 * that nobody swaps a name or an account behind a reference unseen.
 */
public record PartyVersion(UUID partyRef, int version) {
    public PartyVersion {
        new Shape().atLeast("version", version, 1).orThrow();
    }
}
