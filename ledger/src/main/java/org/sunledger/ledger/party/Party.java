package org.sunledger.ledger.party;

import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.party.PartyEvent.PartyRecorded;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.State;

/** What the rules must remember about one party: the last version the journal committed to. */
final class Party implements State<PartyEvent> {
    private @Nullable PartyRecorded last;

    @Nullable
    PartyRecorded last() {
        return last;
    }

    @Override
    public void evolve(Recorded<PartyEvent> recorded) {
        last = switch (recorded.event()) {
            case PartyRecorded e -> e;
        };
    }
}
