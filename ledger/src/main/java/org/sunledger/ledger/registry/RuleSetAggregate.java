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

/** Connects Axon to {@link RuleSetDecisions}. */
public final class RuleSetAggregate extends StreamShell<RuleSet, RuleSetCommand, RuleSetEvent> {
    public RuleSetAggregate() {
        super(new RuleSet());
    }

    @CommandHandler(commandName = "RuleSet")
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(RuleSetCommand command, CommandMessage<?> message, Surroundings surroundings) {
        return answer(command, message, surroundings);
    }

    @Override
    protected List<RuleSetEvent> decide(RuleSet state, RuleSetCommand command, Context x) {
        return RuleSetDecisions.decide(state, command, x);
    }

    @Override
    protected DivisionCode placeOf(RuleSet state, RuleSetCommand command, Context x) {
        return RuleSetDecisions.placeOf(state, command, x);
    }
}
