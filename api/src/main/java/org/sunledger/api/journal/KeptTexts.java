package org.sunledger.api.journal;

import org.sunledger.ledger.shared.TextDigest;

/** Finds what people typed, by the digest that events hold. */
@FunctionalInterface
public interface KeptTexts {
    TypedText.Kept find(TextDigest digest);
}
