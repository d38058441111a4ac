package org.sunledger.api.notice;

import org.sunledger.ledger.party.CommittedParty;
import org.sunledger.ledger.party.Vault;
import org.sunledger.ledger.shared.Facts;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.projections.notice.PartyNames;

/** What a notice may print of a party: the name the vault shows of the version that was committed. */
public record MaskedNames(Facts facts, Vault vault) implements PartyNames {
    private static final String UNKNOWN = "—";

    @Override
    public String publicName(PartyVersion party) {
        return facts.ask(CommittedParty.of(party))
                .value()
                .recorded()
                .map(recorded -> vault.masked(recorded).name())
                .orElse(UNKNOWN);
    }
}
