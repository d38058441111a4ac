package org.sunledger.api.party;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.sunledger.api.security.ActorOf;
import org.sunledger.api.security.PartyReaders;
import org.sunledger.ledger.party.PartyRefusal;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.Rejection;

/** 收款人 as whoever sent this request may know them: by name, or not. */
@Component
public class PartiesShown {
    private final MaskedNames names;
    private final ActorOf actorOf;

    PartiesShown(MaskedNames names, ActorOf actorOf) {
        this.names = names;
        this.actorOf = actorOf;
    }

    /** Null where the role may not read it, or nobody knows it here: the reference still says who it was. */
    public @Nullable String name(PartyVersion party) {
        if (!PartyReaders.include(actorOf.thisRequest().role())) return null;
        try {
            return names.committed(party).orElse(null);
        } catch (Rejection gone) {
            // The journal moved without the vault (that of a made-up county never had one), or the record was erased.
            if (gone.refusal() == PartyRefusal.UNKNOWN || gone.refusal() == PartyRefusal.ERASED) return null;
            throw gone;
        }
    }
}
