package org.sunledger.ledger.registry;

import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.registry.RuleSetEvent.RuleSetPublished;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.State;

/** What the rules must remember about a rule set: its last version. */
final class RuleSet implements State<RuleSetEvent> {
    private @Nullable RuleSetPublished last;

    @Nullable
    RuleSetPublished last() {
        return last;
    }

    @Override
    public void evolve(Recorded<RuleSetEvent> recorded) {
        last = switch (recorded.event()) {
            case RuleSetPublished e -> e;
        };
    }
}
