package org.sunledger.ledger.shell;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
        var first = (DomainEventMessage<?>) events.getFirst();
        var stream = messages.streamOf(first.getAggregateIdentifier());
        var records = events.stream()
                .map(message -> {
                    var domain = (DomainEventMessage<?>) message;
                    if (!domain.getAggregateIdentifier().equals(first.getAggregateIdentifier())) {
                        throw new IllegalStateException("A command appends to exactly one stream: %s and %s"
                                .formatted(first.getAggregateIdentifier(), domain.getAggregateIdentifier()));
                    }
                    return messages.record(domain);
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
