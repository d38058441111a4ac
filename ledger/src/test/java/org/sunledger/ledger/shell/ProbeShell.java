package org.sunledger.ledger.shell;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.sunledger.ledger.registry.ClaimCommand;
import org.sunledger.ledger.registry.ClaimCommand.TakeClaim;
import org.sunledger.ledger.registry.ClaimEvent;
import org.sunledger.ledger.registry.ClaimEvent.ClaimTaken;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Receipt;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.State;

/** The smallest shell: every claim may be taken again and again, so that only the shell itself is on trial. */
public final class ProbeShell extends StreamShell<ProbeShell.Nothing, ClaimCommand, ClaimEvent> {
    /** Remembers nothing. */
    static final class Nothing implements State<ClaimEvent> {
        @Override
        public void evolve(Recorded<ClaimEvent> recorded) {}
    }

    ProbeShell() {
        super(new Nothing());
    }

    @CommandHandler(commandName = "Claim")
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(ClaimCommand command, CommandMessage<?> message, Surroundings surroundings) {
        return answer(command, message, surroundings);
    }

    @Override
    protected List<? extends ClaimEvent> decide(Nothing state, ClaimCommand command, Context context) {
        return switch (command) {
            case TakeClaim c -> List.of(new ClaimTaken(c.key(), c.holder()), new ClaimTaken(c.key(), c.holder()));
            default -> List.of();
        };
    }

    @Override
    protected DivisionCode placeOf(Nothing state, ClaimCommand command, Context context) {
        return context.actor().area();
    }
}
