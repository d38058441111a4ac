package org.sunledger.projections.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The live drivers: one Axon tracking processor per group of tables. The tables of a group always stand at one position;
 * rows and token are written in one transaction, because token store and tables share the transaction manager.
 */
public final class Processors implements AutoCloseable {
    /** Of one batch: large enough that writing and committing hardly count, small enough to hold in memory. */
    public static final int BATCH_MAX = 5_000;

    /** How long an idle processor waits for the next event before it looks after its claim. */
    private static final int IDLE_WAIT_MILLIS = 1_000;

    /** Each glance asks the database for every processor. */
    private static final int GLANCE_MILLIS = 50;

    /** Folds whose tables stand at one position; its name is the processor's. */
    public record Group(String name, List<Fold<?, ?>> folds) {
        public Group {
            folds = List.copyOf(folds);
        }
    }

    /** Looks on while processors fold. */
    @FunctionalInterface
    public interface Onlooker {
        /** Hears now and then how far the one is that is furthest behind. */
        void sees(long position) throws InterruptedException;
    }

    private record Driver(TrackingEventProcessor processor, List<LiveFold<?, ?>> folds) {}

    private final Map<String, Driver> drivers = new LinkedHashMap<>();
    private final LongSupplier head;
    private final Tokens tokens;
    private final Progress progress = new Progress();

    /**
     * Makes the processors; {@link #start} starts them.
     *
     * @param events tracked domain event messages: payload the event, metadata {@code StreamShell.ENVELOPE}, token the
     *     position
     * @param head of the journal
     */
    public Processors(
            DataSource database,
            StreamableMessageSource<TrackedEventMessage<?>> events,
            LongSupplier head,
            List<Group> groups) {
        this.head = head;
        this.tokens = new Tokens(database);
        var transactions = new SpringTransactionManager(new DataSourceTransactionManager(database));
        var store = Tokens.store(database);
        for (var group : groups) {
            var folds = new ArrayList<LiveFold<?, ?>>();
            for (var fold : group.folds()) folds.add(new LiveFold<>(fold, database, progress::advanced));
            drivers.put(
                    group.name(),
                    new Driver(processor(group.name(), folds, events, store, transactions), List.copyOf(folds)));
        }
    }

    private static TrackingEventProcessor processor(
            String name,
            List<LiveFold<?, ?>> folds,
            StreamableMessageSource<TrackedEventMessage<?>> events,
            TokenStore store,
            TransactionManager transactions) {
        var invoker = SimpleEventHandlerInvoker.builder()
                .eventHandlers(folds)
                // The default only logs: the row would be committed and the event skipped.
                .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                .build();
        return TrackingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(invoker)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(events)
                .tokenStore(store)
                .transactionManager(transactions)
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(BATCH_MAX)
                        .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                        .andEventAvailabilityTimeout(IDLE_WAIT_MILLIS, TimeUnit.MILLISECONDS))
                .build();
    }

    public void start() {
        drivers.values().forEach(driver -> driver.processor().start());
    }

    /**
     * Returns when every processor has folded the records up to a position, or was stopped by one of them.
     *
     * @throws InterruptedException also: whoever looks on ended the waiting
     */
    public void await(long position, Onlooker onlooker) throws InterruptedException {
        while (true) {
            var left = status().stream().filter(one -> one.stopped() == null).toList();
            long least =
                    left.stream().mapToLong(ProcessorStatus::position).min().orElse(position);
            onlooker.sees(least);
            if (least >= position) return;
            Thread.sleep(GLANCE_MILLIS);
        }
    }

    /** Stops one processor after the batch in hand; its tables stay readable at their position. */
    public void pause(String name) {
        driver(name).processor().shutDown();
    }

    public void resume(String name) {
        driver(name).processor().start();
    }

    /** Of all processors, in the order of their groups. */
    public List<String> names() {
        return List.copyOf(drivers.keySet());
    }

    public List<ProcessorStatus> status() {
        return drivers.keySet().stream().map(this::status).toList();
    }

    public ProcessorStatus status(String name) {
        var driver = driver(name);
        var stopped = driver.folds().stream()
                .map(LiveFold::stopped)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new ProcessorStatus(
                name,
                tokens.position(name),
                head.getAsLong(),
                driver.processor().isRunning(),
                error(driver.processor(), stopped),
                stopped);
    }

    private static @Nullable String error(TrackingEventProcessor processor, @Nullable FoldStopped stopped) {
        if (stopped != null) return stopped.message();
        return processor.processingStatus().values().stream()
                .filter(EventTrackerStatus::isErrorState)
                .map(status -> FoldStopped.messageOf(status.getError()))
                .findFirst()
                .orElse(processor.isError() ? "The processor stopped" : null);
    }

    /** Wakes those who wait for a token. */
    Progress progress() {
        return progress;
    }

    @Override
    public void close() {
        // All at once: each may wait for the batch in hand.
        CompletableFuture.allOf(drivers.values().stream()
                        .map(driver -> driver.processor().shutdownAsync())
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private Driver driver(String name) {
        var driver = drivers.get(name);
        if (driver == null) throw new IllegalArgumentException("Unknown processor " + name);
        return driver;
    }
}
