package org.sunledger.projections.figure;

import java.util.UUID;
import org.sunledger.ledger.shared.DivisionCode;

/** Whose figure: one place's, one fund's, or all of the ledger's together. */
public sealed interface Holder {
    record Place(DivisionCode divisionCode) implements Holder {}

    record Fund(UUID fundId) implements Holder {}

    record Ledger() implements Holder {}
}
