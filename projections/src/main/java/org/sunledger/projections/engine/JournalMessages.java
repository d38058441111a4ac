package org.sunledger.projections.engine;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shell.RecordMessage;
import org.sunledger.ledger.shell.StreamShell;

/** The event store's messages as folds read them. */
final class JournalMessages {
    private JournalMessages() {}

    static long position(EventMessage<?> message) {
        var token = Objects.requireNonNull(((TrackedEventMessage<?>) message).trackingToken());
        return token.position().orElseThrow();
    }

    static JournalEvent read(EventMessage<?> message) {
        if (message instanceof RecordMessage stored) return stored.decoded();
        if (!(message instanceof DomainEventMessage<?> domain && domain.getPayload() instanceof Event event)) {
            throw new IllegalArgumentException("Not a message of the journal: " + message.getPayloadType());
        }
        var envelope = Objects.requireNonNull(
                (Envelope) message.getMetaData().get(StreamShell.ENVELOPE), "The message bears no envelope");
        Instant recordedAt = message.getTimestamp();
        return new JournalEvent(
                position(message),
                recordedAt,
                domain.getSequenceNumber(),
                UUID.fromString(message.getIdentifier()),
                event,
                envelope);
    }
}
