package org.sunledger.api.bench;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.party.PartyAggregate;
import org.sunledger.ledger.project.ProjectAggregate;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Facts;
import org.sunledger.ledger.shell.LedgerGateway;
import org.sunledger.ledger.shell.StreamShell;
import org.sunledger.ledger.shell.Surroundings;
import org.sunledger.ledger.wire.JournalDecoder;

/**
 * The same shells and commands on Axon's own JDBC engine, wired as its documentation says: a transaction per command. Its facts come from memory, so it reads nothing but the command's own stream.
 */
final class StockAxon implements Contender {
    private final StockStore stock;
    private final CommandBus bus;
    private final LedgerGateway gateway;

    StockAxon(DataSource pool, Facts facts) {
        stock = new StockStore(pool);
        bus = SimpleCommandBus.builder()
                .transactionManager(stock.transactions())
                .build();
        var surroundings = new Surroundings(Clock.system(Surroundings.ZONE), facts);
        subscribe(ProjectAggregate.class, surroundings);
        subscribe(PartyAggregate.class, surroundings);
        gateway = new LedgerGateway(bus);
    }

    private <A extends StreamShell<?, ?, ?>> void subscribe(Class<A> shell, Surroundings surroundings) {
        var parameters = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(shell),
                new SimpleResourceParameterResolverFactory(List.of(surroundings)));
        AggregateAnnotationCommandHandler.<A>builder()
                .aggregateType(shell)
                .parameterResolverFactory(parameters)
                .repository(EventSourcingRepository.builder(shell)
                        .eventStore(stock.store())
                        .parameterResolverFactory(parameters)
                        .build())
                .commandTargetResolver(
                        message -> new VersionedAggregateIdentifier(((Command) message.getPayload()).stream(), null))
                .build()
                .subscribe(bus);
    }

    /** Begins with what stands in the product's journal. */
    void begin(List<JournalRecord> before, JournalDecoder decoder) {
        stock.append(before, decoder);
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
        stock.store().shutDown();
    }
}
