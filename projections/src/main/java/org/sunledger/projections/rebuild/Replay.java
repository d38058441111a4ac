package org.sunledger.projections.rebuild;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.projections.engine.FoldStopped;

/**
 * 账簿重放: the books as they were, folded anew from the journal's first event.
 *
 * @param schema where its tables stand, while it is running or ready
 * @param upTo the last position that is folded
 * @param knownAt the instant it was asked by; null where a position was asked
 * @param folds version of the fold behind each table
 * @param position what its tables stand for
 * @param difference to what was shown then; null until it was compared
 */
public record Replay(
        int id,
        String schema,
        long upTo,
        @Nullable Instant knownAt,
        State state,
        Map<String, Integer> folds,
        long position,
        boolean isIndexed,
        UserId askedBy,
        @Nullable FoldStopped stopped,
        @Nullable Difference difference) {
    /** What became of it. */
    public enum State {
        /** On its way; goes on from its position. */
        RUNNING,
        /** Compared; its tables can be asked. */
        READY,
        /** An event cannot be read or folded; its tables are gone. */
        STOPPED,
        /** Given up on its way; its tables are gone. */
        CANCELLED,
        /** Was ready; its tables are gone, its report stays. */
        DROPPED
    }

    public Replay {
        folds = Collections.unmodifiableMap(new TreeMap<>(folds));
    }

    /** Whether its tables are there. */
    boolean isThere() {
        return state == State.RUNNING || state == State.READY;
    }
}
