package org.sunledger.ledger.journal.eventstoredb.server;

/** What a client finds when it looks at a node's certificate. */
public enum Certificate {
    /** Signed by the cluster's authority, for 127.0.0.1 and localhost. */
    VALID,
    /** Signed by an authority that nobody was told of. */
    UNTRUSTED,
    /** Its time is over. */
    EXPIRED,
    /** Made out to another host. */
    WRONG_HOST
}
