package org.sunledger.ledger.registry;

import java.util.List;
import org.sunledger.ledger.shared.Command;

/**
 * A command whose values are claimed before it is sent. The holder's own stream records the intent before that, so a
 * claim that outlives a crash belongs to an entry which knows of it: the entry takes it again when the command is
 * repeated, and frees it at its recorded end.
 */
public interface ClaimsFirst {
    /** Records in the holder's stream which values it is about to claim; does nothing when they are recorded. */
    Command intent();

    List<ClaimKey> claims();

    ClaimEvent.Holder holder();
}
