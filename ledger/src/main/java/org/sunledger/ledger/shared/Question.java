package org.sunledger.ledger.shared;

import java.util.List;

/**
 * A question that a decision asks another stream. It is read fresh, past every cache, and the event records the stream
 * and the version that answered.
 */
public interface Question<T> {
    StreamId stream();

    /** The answer of the stream's whole history, oldest first; empty when the stream has no event. */
    T answer(List<Recorded<Event>> history);
}
