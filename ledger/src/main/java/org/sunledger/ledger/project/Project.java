package org.sunledger.ledger.project;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceived;
import org.sunledger.ledger.project.ReversalEvent.EntryReversed;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.State;

/**
 * What the rules must remember about one project, and nothing else, in one part per concern. It grows in place, so n
 * events cost n steps; only {@link #evolve} changes it, and decisions only read it.
 */
final class Project implements State<ProjectEvent> {
    private final Life life = new Life();
    private final Milestones milestones = new Milestones();
    private final Money money = new Money();
    private final Recoveries recoveries = new Recoveries();
    private final Clearances clearances = new Clearances();

    /** The project as its history left it: for questions of other streams. */
    static Project of(List<Recorded<Event>> history) {
        var project = new Project();
        for (var recorded : history) {
            if (recorded.event() instanceof ProjectEvent event) {
                project.evolve(new Recorded<>(recorded.eventId(), recorded.version(), event, recorded.envelope()));
            }
        }
        return project;
    }

    boolean exists() {
        return life.stage() != null;
    }

    /** Where it lies; null before it was proposed. */
    @Nullable
    DivisionCode division() {
        var profile = life.profile();
        return profile == null ? null : profile.divisionCode();
    }

    Life life() {
        return life;
    }

    Milestones milestones() {
        return milestones;
    }

    Money money() {
        return money;
    }

    Recoveries recoveries() {
        return recoveries;
    }

    Clearances clearances() {
        return clearances;
    }

    @Override
    public void evolve(Recorded<ProjectEvent> recorded) {
        var envelope = recorded.envelope();
        var eventId = recorded.eventId();
        switch (recorded.event()) {
            case PipelineEvent e -> life.on(e, envelope);
            case SettlementEvent e -> life.on(e, envelope);
            case MilestoneEvent e -> milestones.on(e, envelope);
            case AllocationEvent e -> money.on(e, envelope);
            case DisbursementEvent e -> money.on(e, eventId, envelope);
            case ReversalEvent e -> {
                money.on(e, eventId, envelope);
                if (e instanceof EntryReversed reversed) recoveries.on(reversed);
            }
            case RecoveryEvent e -> {
                recoveries.on(e, envelope);
                if (e instanceof RecoveryReceived received) money.on(received, eventId, envelope);
            }
            case ClearanceEvent e -> clearances.on(e, envelope);
        }
    }
}
