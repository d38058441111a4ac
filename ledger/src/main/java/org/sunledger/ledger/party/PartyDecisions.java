package org.sunledger.ledger.party;

import java.util.List;
import org.sunledger.ledger.party.PartyCommand.RecordParty;
import org.sunledger.ledger.party.PartyEvent.PartyRecorded;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Verdict;

/** The rule of a party: the journal commits to version 1, 2, … of the vault's record, each once. */
final class PartyDecisions {
    private PartyDecisions() {}

    static DivisionCode placeOf(Party party, PartyCommand command, Context x) {
        return x.actor().area();
    }

    static List<PartyEvent> decide(Party party, PartyCommand command, Context x) {
        return switch (command) {
            case RecordParty c -> record(party, c);
        };
    }

    private static List<PartyEvent> record(Party party, RecordParty c) {
        var recorded = new PartyRecorded(c.partyRef(), c.version(), c.kc(), c.ciphertextSha256());
        var last = party.last();
        if (recorded.equals(last)) return List.of();
        var expected = last == null ? 1 : last.version() + 1;
        return new Verdict()
                .refuseIf(
                        c.version() != expected,
                        PartyRefusal.VERSION_NOT_NEXT,
                        "partyRef",
                        c.partyRef(),
                        "expected",
                        expected,
                        "version",
                        c.version())
                .or(recorded);
    }
}
