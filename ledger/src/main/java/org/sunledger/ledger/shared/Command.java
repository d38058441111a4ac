package org.sunledger.ledger.shared;

import java.util.Set;

/** Something asked of exactly one stream. A command checks its own shape; the decisions check it against history. */
public interface Command {
    StreamId stream();

    /**
     * Who may ask (domain.md section 8). Empty: only an automation, which finishes in a person's name what the person
     * began.
     */
    Set<Role> mayBeGivenBy();

    /**
     * Whether people have to say why in their own words: where domain.md stars the reason and no code tells it. Who confirms
     * what another entered with a reason need not repeat it.
     */
    default boolean needsReason() {
        return false;
    }

    /** Whether the place must be in the division registry on the effective date (INV-27). */
    default boolean needsValidPlace() {
        return true;
    }

    /** Whether an effective date in a closed month needs a reason for being late (INV-26). */
    default boolean isSubjectToPeriod() {
        return true;
    }
}
