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

/** Connects Axon to {@link ClaimDecisions}. */
public final class ClaimAggregate extends StreamShell<Claim, ClaimCommand, ClaimEvent> {
    public ClaimAggregate() {
        super(new Claim());
    }

    @CommandHandler(commandName = "Claim")
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(ClaimCommand command, CommandMessage<?> message, Surroundings surroundings) {
        return answer(command, message, surroundings);
    }

    @Override
    protected List<ClaimEvent> decide(Claim state, ClaimCommand command, Context x) {
        return ClaimDecisions.decide(state, command, x);
    }

    @Override
    protected DivisionCode placeOf(Claim state, ClaimCommand command, Context x) {
        return ClaimDecisions.placeOf(state, command, x);
    }
}
