package org.sunledger.ledger.period;

import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.period.PeriodEvent.PeriodClosed;
import org.sunledger.ledger.period.PeriodEvent.PeriodReopenProposed;
import org.sunledger.ledger.period.PeriodEvent.PeriodReopened;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.Signature;
import org.sunledger.ledger.shared.State;

/** What the rules must remember about one month: whether it is closed, and who proposed to open it again. */
final class Period implements State<PeriodEvent> {
    private boolean closed;
    private @Nullable Signature reopenProposer;

    boolean isClosed() {
        return closed;
    }

    @Nullable
    Signature reopenProposer() {
        return reopenProposer;
    }

    @Override
    public void evolve(Recorded<PeriodEvent> recorded) {
        switch (recorded.event()) {
            case PeriodClosed ignored -> closed = true;
            case PeriodReopenProposed ignored -> reopenProposer = Signature.of(recorded.envelope());
            case PeriodReopened ignored -> {
                closed = false;
                reopenProposer = null;
            }
        }
    }
}
