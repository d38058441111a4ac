package org.sunledger.ledger.shared;

/**
 * The answer to an accepted command: the stream and the version of its last event. A retry with the same command id gets
 * the same receipt, also after a restart, because streams remember what they answered.
 *
 * @param version −1 when nothing was written (a preview)
 */
public record Receipt(StreamId stream, long version) {}
