package org.sunledger.ledger.journal.eventstoredb.node;

import com.eventstore.dbclient.EventData;
import com.eventstore.dbclient.EventDataBuilder;
import com.eventstore.dbclient.ExpectedRevision;
import com.eventstore.dbclient.Position;
import com.eventstore.dbclient.RecordedEvent;
import org.sunledger.ledger.journal.eventstoredb.LogEvent;
import org.sunledger.ledger.journal.eventstoredb.LogPosition;
import org.sunledger.ledger.journal.eventstoredb.StoredEvent;

/** Our words and the client's. */
final class Wire {
    private Wire() {}

    static EventData event(LogEvent event) {
        return EventDataBuilder.json(event.id(), event.type(), event.data())
                .metadataAsBytes(event.metadata())
                .build();
    }

    /** −1 is "no stream"; never "any", which the server cannot answer twice in the same way. */
    static ExpectedRevision revision(long expected) {
        return expected == -1 ? ExpectedRevision.noStream() : ExpectedRevision.expectedRevision(expected);
    }

    static LogPosition position(Position position) {
        return new LogPosition(position.getCommitUnsigned(), position.getPrepareUnsigned());
    }

    static StoredEvent stored(RecordedEvent event) {
        return new StoredEvent(
                event.getEventId(),
                event.getStreamId(),
                event.getRevision(),
                event.getEventType(),
                event.getEventData(),
                event.getUserMetadata(),
                position(event.getPosition()));
    }
}
