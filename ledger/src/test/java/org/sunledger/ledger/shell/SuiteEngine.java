package org.sunledger.ledger.shell;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/**
 * The product's engine in the type that Axon's suites ask for. It inherits from Axon only what they build it with; every
 * call goes to {@link JournalStorageEngine}. Three things are fitted to the suites: the record that opens a journal is
 * passed over, the journal's clock shows what the events say, and a page is what the product's engine reads at once.
 */
public class SuiteEngine extends BatchingEventStorageEngine {
    /** The product's engine reads so many records at once; the suites append ten more. */
    private static final int PAGE = 2_000;

    private static final long OPENING = 1;

    private final JournalStorageEngine engine;
    private final SuiteClock clock;

    public SuiteEngine(Journal journal, SuiteClock clock, Builder builder) {
        super(builder);
        this.clock = clock;
        this.engine = new JournalStorageEngine(journal, new SuiteMessages(builder.snapshots));
        if (journal.head() == 0) {
            journal.append(new StreamId(StreamType.LEDGER, "suite"), -1, List.of(SuiteMessages.opening()));
        }
    }

    /** As the suites customise it; of what it takes, the product's engine has a use for the filter of snapshots alone. */
    public static final class Builder extends BatchingEventStorageEngine.Builder {
        private Predicate<? super DomainEventData<?>> snapshots = SnapshotFilter.allowAll();

        public Builder() {
            eventSerializer(JacksonSerializer.defaultSerializer());
            snapshotSerializer(JacksonSerializer.defaultSerializer());
            batchSize(PAGE);
        }

        @Override
        public Builder snapshotFilter(SnapshotFilter filter) {
            snapshots = filter::allow;
            return this;
        }
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        events.stream().map(EventMessage::getTimestamp).max(Instant::compareTo).ifPresent(clock::set);
        engine.appendEvents(events);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        var position = token == null ? 0 : token.position().orElseThrow();
        return engine.readEvents(position < OPENING ? new GlobalSequenceTrackingToken(OPENING) : token, mayBlock);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return engine.readEvents(aggregateIdentifier, firstSequenceNumber);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        engine.storeSnapshot(snapshot);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return engine.readSnapshot(aggregateIdentifier);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return engine.lastSequenceNumberFor(aggregateIdentifier);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return requireNonNull(engine.createHeadToken());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return engine.createTokenAt(dateTime);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        throw notAsked();
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw notAsked();
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        throw notAsked();
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(TrackingToken lastToken, int batchSize) {
        throw notAsked();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        throw notAsked();
    }

    private static IllegalStateException notAsked() {
        return new IllegalStateException("Axon's engine was asked instead of the product's");
    }
}
