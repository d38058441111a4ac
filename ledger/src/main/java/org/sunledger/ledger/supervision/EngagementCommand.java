package org.sunledger.ledger.supervision;

import java.util.Set;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Shape;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.supervision.EngagementEvent.Population;

/** What may be asked of an audit engagement. */
public sealed interface EngagementCommand extends Command {
    EngagementId engagementId();

    @Override
    default StreamId stream() {
        return engagementId().stream();
    }

    @Override
    default Set<Role> mayBeGivenBy() {
        return Set.of(Role.AUDITOR);
    }

    /** 抽样: what was drawn, to be kept; the front door drew it as {@link Sampling} says. */
    record DrawSample(
            EngagementId engagementId,
            String seed,
            long position,
            Population population,
            long populationSize,
            int size,
            String listSha256)
            implements EngagementCommand {
        public DrawSample {
            new Shape().given("eventTypes", !population.eventTypes().isEmpty()).orThrow();
        }
    }
}
