package org.sunledger.ledger.shell;

import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.wire.JournalDecoder;

/** The ledger's events as messages: payload the event, metadata the envelope under {@link StreamShell#ENVELOPE}. */
public final class LedgerMessages implements EventMessages {
    private final JournalDecoder decoder;

    public LedgerMessages(JournalDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public StreamId streamOf(String aggregateIdentifier) {
        return StreamId.parse(aggregateIdentifier);
    }

    @Override
    public NewRecord record(DomainEventMessage<?> message) {
        var envelope = Objects.requireNonNull((Envelope) message.getMetaData().get(StreamShell.ENVELOPE));
        return decoder.encode(UUID.fromString(message.getIdentifier()), (Event) message.getPayload(), envelope);
    }

    @Override
    public RecordMessage message(JournalRecord stored) {
        return new RecordMessage(stored, decoder);
    }
}
