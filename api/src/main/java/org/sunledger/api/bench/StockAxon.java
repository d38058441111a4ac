package org.sunledger.api.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.party.PartyAggregate;
import org.sunledger.ledger.project.ProjectAggregate;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Facts;
import org.sunledger.ledger.shell.LedgerGateway;
import org.sunledger.ledger.shell.StreamShell;
import org.sunledger.ledger.shell.Surroundings;
import org.sunledger.ledger.wire.JournalDecoder;

/**
 * The same shells and commands on Axon's own JDBC engine, wired as its documentation says: Jackson, a transaction per
 * command, the framework's tables. Its facts come from memory, so it reads nothing but the command's own stream.
 */
final class StockAxon implements Contender {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int PAGE = 1_000;

    private final JdbcEventStorageEngine engine;
    private final EmbeddedEventStore store;
    private final CommandBus bus;
    private final LedgerGateway gateway;

    StockAxon(DataSource pool, Facts facts) {
        var transactions = new SpringTransactionManager(new DataSourceTransactionManager(pool));
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
                .persistenceExceptionResolver(StockAxon::isDuplicate)
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        store = EmbeddedEventStore.builder().storageEngine(engine).build();
        bus = SimpleCommandBus.builder().transactionManager(transactions).build();
        var surroundings = new Surroundings(Clock.system(Surroundings.ZONE), facts);
        subscribe(ProjectAggregate.class, surroundings);
        subscribe(PartyAggregate.class, surroundings);
        gateway = new LedgerGateway(bus);
    }

    private static boolean isDuplicate(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) return true;
        }
        return false;
    }

    private <A extends StreamShell<?, ?, ?>> void subscribe(Class<A> shell, Surroundings surroundings) {
        var parameters = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(shell),
                new SimpleResourceParameterResolverFactory(List.of(surroundings)));
        AggregateAnnotationCommandHandler.<A>builder()
                .aggregateType(shell)
                .parameterResolverFactory(parameters)
                .repository(EventSourcingRepository.builder(shell)
                        .eventStore(store)
                        .parameterResolverFactory(parameters)
                        .build())
                .commandTargetResolver(
                        message -> new VersionedAggregateIdentifier(((Command) message.getPayload()).stream(), null))
                .build()
                .subscribe(bus);
    }

    /** Begins with what stands in the product's journal. */
    void begin(List<JournalRecord> before, JournalDecoder decoder) {
        for (int from = 0; from < before.size(); from += PAGE) {
            engine.appendEvents(before.subList(from, Math.min(before.size(), from + PAGE)).stream()
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

    @Override
    public String name() {
        return "axon-jdbc";
    }

    @Override
    public void run(Workload.Task task) {
        gateway.send(task.command(), task.request());
    }

    @Override
    public void close() {
        store.shutDown();
    }
}
