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

/** Connects Axon to {@link OrgDecisions}. */
public final class OrgAggregate extends StreamShell<Org, OrgCommand, OrgEvent> {
    public OrgAggregate() {
        super(new Org());
    }

    @CommandHandler(commandName = "Org")
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(OrgCommand command, CommandMessage<?> message, Surroundings surroundings) {
        return answer(command, message, surroundings);
    }

    @Override
    protected List<OrgEvent> decide(Org state, OrgCommand command, Context x) {
        return OrgDecisions.decide(state, command, x);
    }

    @Override
    protected DivisionCode placeOf(Org state, OrgCommand command, Context x) {
        return OrgDecisions.placeOf(state, command, x);
    }
}
