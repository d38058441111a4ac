package org.sunledger.projections.notice;

import org.sunledger.ledger.shared.PartyVersion;

/** How a payee or supplier may be named in public: companies by name, persons masked. Answered by the vault's masked view. */
@FunctionalInterface
public interface PartyNames {
    String publicName(PartyVersion party);
}
