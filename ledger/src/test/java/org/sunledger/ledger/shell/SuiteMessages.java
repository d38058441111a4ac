package org.sunledger.ledger.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.sunledger.ledger.journal.AppendRules;
import org.sunledger.ledger.journal.Journal.Snapshot;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** Messages of Axon's suites: payloads and metadata are texts, every aggregate is a project's stream. */
final class SuiteMessages implements EventMessages {
    private static final String FORMAT = "suite/1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Predicate<? super DomainEventData<?>> snapshots;

    /** @param snapshots those that may be used; the others are passed over when they are read */
    SuiteMessages(Predicate<? super DomainEventData<?>> snapshots) {
        this.snapshots = snapshots;
    }

    /** The record that every journal begins with. */
    static NewRecord opening() {
        return new NewRecord(UUID.randomUUID(), AppendRules.OPENED, 1, json(Map.of()), json(Map.of()));
    }

    @Override
    public StreamId streamOf(String aggregateIdentifier) {
        return new StreamId(StreamType.PROJECT, aggregateIdentifier);
    }

    @Override
    public NewRecord record(DomainEventMessage<?> message) {
        return new NewRecord(
                idOf(message.getIdentifier()), "suite.event", 1, json(message.getPayload()), rest(message));
    }

    @Override
    public DomainEventMessage<?> message(JournalRecord stored) {
        return message(
                stored.stream(), stored.streamVersion(), text(stored.payload()).asText(), text(stored.metadata()));
    }

    @Override
    public Optional<Snapshot> snapshot(DomainEventMessage<?> state) {
        var stream = streamOf(state.getAggregateIdentifier());
        var bytes = json(Map.of("payload", state.getPayload(), "rest", new String(rest(state), UTF_8)));
        return Optional.of(new Snapshot(stream, state.getSequenceNumber(), FORMAT, bytes));
    }

    @Override
    public Optional<DomainEventMessage<?>> message(Snapshot kept) {
        var state = text(kept.bytes());
        var rest = text(state.get("rest").asText().getBytes(UTF_8));
        var message =
                message(kept.stream(), kept.version(), state.get("payload").asText(), rest);
        return snapshots.test(entry(message)) ? Optional.of(message) : Optional.empty();
    }

    private static DomainEventMessage<String> message(StreamId stream, long version, String payload, JsonNode rest) {
        Map<String, ?> metaData = JSON.convertValue(
                rest.get("metaData"), JSON.getTypeFactory().constructMapType(Map.class, String.class, String.class));
        return new GenericDomainEventMessage<>(
                rest.get("type").asText(),
                stream.id(),
                version,
                payload,
                MetaData.from(metaData),
                rest.get("id").asText(),
                Instant.parse(rest.get("timestamp").asText()));
    }

    private static DomainEventData<?> entry(DomainEventMessage<?> message) {
        return new GenericDomainEventEntry<>(
                message.getType(),
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                message.getIdentifier(),
                message.getTimestamp(),
                String.class.getName(),
                null,
                json(message.getPayload()),
                json(message.getMetaData()));
    }

    private static byte[] rest(DomainEventMessage<?> message) {
        return json(Map.of(
                "type", message.getType(),
                "id", message.getIdentifier(),
                "timestamp", message.getTimestamp().toString(),
                "metaData", message.getMetaData()));
    }

    /** Axon's ids are any text, the journal's are UUIDs; the text itself stays in the metadata. */
    private static UUID idOf(String identifier) {
        try {
            return UUID.fromString(identifier);
        } catch (IllegalArgumentException e) {
            return UUID.nameUUIDFromBytes(identifier.getBytes(UTF_8));
        }
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode text(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
