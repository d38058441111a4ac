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

/** Connects Axon to the rules of cases. Holds no rule of its own. */
public final class CaseAggregate extends StreamShell<Case, CaseCommand, CaseEvent> {
    CaseAggregate() {
        super(new Case());
    }

    @CommandHandler(commandName = "Case")
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(CaseCommand command, CommandMessage<?> message, Surroundings surroundings) {
        return answer(command, message, surroundings);
    }

    @Override
    protected List<CaseEvent> decide(Case state, CaseCommand command, Context context) {
        return CaseDecisions.decide(state, command, context);
    }

    @Override
    protected DivisionCode placeOf(Case state, CaseCommand command, Context context) {
        return CaseDecisions.placeOf(state, command, context);
    }
}
