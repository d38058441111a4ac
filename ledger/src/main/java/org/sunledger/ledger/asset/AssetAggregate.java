package org.sunledger.ledger.asset;

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

/** Connects Axon to the rules of assets. Holds no rule of its own. */
public final class AssetAggregate extends StreamShell<Asset, AssetCommand, AssetEvent> {
    AssetAggregate() {
        super(new Asset());
    }

    @CommandHandler(commandName = "Asset")
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(AssetCommand command, CommandMessage<?> message, Surroundings surroundings) {
        return answer(command, message, surroundings);
    }

    @Override
    protected List<AssetEvent> decide(Asset state, AssetCommand command, Context context) {
        return AssetDecisions.decide(state, command, context);
    }

    @Override
    protected DivisionCode placeOf(Asset state, AssetCommand command, Context context) {
        return AssetDecisions.placeOf(state, command, context);
    }
}
