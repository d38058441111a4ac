package org.sunledger.api.projection;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.projections.engine.FoldStopped;
import org.sunledger.projections.rebuild.RebuildStatus.Phase;
import org.sunledger.projections.rebuild.Replay;
import org.sunledger.projections.rebuild.ReplayStatus;

/**
 * A replay as it is shown.
 *
 * @param schema where its tables stand while it is running or ready
 * @param position the last one that is folded
 * @param recordedAt when the ledger learned of that record
 * @param lastEventType what kind of event it is
 * @param knownAt the instant it was asked by; null where a position was asked
 * @param ended nothing more happens by itself
 * @param done events folded
 * @param remainingSeconds of folding, at this rate; null while nothing is known
 * @param folds version of the fold behind each table
 * @param stopped the event that stopped it
 * @param error what else stopped it; the program's next start goes on
 * @param same whether everything is as it was shown then; null until it was compared
 * @param difference to what was shown then, table by table and answer by answer; null until it was compared
 */
record ReplayView(
        int id,
        String schema,
        long position,
        Instant recordedAt,
        String lastEventType,
        @Nullable Instant knownAt,
        Replay.State state,
        Phase phase,
        String phaseText,
        String phaseTextEn,
        boolean ended,
        long done,
        long eventsPerSecond,
        @Nullable Long remainingSeconds,
        Map<String, Integer> folds,
        UserId askedBy,
        @Nullable FoldStopped stopped,
        @Nullable String error,
        @Nullable Boolean same,
        @Nullable Differing difference)
        implements Watched {
    /** @param last the record at its position */
    static ReplayView of(ReplayStatus status, JournalRecord last) {
        return of(status, last, true);
    }

    /** Without the difference's text, which may be long. */
    static ReplayView inList(ReplayStatus status, JournalRecord last) {
        return of(status, last, false);
    }

    private static ReplayView of(ReplayStatus status, JournalRecord last, boolean isWhole) {
        var replay = status.replay();
        var remaining = status.remaining();
        var difference = replay.difference();
        return new ReplayView(
                replay.id(),
                replay.schema(),
                replay.upTo(),
                last.recordedAt(),
                last.eventType(),
                replay.knownAt(),
                replay.state(),
                status.phase(),
                status.phase().chinese(),
                status.phase().english(),
                status.isEnded(),
                status.done(),
                status.eventsPerSecond(),
                remaining == null ? null : remaining.toSeconds(),
                replay.folds(),
                replay.askedBy(),
                replay.stopped(),
                status.error(),
                difference == null ? null : difference.areEqual(),
                difference == null ? null : Differing.of(difference, isWhole));
    }
}
