package org.sunledger.ledger.shell;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalException.StreamConflict;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.wire.JournalDecoder;

/**
 * Axon's storage engine over a journal. The journal commits on its own while the unit of work prepares its commit, so
 * what was appended is durable before the command is answered.
 */
public final class JournalStorageEngine implements EventStorageEngine {
    /** Enough to keep a follower busy, small beside the heap. */
    private static final int PAGE = 2_000;

    private final Journal journal;
    private final JournalDecoder decoder;

    public JournalStorageEngine(Journal journal, JournalDecoder decoder) {
        this.journal = journal;
        this.decoder = decoder;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) return;
        var first = (DomainEventMessage<?>) events.getFirst();
        var stream = StreamId.parse(first.getAggregateIdentifier());
        var records = events.stream()
                .map(message -> {
                    var domain = (DomainEventMessage<?>) message;
                    if (!domain.getAggregateIdentifier().equals(first.getAggregateIdentifier())) {
                        throw new IllegalStateException("A command appends to exactly one stream: %s and %s"
                                .formatted(first.getAggregateIdentifier(), domain.getAggregateIdentifier()));
                    }
                    var envelope = Objects.requireNonNull(
                            (Envelope) message.getMetaData().get(StreamShell.ENVELOPE));
                    return decoder.encode(
                            UUID.fromString(message.getIdentifier()), (Event) message.getPayload(), envelope);
                })
                .toList();
        try {
            journal.append(stream, first.getSequenceNumber() - 1, records);
        } catch (StreamConflict conflict) {
            if (first.getSequenceNumber() == 0) {
                throw new AggregateStreamCreationException(conflict.getMessage(), conflict);
            }
            throw new ConcurrencyException(conflict.getMessage(), conflict);
        }
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        var records = journal.stream(StreamId.parse(aggregateIdentifier), firstSequenceNumber);
        return DomainEventStream.of(records.stream().map(this::message));
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        var pages = new Iterator<TrackedEventMessage<?>>() {
            private long position = positionOf(token);
            private Iterator<JournalRecord> page = List.<JournalRecord>of().iterator();

            @Override
            public boolean hasNext() {
                if (!page.hasNext()) page = journal.after(position, PAGE).iterator();
                return page.hasNext();
            }

            @Override
            public TrackedEventMessage<?> next() {
                if (!hasNext()) throw new NoSuchElementException();
                var record = page.next();
                position = record.position();
                return new GenericTrackedDomainEventMessage<>(
                        new GlobalSequenceTrackingToken(record.position()), message(record));
            }
        };
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    private DomainEventMessage<Event> message(JournalRecord record) {
        var event = decoder.decode(record);
        return new GenericDomainEventMessage<>(
                record.stream().type().wireName(),
                record.stream().toString(),
                record.streamVersion(),
                event.event(),
                MetaData.with(StreamShell.ENVELOPE, event.envelope()),
                record.eventId().toString(),
                record.recordedAt());
    }

    private static long positionOf(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    /** Streams are short enough to read whole so far; the journal keeps snapshots for when they are not. */
    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("No repository takes snapshots");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        var records = journal.stream(StreamId.parse(aggregateIdentifier), 0);
        return records.isEmpty()
                ? Optional.empty()
                : Optional.of(records.getLast().streamVersion());
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(journal.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return new GlobalSequenceTrackingToken(journal.positionKnownAt(dateTime.minusMillis(1)));
    }
}
