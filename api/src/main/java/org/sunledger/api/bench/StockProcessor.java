package org.sunledger.api.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shell.StreamShell;

/**
 * Axon's tracking event processor over Axon's own JDBC engine, with this product's folds: one processor for all of them,
 * so that each event is read once; batch {@value #BATCH}, its token in the transaction of its rows.
 */
final class StockProcessor implements Rebuilding {
    static final String UPSERTING = "axon-upsert";
    static final String FOLDING = "axon-fold";

    private static final int BATCH = 5_000;
    private static final long GLANCE_MILLIS = 5;
    private static final String PROCESSOR = "bench";

    private final DataSource pool;
    private final StreamableMessageSource<TrackedEventMessage<?>> store;
    private final long events;
    private final boolean isFolding;
    private final JdbcTokenStore tokens;
    private final SpringTransactionManager transactions;
    private final JdbcTemplate database;

    /**
     * @param pool of the database that holds Axon's tables and empty read tables
     * @param events in the store
     * @param isFolding one write of a batch's changes; else every event's rows are written at once
     */
    StockProcessor(
            DataSource pool, StreamableMessageSource<TrackedEventMessage<?>> store, long events, boolean isFolding) {
        this.pool = pool;
        this.store = store;
        this.events = events;
        this.isFolding = isFolding;
        this.database = new JdbcTemplate(pool);
        this.transactions = new SpringTransactionManager(new DataSourceTransactionManager(pool));
        this.tokens = JdbcTokenStore.builder()
                .connectionProvider(
                        new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(pool)))
                .contentType(byte[].class)
                .serializer(JacksonSerializer.builder()
                        .objectMapper(new ObjectMapper())
                        .build())
                .build();
    }

    @Override
    public String name() {
        return isFolding ? FOLDING : UPSERTING;
    }

    @Override
    public void prepare() {
        Folds.truncate(pool);
        BenchServer.execute(pool, "drop table if exists tokenentry");
        tokens.createSchema(PostgresTokenTableFactory.INSTANCE);
    }

    @Override
    public Done run(Deadline deadline) throws InterruptedException {
        var handler = new Handler();
        var processor = TrackingEventProcessor.builder()
                .name(PROCESSOR)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(handler)
                        .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                        .build())
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(store)
                .tokenStore(tokens)
                .transactionManager(transactions)
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(BATCH)
                        .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                        .andEventAvailabilityTimeout(1, TimeUnit.SECONDS))
                .build();
        long begin = System.nanoTime();
        processor.start();
        try {
            while (handler.committed.get() < events && !deadline.isOver()) {
                if (processor.isError() || handler.failure != null)
                    throw new IllegalStateException("Axon's processor stopped", handler.failure);
                Thread.sleep(GLANCE_MILLIS);
            }
            deadline.requireGoingOn();
            // What is counted was committed; the batch in hand at the deadline is not.
            return Done.in(handler.committed.get(), handler.committedAt - begin);
        } finally {
            processor.shutDown();
        }
    }

    @Override
    public void close() {
        // the pool belongs to the server
    }

    private final class Handler implements EventMessageHandler {
        private final Folds folds = new Folds();
        private final AtomicLong committed = new AtomicLong();
        private volatile long committedAt = System.nanoTime();
        private volatile @Nullable Throwable failure;
        private long position;

        @Override
        public @Nullable Object handle(EventMessage<?> message) {
            var unit = CurrentUnitOfWork.get().root();
            unit.getOrComputeResource(PROCESSOR, ignored -> {
                if (isFolding) unit.onPrepareCommit(ready -> write());
                unit.afterCommit(done -> {
                    committedAt = System.nanoTime();
                    committed.set(position);
                });
                unit.onRollback(undone -> failure = undone.getExecutionResult().getExceptionResult());
                return true;
            });
            folds.apply(read(message));
            if (!isFolding) write();
            return null;
        }

        private void write() {
            database.execute((ConnectionCallback<@Nullable Void>) (Connection connection) -> {
                writeTo(connection);
                return null;
            });
        }

        private void writeTo(Connection connection) throws SQLException {
            folds.write(connection);
        }

        /** Axon's table counts from 1 here as the journal does: nothing else was ever appended to it. */
        private JournalEvent read(EventMessage<?> message) {
            var domain = (DomainEventMessage<?>) message;
            var envelope =
                    Objects.requireNonNull((Envelope) message.getMetaData().get(StreamShell.ENVELOPE));
            return new JournalEvent(
                    ++position,
                    message.getTimestamp(),
                    domain.getSequenceNumber(),
                    UUID.fromString(message.getIdentifier()),
                    (Event) domain.getPayload(),
                    envelope);
        }
    }
}
