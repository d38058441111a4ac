package org.sunledger.api.projection;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.projections.engine.FoldStopped;
import org.sunledger.projections.rebuild.Difference;
import org.sunledger.projections.rebuild.Generation;
import org.sunledger.projections.rebuild.RebuildStatus;
import org.sunledger.projections.rebuild.RebuildStatus.Phase;

/**
 * A rebuild as it is shown.
 *
 * @param id the version of the tables that it makes
 * @param state what became of that version: BUILDING, WAITING, LIVE, KEPT, DROPPED
 * @param ended nothing more happens by itself
 * @param done events folded
 * @param all events there are to fold, which grows while commands go on
 * @param remainingSeconds of folding, at this rate; null while nothing is known
 * @param folds version of the fold behind each table
 * @param askedBy login name; null for the version that was there from the beginning
 * @param stopped the event that stopped it
 * @param error what else stopped it; started again, it goes on from where it stood
 * @param difference to the tables that were read when it was compared; null: none was found, or not compared yet
 * @param acceptedBy who accepted that difference
 */
public record RebuildView(
        String projection,
        int id,
        Generation.State state,
        Phase phase,
        String phaseText,
        String phaseTextEn,
        boolean ended,
        long done,
        long all,
        long eventsPerSecond,
        @Nullable Long remainingSeconds,
        Map<String, Integer> folds,
        @Nullable UserId askedBy,
        @Nullable FoldStopped stopped,
        @Nullable String error,
        @Nullable Differing difference,
        @Nullable UserId acceptedBy)
        implements Watched {
    private static final Set<Phase> ENDS =
            Set.of(Phase.WAITING, Phase.STOPPED, Phase.INTERRUPTED, Phase.CANCELLED, Phase.DONE);

    static RebuildView of(RebuildStatus status) {
        return of(status, true);
    }

    /** Without the difference's text, which may be long and comes with the end. */
    static RebuildView onItsWay(RebuildStatus status) {
        return of(status, ENDS.contains(status.phase()));
    }

    private static RebuildView of(RebuildStatus status, boolean isWhole) {
        var generation = status.generation();
        var remaining = status.remaining();
        return new RebuildView(
                generation.group(),
                generation.number(),
                generation.state(),
                status.phase(),
                status.phase().chinese(),
                status.phase().english(),
                ENDS.contains(status.phase()),
                status.done(),
                status.all(),
                status.eventsPerSecond(),
                remaining == null ? null : remaining.toSeconds(),
                generation.folds(),
                user(generation.askedBy()),
                status.stopped(),
                status.error(),
                differing(generation.difference(), isWhole),
                generation.acceptedBy());
    }

    private static @Nullable Differing differing(@Nullable Difference found, boolean isWhole) {
        return found == null || found.areEqual() ? null : Differing.of(found, isWhole);
    }

    private static @Nullable UserId user(@Nullable Actor actor) {
        return actor == null ? null : actor.user();
    }
}
