package org.sunledger.api.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shell.StreamShell;
import org.sunledger.ledger.wire.JournalDecoder;

/** Axon's own JDBC engine, wired as its documentation says: Jackson, the framework's tables, its embedded event store. */
final class StockStore {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int PAGE = 1_000;

    private final SpringTransactionManager transactions;
    private final JdbcEventStorageEngine engine;
    private final EmbeddedEventStore store;

    StockStore(DataSource pool) {
        transactions = new SpringTransactionManager(new DataSourceTransactionManager(pool));
        var serializer = JacksonSerializer.builder()
                .objectMapper(JsonMapper.builder()
                        .addModule(new JavaTimeModule())
                        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .build())
                .defaultTyping()
                .lenientDeserialization()
                .build();
        engine = JdbcEventStorageEngine.builder()
                .connectionProvider(
                        new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(pool)))
                .transactionManager(transactions)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .persistenceExceptionResolver(StockStore::isDuplicate)
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        store = EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    private static boolean isDuplicate(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) return true;
        }
        return false;
    }

    /** The same events as records of the product's journal. */
    void append(List<JournalRecord> records, JournalDecoder decoder) {
        for (int from = 0; from < records.size(); from += PAGE) {
            engine.appendEvents(records.subList(from, Math.min(records.size(), from + PAGE)).stream()
                    .map(stored -> message(stored, decoder))
                    .toList());
        }
    }

    private static GenericDomainEventMessage<Event> message(JournalRecord stored, JournalDecoder decoder) {
        var event = decoder.decode(stored);
        return new GenericDomainEventMessage<>(
                stored.stream().type().wireName(),
                stored.stream().toString(),
                stored.streamVersion(),
                event.event(),
                MetaData.with(StreamShell.ENVELOPE, event.envelope()),
                stored.eventId().toString(),
                stored.recordedAt());
    }

    SpringTransactionManager transactions() {
        return transactions;
    }

    EmbeddedEventStore store() {
        return store;
    }
}
