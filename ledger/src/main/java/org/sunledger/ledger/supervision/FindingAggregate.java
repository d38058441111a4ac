package org.sunledger.ledger.supervision;

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

/** Connects Axon to the rules of findings. Holds no rule of its own. */
public final class FindingAggregate extends StreamShell<Finding, FindingCommand, FindingEvent> {
    FindingAggregate() {
        super(new Finding());
    }

    @CommandHandler(commandName = "Finding")
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(FindingCommand command, CommandMessage<?> message, Surroundings surroundings) {
        return answer(command, message, surroundings);
    }

    @Override
    protected List<FindingEvent> decide(Finding state, FindingCommand command, Context context) {
        return FindingDecisions.decide(state, command, context);
    }

    @Override
    protected DivisionCode placeOf(Finding state, FindingCommand command, Context context) {
        return FindingDecisions.placeOf(state, command, context);
    }
}
