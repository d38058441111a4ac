package org.sunledger.ledger.shared;

import java.util.List;

/**
 * A question that a decision asks another stream. The journal is asked every time what followed, and the event records the
 * stream and the version that answered.
 */
public interface Question<T> {
    StreamId stream();

    /** The answer of the stream's whole history, oldest first; empty when the stream has no event. */
    T answer(List<Recorded<Event>> history);
}
