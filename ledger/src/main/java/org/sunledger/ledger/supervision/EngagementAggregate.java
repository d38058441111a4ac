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

/** Connects Axon to the rules of audit engagements. Holds no rule of its own. */
public final class EngagementAggregate extends StreamShell<Engagement, EngagementCommand, EngagementEvent> {
    EngagementAggregate() {
        super(new Engagement());
    }

    @CommandHandler(commandName = "Engagement")
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(EngagementCommand command, CommandMessage<?> message, Surroundings surroundings) {
        return answer(command, message, surroundings);
    }

    @Override
    protected List<EngagementEvent> decide(Engagement state, EngagementCommand command, Context context) {
        return EngagementDecisions.decide(state, command, context);
    }

    @Override
    protected DivisionCode placeOf(Engagement state, EngagementCommand command, Context context) {
        return EngagementDecisions.placeOf(state, command, context);
    }
}
