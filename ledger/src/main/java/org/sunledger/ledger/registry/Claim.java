package org.sunledger.ledger.registry;

import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.registry.ClaimEvent.ClaimReleased;
import org.sunledger.ledger.registry.ClaimEvent.ClaimTaken;
import org.sunledger.ledger.registry.ClaimEvent.Holder;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.State;

/** What the rules must remember about one unique value: who holds it. */
final class Claim implements State<ClaimEvent> {
    private @Nullable Holder holder;

    @Nullable
    Holder holder() {
        return holder;
    }

    @Override
    public void evolve(Recorded<ClaimEvent> recorded) {
        holder = switch (recorded.event()) {
            case ClaimTaken e -> e.holder();
            case ClaimReleased ignored -> null;
        };
    }
}
