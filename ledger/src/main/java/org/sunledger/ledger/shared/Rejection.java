package org.sunledger.ledger.shared;

import java.util.Comparator;
import java.util.List;

/**
 * A command was refused; nothing was written. Carries every rule that refused, lowest invariant first; the first gives
 * the problem's type.
 */
public final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Refused> refusals;

    public Rejection(Refused refused) {
        this(List.of(refused));
    }

    public Rejection(List<Refused> refusals) {
        // A refusal is an answer, not a fault: no stack trace.
        super(null, null, false, false);
        this.refusals = refusals.stream()
                .sorted(Comparator.comparingInt(r -> r.refusal().invariant()))
                .toList();
    }

    public List<Refused> refusals() {
        return refusals;
    }

    public Refused first() {
        return refusals.getFirst();
    }

    public Refusal refusal() {
        return first().refusal();
    }

    @Override
    public String getMessage() {
        return first().english();
    }
}
