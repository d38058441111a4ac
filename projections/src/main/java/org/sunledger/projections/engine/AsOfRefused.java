package org.sunledger.projections.engine;

import org.sunledger.ledger.shared.Refusal;
import org.sunledger.ledger.shared.Refused;

/** The question cannot be answered as it was put; never an empty answer that looks like zero. */
public final class AsOfRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refused refused;

    AsOfRefused(AsOfRefusal refusal, Object... facts) {
        // An answer, not a fault: no stack trace.
        super(null, null, false, false);
        this.refused = new Refused(refusal, Refusal.facts(facts));
    }

    /** For questions that are put to the journal itself. */
    public static AsOfRefused positionUnknown(long position, long head) {
        return new AsOfRefused(AsOfRefusal.POSITION_UNKNOWN, "position", position, "head", head);
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
