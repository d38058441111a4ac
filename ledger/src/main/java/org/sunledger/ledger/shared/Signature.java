package org.sunledger.ledger.shared;

import java.time.LocalDate;

/**
 * 签字: who took a step, and the step's business day.
 *
 * @param on effective date
 */
public record Signature(UserId user, LocalDate on) {
    public static Signature of(Envelope envelope) {
        return new Signature(envelope.actor().user(), envelope.effectiveOn());
    }
}
