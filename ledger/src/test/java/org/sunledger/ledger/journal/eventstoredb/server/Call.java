package org.sunledger.ledger.journal.eventstoredb.server;

/** The kinds of call that can be counted, refused and held. */
public enum Call {
    APPEND,
    READ,
    SUBSCRIBE,
    DELETE,
    GOSSIP,
    FEATURES
}
