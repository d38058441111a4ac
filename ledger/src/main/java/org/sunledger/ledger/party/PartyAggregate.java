package org.sunledger.ledger.party;

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

/** Connects Axon to {@link PartyDecisions}. */
public final class PartyAggregate extends StreamShell<Party, PartyCommand, PartyEvent> {
    public PartyAggregate() {
        super(new Party());
    }

    @CommandHandler(commandName = "Party")
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(PartyCommand command, CommandMessage<?> message, Surroundings surroundings) {
        return answer(command, message, surroundings);
    }

    @Override
    protected List<PartyEvent> decide(Party state, PartyCommand command, Context x) {
        return PartyDecisions.decide(state, command, x);
    }

    @Override
    protected DivisionCode placeOf(Party state, PartyCommand command, Context x) {
        return PartyDecisions.placeOf(state, command, x);
    }
}
