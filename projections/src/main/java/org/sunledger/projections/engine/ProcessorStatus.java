package org.sunledger.projections.engine;

import org.jspecify.annotations.Nullable;

/**
 * How one processor stands.
 *
 * @param position of its token: what its tables stand for
 * @param head of the journal
 * @param isRunning false: paused, or not started
 * @param error what keeps it from advancing; null while all is well
 * @param stopped the event that stopped it, where a fold did
 */
public record ProcessorStatus(
        String name,
        long position,
        long head,
        boolean isRunning,
        @Nullable String error,
        @Nullable FoldStopped stopped) {
    /** Records not yet folded. */
    public long lag() {
        return Math.max(0, head - position);
    }

    public boolean isHealthy() {
        return isRunning && error == null;
    }
}
