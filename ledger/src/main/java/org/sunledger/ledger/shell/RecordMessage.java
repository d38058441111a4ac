package org.sunledger.ledger.shell;

import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.wire.JournalDecoder;

/**
 * A stored record as Axon's message. Payload and envelope are read when somebody asks for them; the type is known from
 * the wire name, so an unknown one is found without reading.
 */
public final class RecordMessage implements DomainEventMessage<Event>, TrackedEventMessage<Event> {
    private static final long serialVersionUID = 1L;

    private final transient JournalRecord stored;
    private final transient JournalDecoder decoder;
    private final transient @Nullable TrackingToken token;
    private final transient @Nullable MetaData metaData;
    private transient volatile @Nullable JournalEvent decoded;

    RecordMessage(JournalRecord stored, JournalDecoder decoder) {
        this(stored, decoder, null, null, null);
    }

    private RecordMessage(
            JournalRecord stored,
            JournalDecoder decoder,
            @Nullable TrackingToken token,
            @Nullable MetaData metaData,
            @Nullable JournalEvent decoded) {
        this.stored = stored;
        this.decoder = decoder;
        this.token = token;
        this.metaData = metaData;
        this.decoded = decoded;
    }

    /**
     * Everything that is stored, as types.
     *
     * @throws org.sunledger.ledger.wire.WireException the record cannot be read; names its position
     */
    public JournalEvent decoded() {
        var known = decoded;
        return known == null ? decode() : known;
    }

    /** Once, also if several readers want it at the same time. */
    private synchronized JournalEvent decode() {
        var known = decoded;
        if (known == null) {
            known = decoder.decode(stored);
            decoded = known;
        }
        return known;
    }

    @Override
    public String getIdentifier() {
        return stored.eventId().toString();
    }

    @Override
    public String getType() {
        return stored.stream().type().wireName();
    }

    @Override
    public String getAggregateIdentifier() {
        return stored.stream().toString();
    }

    @Override
    public long getSequenceNumber() {
        return stored.streamVersion();
    }

    @Override
    public Instant getTimestamp() {
        return stored.recordedAt();
    }

    @Override
    public Event getPayload() {
        return decoded().event();
    }

    /** @throws org.sunledger.ledger.wire.WireException no event has the record's name; names its position */
    @Override
    @SuppressWarnings("unchecked") // the class of what getPayload gives
    public Class<Event> getPayloadType() {
        return (Class<Event>) decoder.eventClass(stored);
    }

    @Override
    public MetaData getMetaData() {
        return metaData == null ? MetaData.with(StreamShell.ENVELOPE, decoded().envelope()) : metaData;
    }

    /** The record's position, unless a processor put its own token around it. */
    @Override
    public TrackingToken trackingToken() {
        return token == null ? new GlobalSequenceTrackingToken(stored.position()) : token;
    }

    @Override
    public RecordMessage withTrackingToken(TrackingToken other) {
        return new RecordMessage(stored, decoder, other, metaData, decoded);
    }

    @Override
    public RecordMessage withMetaData(Map<String, ?> other) {
        return new RecordMessage(stored, decoder, token, MetaData.from(other), decoded);
    }

    @Override
    public RecordMessage andMetaData(Map<String, ?> more) {
        return withMetaData(getMetaData().mergedWith(more));
    }

    @Override
    public String toString() {
        return "%s at position %d".formatted(stored.eventType(), stored.position());
    }
}
