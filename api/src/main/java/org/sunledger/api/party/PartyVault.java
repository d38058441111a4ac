package org.sunledger.api.party;

import java.util.UUID;
import org.sunledger.ledger.party.PartyCommand.RecordParty;
import org.sunledger.ledger.party.PartyEvent.PartyRecorded;
import org.sunledger.ledger.party.PartyMask;
import org.sunledger.ledger.party.PartyRecord;

/** What the front door may do with the vault: hand in, and see masked. */
public interface PartyVault {
    RecordParty seal(UUID partyRef, int version, PartyRecord party);

    PartyMask masked(PartyRecorded committed);
}
