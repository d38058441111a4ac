package org.sunledger.ledger.shared;

import java.time.Instant;
import java.util.UUID;

/**
 * A record of the journal as types: what folds and automations read.
 *
 * @param position in the journal, from 1
 * @param recordedAt when the ledger learned it
 * @param version in the stream, from 0
 */
public record JournalEvent(
        long position, Instant recordedAt, long version, UUID eventId, Event event, Envelope envelope) {
    /** As a state sees it. */
    public Recorded<Event> recorded() {
        return new Recorded<>(eventId, version, event, envelope);
    }
}
