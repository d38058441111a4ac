package org.sunledger.ledger.party;

import java.util.Set;
import java.util.UUID;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.shared.TextDigest;

/** What may be asked of a party: that the journal commits to a version of its record in the vault. */
public sealed interface PartyCommand extends Command {
    UUID partyRef();

    @Override
    default StreamId stream() {
        return StreamId.of(StreamType.PARTY, partyRef());
    }

    /** 登记收款人: what the vault answered. */
    record RecordParty(UUID partyRef, int version, String kc, String ciphertextSha256) implements PartyCommand {
        public RecordParty {
            kc = new TextDigest(kc).sha256();
            ciphertextSha256 = new TextDigest(ciphertextSha256).sha256();
        }

        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.MAKER, Role.PROJECT_AUTHORITY, Role.VILLAGE_CLERK, Role.TOWN);
        }
    }
}
