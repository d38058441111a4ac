package org.sunledger.ledger.shared;

/** Answers questions to other streams from the journal as it stands now. */
public interface Facts {
    <T> Seen<T> ask(Question<T> question);

    /** An answer with the stream and version (−1: no event) it was read at. */
    record Seen<T>(StreamId stream, long version, T value) {}
}
