package org.sunledger.ledger.registry;

import java.util.List;

/**
 * A command whose values are claimed before it is sent: the holder is recorded already, so a claim that outlives a crash
 * still belongs to somebody, who may take it again.
 */
public interface ClaimsFirst {
    List<ClaimKey> claims();

    ClaimEvent.Holder holder();
}
