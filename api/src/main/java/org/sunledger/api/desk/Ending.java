package org.sunledger.api.desk;

import java.util.Optional;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Rejection;

/** How a chain that a command began may end badly: the event in which its owner recorded the end. */
@FunctionalInterface
public interface Ending {
    /** A chain that always ends well. */
    Ending NONE = event -> Optional.empty();

    /** The refusal that this event records; empty: it records none. */
    Optional<Rejection> of(Event event);
}
