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

    /** Whether the place must be in the division registry on the effective date (INV-27). */
    default boolean needsValidPlace() {
        return true;
    }

    /** Whether an effective date in a closed month needs a reason for being late (INV-26). */
    default boolean isSubjectToPeriod() {
        return true;
    }
}
