package org.sunledger.ledger.notice;

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

/** Connects Axon to the rules of notices. Holds no rule of its own. */
public final class NoticeAggregate extends StreamShell<Notice, NoticeCommand, NoticeEvent> {
    NoticeAggregate() {
        super(new Notice());
    }

    @CommandHandler(commandName = "Notice")
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(NoticeCommand command, CommandMessage<?> message, Surroundings surroundings) {
        return answer(command, message, surroundings);
    }

    @Override
    protected List<NoticeEvent> decide(Notice state, NoticeCommand command, Context context) {
        return NoticeDecisions.decide(state, command, context);
    }

    @Override
    protected DivisionCode placeOf(Notice state, NoticeCommand command, Context context) {
        return NoticeDecisions.placeOf(state, command, context);
    }
}
