package org.sunledger.ledger.shell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.common.AxonException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalException.StreamConflict;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;

/**
 * Axon's storage engine over a journal. The journal commits on its own while the unit of work prepares its commit, so
 * what was appended is durable before the command is answered.
 */
public final class JournalStorageEngine implements EventStorageEngine {
    /** Enough to keep a follower busy, small beside the heap. */
    private static final int PAGE = 2_000;

    private final Journal journal;
    private final EventMessages messages;

    public JournalStorageEngine(Journal journal, EventMessages messages) {
        this.journal = journal;
        this.messages = messages;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) return;
        var first = domain(events.getFirst());
        var records = new ArrayList<NewRecord>(events.size());
        for (var event : events) {
            var message = domain(event);
            requireNext(first, first.getSequenceNumber() + records.size(), message);
            records.add(messages.record(message));
        }
        try {
            journal.append(messages.streamOf(first.getAggregateIdentifier()), first.getSequenceNumber() - 1, records);
        } catch (StreamConflict conflict) {
            throw taken(first.getSequenceNumber(), conflict.getMessage(), conflict);
        }
    }

    private static DomainEventMessage<?> domain(EventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> message) return message;
        throw new IllegalStateException("Only a stream's events are recorded: " + event.getPayloadType());
    }

    /** The journal numbers records itself, so a message that names another number would be stored as one it is not. */
    private static void requireNext(DomainEventMessage<?> first, long sequence, DomainEventMessage<?> message) {
        if (!message.getAggregateIdentifier().equals(first.getAggregateIdentifier())) {
            throw new IllegalStateException("A command appends to exactly one stream: %s and %s"
                    .formatted(first.getAggregateIdentifier(), message.getAggregateIdentifier()));
        }
        if (message.getSequenceNumber() == sequence) return;
        var found = "%s: event %d where %d is next"
                .formatted(first.getAggregateIdentifier(), message.getSequenceNumber(), sequence);
        if (message.getSequenceNumber() > sequence) throw new IllegalStateException(found);
        throw taken(message.getSequenceNumber(), found, null);
    }

    private static AxonException taken(long sequence, @Nullable String found, @Nullable Throwable cause) {
        return sequence == 0
                ? new AggregateStreamCreationException(found, cause)
                : new ConcurrencyException(found, cause);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        var records = journal.stream(messages.streamOf(aggregateIdentifier), firstSequenceNumber);
        return DomainEventStream.of(records.stream().map(messages::message));
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
                return tracked(messages.message(record), record.position());
            }
        };
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    private static TrackedEventMessage<?> tracked(DomainEventMessage<?> message, long position) {
        return message instanceof TrackedEventMessage<?> tracked
                ? tracked
                : new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(position), message);
    }

    private static long positionOf(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    /** Kept where the messages give states a form in bytes; thrown away is always allowed. */
    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        messages.snapshot(snapshot).ifPresent(journal::storeSnapshot);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return journal.snapshot(messages.streamOf(aggregateIdentifier)).flatMap(messages::message);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        var version = journal.lastVersion(messages.streamOf(aggregateIdentifier));
        return version < 0 ? Optional.empty() : Optional.of(version);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(journal.head());
    }

    /** Before the first event that was recorded at the instant or later. */
    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return new GlobalSequenceTrackingToken(journal.positionKnownAt(dateTime.minusNanos(1)));
    }
}
