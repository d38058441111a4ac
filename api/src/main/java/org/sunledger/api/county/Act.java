package org.sunledger.api.county;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.DivisionCode;

/** Who does something, for which place, and on which day it counts. */
record Act(
        Actor by,
        DivisionCode place,
        LocalDate on,
        @Nullable UUID corrects) {
    Act correcting(UUID eventId) {
        return new Act(by, place, on, eventId);
    }
}
