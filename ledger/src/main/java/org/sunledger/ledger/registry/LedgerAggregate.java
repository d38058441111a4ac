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

/** Connects Axon to {@link LedgerDecisions}. */
public final class LedgerAggregate extends StreamShell<OpenedLedger, LedgerCommand, LedgerEvent> {
    public LedgerAggregate() {
        super(new OpenedLedger());
    }

    @CommandHandler(commandName = "Ledger")
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(LedgerCommand command, CommandMessage<?> message, Surroundings surroundings) {
        return answer(command, message, surroundings);
    }

    @Override
    protected List<LedgerEvent> decide(OpenedLedger state, LedgerCommand command, Context x) {
        return LedgerDecisions.decide(state, command, x);
    }

    @Override
    protected DivisionCode placeOf(OpenedLedger state, LedgerCommand command, Context x) {
        return LedgerDecisions.placeOf(state, command, x);
    }
}
