package org.sunledger.ledger.journal.eventstoredb.server;

import org.jspecify.annotations.Nullable;

/** What became of an append. */
sealed interface AppendOutcome {
    /**
     * @param lastRevision of the events that were asked for, not of the stream
     * @param place of the last of them; null where a node no longer finds it
     */
    record Success(long lastRevision, @Nullable Place place) implements AppendOutcome {}

    /** @param current −1: there is no such stream */
    record WrongExpectedVersion(long current) implements AppendOutcome {}

    record Deleted() implements AppendOutcome {}
}
