package org.sunledger.ledger.project;

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

/** Connects Axon to the decisions about a project. Holds no rule of its own. */
public final class ProjectAggregate extends StreamShell<Project, ProjectCommand, ProjectEvent> {
    public ProjectAggregate() {
        super(new Project());
    }

    @CommandHandler(commandName = "Project")
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(ProjectCommand command, CommandMessage<?> message, Surroundings surroundings) {
        return answer(command, message, surroundings);
    }

    @Override
    protected List<ProjectEvent> decide(Project state, ProjectCommand command, Context context) {
        return ProjectDecisions.decide(state, command, context);
    }

    @Override
    protected DivisionCode placeOf(Project state, ProjectCommand command, Context context) {
        return ProjectDecisions.placeOf(state, command, context);
    }
}
