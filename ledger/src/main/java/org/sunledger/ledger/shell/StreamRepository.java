package org.sunledger.ledger.shell;

import java.lang.reflect.Constructor;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.StreamId;

/**
 * Loads shells from {@link HotStreams}, under Axon's lock per stream. A state comes back to them when its unit of work
 * has committed, or has rolled back before anything was applied; after any other end it is thrown away.
 */
public final class StreamRepository<A extends StreamShell<?, ?, ?>> extends EventSourcingRepository<A> {
    private final EventStore store;
    private final HotStreams streams;
    private final Constructor<A> constructor;

    public StreamRepository(Class<A> shell, EventStore store, ParameterResolverFactory parameters, HotStreams streams) {
        super(EventSourcingRepository.builder(shell).eventStore(store).parameterResolverFactory(parameters));
        this.store = store;
        this.streams = streams;
        try {
            constructor = shell.getDeclaredConstructor();
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(shell + " begins with nothing", e);
        }
        constructor.setAccessible(true);
    }

    /** A stream without events is an empty shell: every command may be the first. */
    @Override
    protected EventSourcedAggregate<A> doLoadWithLock(String aggregateIdentifier, @Nullable Long expectedVersion) {
        var stream = StreamId.parse(aggregateIdentifier);
        var unit = CurrentUnitOfWork.get();
        var before = streams.take(stream);
        var request = (Request) unit.getMessage().getMetaData().get(Request.KEY);
        var reading = streams.read(stream, before, request);
        var shell = before == null ? fresh() : getAggregateType().cast(before.shell());
        for (var recorded : reading.own()) shell.replay(recorded);
        var loaded = shell.version();
        reading.begin();
        unit.afterCommit(done -> streams.keep(stream, shell, reading, before));
        unit.onRollback(undone -> {
            if (shell.version() == loaded) streams.keep(stream, shell, reading, before);
        });
        return EventSourcedAggregate.reconstruct(
                shell,
                aggregateModel(),
                loaded,
                false,
                store,
                NoSnapshotTriggerDefinition.INSTANCE.prepareTrigger(shell.getClass()));
    }

    private A fresh() {
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
