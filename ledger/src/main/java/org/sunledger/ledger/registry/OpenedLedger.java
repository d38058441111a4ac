package org.sunledger.ledger.registry;

import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.registry.LedgerEvent.LedgerOpened;
import org.sunledger.ledger.registry.LedgerEvent.ProjectionSwitched;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.State;

/** What the rules must remember about the ledger itself: whether it is open. */
final class OpenedLedger implements State<LedgerEvent> {
    private @Nullable LedgerOpened opened;

    @Nullable
    LedgerOpened opened() {
        return opened;
    }

    @Override
    public void evolve(Recorded<LedgerEvent> recorded) {
        switch (recorded.event()) {
            case LedgerOpened e -> opened = e;
            case ProjectionSwitched ignored -> {} // for whoever reads history; no rule asks
        }
    }
}
