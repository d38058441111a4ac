package org.sunledger.ledger.registry;

import java.util.List;
import org.sunledger.ledger.registry.ClaimCommand.ReleaseClaim;
import org.sunledger.ledger.registry.ClaimCommand.TakeClaim;
import org.sunledger.ledger.registry.ClaimEvent.ClaimReleased;
import org.sunledger.ledger.registry.ClaimEvent.ClaimTaken;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Verdict;

/** INV-09: a value has one holder, who may take it again and alone may let it go. */
final class ClaimDecisions {
    private ClaimDecisions() {}

    static DivisionCode placeOf(Claim claim, ClaimCommand command, Context x) {
        return x.actor().area();
    }

    static List<ClaimEvent> decide(Claim claim, ClaimCommand command, Context x) {
        return switch (command) {
            case TakeClaim c -> take(claim, c);
            case ReleaseClaim c -> release(claim, c);
        };
    }

    private static List<ClaimEvent> take(Claim claim, TakeClaim c) {
        if (c.holder().equals(claim.holder())) return List.of();
        var verdict = new Verdict();
        new ClaimStanding(claim.holder()).refuseIfHeldByAnother(verdict, c.key(), c.holder());
        return verdict.or(new ClaimTaken(c.key(), c.holder()));
    }

    private static List<ClaimEvent> release(Claim claim, ReleaseClaim c) {
        if (!c.holder().equals(claim.holder())) return List.of();
        return List.of(new ClaimReleased(c.key(), c.holder()));
    }
}
