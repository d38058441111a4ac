package org.sunledger.api.party;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.sunledger.ledger.party.CommittedParty;
import org.sunledger.ledger.party.Vault;
import org.sunledger.ledger.shared.Facts;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.projections.notice.PartyNames;

/** Names as the vault lets them out: units in full, persons masked, a dash where nothing is known any more. */
@Component
public class MaskedNames implements PartyNames {
    private final Facts facts;
    private final Vault vault;

    public MaskedNames(Facts facts, Vault vault) {
        this.facts = facts;
        this.vault = vault;
    }

    @Override
    public String publicName(PartyVersion party) {
        return committed(party).orElse("—");
    }

    /**
     * Empty where the journal never committed to such a party.
     *
     * @throws Rejection the vault does not know what the journal committed to, or its record was erased
     */
    Optional<String> committed(PartyVersion party) {
        return facts.ask(CommittedParty.of(party))
                .value()
                .recorded()
                .map(recorded -> vault.masked(recorded).name());
    }
}
