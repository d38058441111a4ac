package org.sunledger.ledger.shared;

import java.util.Locale;

/** A word of a fixed set, as people read it. An enum that pages or files show implements it, so each word stands once. */
public interface Labelled {
    /** The constant's name, which is the English term unless the type says otherwise. */
    String name();

    String chinese();

    default String english() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
