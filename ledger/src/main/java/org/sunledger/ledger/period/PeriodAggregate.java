package org.sunledger.ledger.period;

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

/** Connects Axon to {@link PeriodDecisions}. */
public final class PeriodAggregate extends StreamShell<Period, PeriodCommand, PeriodEvent> {
    public PeriodAggregate() {
        super(new Period());
    }

    @CommandHandler(commandName = "Period")
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(PeriodCommand command, CommandMessage<?> message, Surroundings surroundings) {
        return answer(command, message, surroundings);
    }

    @Override
    protected List<PeriodEvent> decide(Period state, PeriodCommand command, Context x) {
        return PeriodDecisions.decide(state, command, x);
    }

    @Override
    protected DivisionCode placeOf(Period state, PeriodCommand command, Context x) {
        return PeriodDecisions.placeOf(state, command, x);
    }
}
