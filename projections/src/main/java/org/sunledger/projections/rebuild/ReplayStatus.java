package org.sunledger.projections.rebuild;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunledger.projections.rebuild.RebuildStatus.Phase;

/**
 * How a replay stands, for whoever shows it.
 *
 * @param done events folded, of {@link Replay#upTo}
 * @param eventsPerSecond since this program took it up; 0 before the first batch
 * @param remaining of folding, at that rate; null while nothing is known
 * @param error what stopped it that was no event; the next start of the program goes on
 */
public record ReplayStatus(
        Replay replay,
        Phase phase,
        long done,
        long eventsPerSecond,
        @Nullable Duration remaining,
        @Nullable String error) {
    private static final Set<Phase> ENDS = EnumSet.of(Phase.STOPPED, Phase.INTERRUPTED, Phase.CANCELLED, Phase.DONE);

    /** Whether nothing more happens by itself. */
    public boolean isEnded() {
        return ENDS.contains(phase);
    }
}
