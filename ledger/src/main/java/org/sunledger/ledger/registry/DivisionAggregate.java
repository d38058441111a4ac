package org.sunledger.ledger.registry;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Receipt;
import org.sunledger.ledger.shell.StreamShell;
import org.sunledger.ledger.shell.Surroundings;

/** Connects Axon to {@link DivisionDecisions}. */
public final class DivisionAggregate extends StreamShell<Division, DivisionCommand, DivisionEvent> {
    public DivisionAggregate() {
        super(new Division());
    }

    @CommandHandler(commandName = "Division")
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(DivisionCommand command, CommandMessage<?> message, Surroundings surroundings) {
        return answer(command, message, surroundings);
    }

    @Override
    protected List<DivisionEvent> decide(Division state, DivisionCommand command, Context x) {
        return DivisionDecisions.decide(state, command, x);
    }

    @Override
    protected DivisionCode placeOf(Division state, DivisionCommand command, Context x) {
        return DivisionDecisions.placeOf(state, command, x);
    }
}
