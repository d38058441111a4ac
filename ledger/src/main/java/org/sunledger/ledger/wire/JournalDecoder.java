package org.sunledger.ledger.wire;

import java.util.UUID;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.Recorded;

/** Stored records as types, and new facts as records: the one door between bytes and everybody who reads events. */
public final class JournalDecoder {
    private final EventJson events;

    public JournalDecoder(EventJson events) {
        this.events = events;
    }

    /**
     * Turns stored bytes into an event.
     *
     * @throws WireException the record is poisoned; the message names position, type and field
     */
    public JournalEvent decode(JournalRecord stored) {
        try {
            return new JournalEvent(
                    stored.position(),
                    stored.recordedAt(),
                    stored.streamVersion(),
                    stored.eventId(),
                    event(stored),
                    EnvelopeJson.read(stored.metadata()));
        } catch (WireException e) {
            throw e.at(stored.position());
        }
    }

    /**
     * What the record is, without reading it.
     *
     * @throws WireException no event has this name; the message names the position
     */
    public Class<? extends Event> eventClass(JournalRecord stored) {
        try {
            return WireNames.eventClass(stored.eventType());
        } catch (WireException e) {
            throw e.at(stored.position());
        }
    }

    /** As a state sees it. */
    public Recorded<Event> recorded(JournalRecord stored) {
        return decode(stored).recorded();
    }

    /** The record of a new fact, at the version that is written now. */
    public NewRecord encode(UUID eventId, Event event, Envelope envelope) {
        var name = WireNames.of(event);
        return new NewRecord(
                eventId, name.eventType(), name.schemaVersion(), events.write(event), EnvelopeJson.write(envelope));
    }

    // The stream is derived from the payload; a record that stands elsewhere was moved or made by somebody else.
    private Event event(JournalRecord stored) {
        var event = events.read(stored.eventType(), stored.schemaVersion(), stored.payload());
        if (event.stream().equals(stored.stream())) return event;
        throw new WireException(
                stored.eventType(), "belongs to %s, stands in %s".formatted(event.stream(), stored.stream()));
    }
}
