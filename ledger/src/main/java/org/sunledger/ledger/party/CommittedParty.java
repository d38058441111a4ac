package org.sunledger.ledger.party;

import java.util.List;
import java.util.Optional;
import org.sunledger.ledger.party.PartyEvent.PartyRecorded;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** What the journal committed to for a party: whoever names a party and version may ask whether it exists. */
public record CommittedParty(Optional<PartyRecorded> recorded) {
    public boolean exists() {
        return recorded.isPresent();
    }

    public static Question<CommittedParty> of(PartyVersion party) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return StreamId.of(StreamType.PARTY, party.partyRef());
            }

            @Override
            public CommittedParty answer(List<Recorded<Event>> history) {
                return new CommittedParty(history.stream()
                        .map(Recorded::event)
                        .filter(PartyRecorded.class::isInstance)
                        .map(PartyRecorded.class::cast)
                        .filter(event -> event.version() == party.version())
                        .findFirst());
            }
        };
    }
}
