package org.sunledger.api.projection;

import org.jspecify.annotations.Nullable;
import org.sunledger.projections.engine.FoldStopped;
import org.sunledger.projections.engine.ProcessorStatus;

/**
 * How a group of tables stands.
 *
 * @param lag records of the journal not yet in the tables
 * @param generation version of the tables that are read
 * @param outdated whether they were made by other folds than this program's: a rebuild is due
 */
public record Standing(
        String name,
        String state,
        long position,
        long head,
        long lag,
        @Nullable String error,
        @Nullable FoldStopped stopped,
        int generation,
        boolean outdated) {
    static Standing of(ProcessorStatus status, int generation, boolean outdated) {
        return new Standing(
                status.name(),
                state(status),
                status.position(),
                status.head(),
                status.lag(),
                status.error(),
                status.stopped(),
                generation,
                outdated);
    }

    private static String state(ProcessorStatus status) {
        if (status.error() != null) return "STOPPED";
        if (!status.isRunning()) return "PAUSED";
        return status.lag() == 0 ? "CURRENT" : "CATCHING_UP";
    }
}
