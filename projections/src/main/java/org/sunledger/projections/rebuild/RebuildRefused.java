package org.sunledger.projections.rebuild;

import org.sunledger.ledger.shared.Refusal;
import org.sunledger.ledger.shared.Refused;

/** What was asked of a rebuild or a replay cannot be done; nothing was changed. */
public final class RebuildRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refused refused;

    RebuildRefused(Refusal refusal, Object... facts) {
        // An answer, not a fault: no stack trace.
        super(null, null, false, false);
        this.refused = new Refused(refusal, Refusal.facts(facts));
    }

    public Refused refused() {
        return refused;
    }

    public Refusal refusal() {
        return refused.refusal();
    }

    @Override
    public String getMessage() {
        return refused.english();
    }
}
