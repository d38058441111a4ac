package org.sunledger.ledger.fund;

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

/** Connects Axon to {@link FundDecisions}. */
public final class FundAggregate extends StreamShell<Fund, FundCommand, FundEvent> {
    public FundAggregate() {
        super(new Fund());
    }

    @CommandHandler(commandName = "Fund")
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(FundCommand command, CommandMessage<?> message, Surroundings surroundings) {
        return answer(command, message, surroundings);
    }

    @Override
    protected List<FundEvent> decide(Fund state, FundCommand command, Context x) {
        return FundDecisions.decide(state, command, x);
    }

    @Override
    protected DivisionCode placeOf(Fund state, FundCommand command, Context x) {
        return FundDecisions.placeOf(state, command, x);
    }
}
