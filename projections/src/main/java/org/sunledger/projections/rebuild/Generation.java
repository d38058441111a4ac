package org.sunledger.projections.rebuild;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.projections.engine.FoldStopped;

/**
 * 视图版本: one version of a group of tables.
 *
 * @param folds version of the fold behind each table
 * @param position what its tables stand for while they are not read
 * @param wasLive once read by everybody
 * @param askedBy who asked for it; null for the version that was there from the beginning
 * @param difference to the tables that were read when it was compared
 * @param acceptedSha256 digest of the difference that was accepted
 */
public record Generation(
        String group,
        int number,
        State state,
        Map<String, Integer> folds,
        long position,
        boolean isIndexed,
        boolean wasLive,
        @Nullable Actor askedBy,
        @Nullable FoldStopped stopped,
        @Nullable Difference difference,
        @Nullable String acceptedSha256,
        @Nullable UserId acceptedBy) {
    /** How far it got. */
    public enum State {
        /** On its way; goes on from its position. */
        BUILDING,
        /** Differs from what is read; somebody must accept that or give it up. */
        WAITING,
        /** What readers see. */
        LIVE,
        /** Was read before; there is a way back to it. */
        KEPT,
        /** Its tables are gone. */
        DROPPED
    }

    public Generation {
        folds = Collections.unmodifiableMap(new TreeMap<>(folds));
    }

    /** Where its tables stand while they are not read. */
    String schema() {
        return "view_%s_%d".formatted(group, number);
    }
}
