package org.sunledger.api.html;

import java.util.UUID;
import org.sunledger.ledger.shared.DivisionCode;

/** Whose book this is, as it says of itself at position 1. */
public record Book(UUID ledgerId, String name, DivisionCode countyCode, boolean isDemo) {}
