package org.sunledger.ledger.journal.eventstoredb.server;

/** The figures by which a node reads. */
final class ReadLimits {
    /** Events of one page, and the window of a filter that names none. */
    static final int PAGE = 32;
    /** Events that may wait for the reader of a live subscription: two buffers of 32. */
    static final int LIVE_BACKLOG_MAX = 64;

    private ReadLimits() {}
}
