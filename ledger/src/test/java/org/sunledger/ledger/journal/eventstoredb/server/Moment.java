package org.sunledger.ledger.journal.eventstoredb.server;

/** When an append goes wrong: with nothing stored, or with everything stored and nobody told. */
public enum Moment {
    BEFORE_STORING,
    AFTER_STORING
}
