package org.sunledger.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sunledger.projections.rebuild.RebuildStatus.Phase;

/**
 * One run: folds the journal into shadow tables, catches up with the live tables, compares, switches. Every step is a
 * transaction that leaves rows and position together, so a run that is killed anywhere is taken up again where its last
 * step ended; the live tables are touched by the last step alone.
 */
final class Rebuild {
    /** Live tables are held for the folding of at most about so many events. */
    private static final int NEAR = 500;

    /** Under traffic that is faster than folding one never gets near; the comparison then holds live tables longer. */
    private static final int ROUNDS_MAX = 50;

    private final DataSource owner;
    private final Connection writer;
    private final Advance advance;
    private final SwitchRecorder recorder;

    /** @param writer its own, without automatic commits */
    Rebuild(DataSource owner, Connection writer, Folding folding, SwitchRecorder recorder) {
        this.owner = owner;
        this.writer = writer;
        this.advance = new Advance(writer, folding);
        this.recorder = recorder;
    }

    /** Folds what stands at one position in one reading of the journal; the rest, group by group, is {@link #finish}. */
    void foldTogether(List<Shadow> shadows) throws SQLException, InterruptedException {
        Map<Long, List<Shadow>> byPosition = new TreeMap<>();
        for (var shadow : shadows)
            byPosition
                    .computeIfAbsent(shadow.position(), p -> new ArrayList<>())
                    .add(shadow);
        for (var together : byPosition.values()) {
            long last = Long.MAX_VALUE;
            for (var shadow : together) last = Math.min(last, live(shadow));
            for (var shadow : together) shadow.pace().all(last);
            advance.to(together, last);
        }
    }

    /**
     * Returns when the shadow is read by everybody, or waits for somebody to accept its difference.
     *
     * @param switching held by whoever asks for the gate: two at once would wait for each other
     */
    void finish(Shadow shadow, Lock switching) throws SQLException, InterruptedException {
        index(shadow);
        while (true) {
            catchUp(shadow);
            var accepted = current(shadow).acceptedSha256();
            @Nullable Difference equal = null;
            if (accepted == null) {
                var difference = compare(shadow);
                if (!difference.areEqual()) {
                    Sql.step(writer, c -> Generations.waiting(c, shadow.generation(), difference));
                    return;
                }
                equal = difference;
            }
            switching.lockInterruptibly();
            try {
                if (switchTo(shadow, equal, accepted)) break;
            } finally {
                switching.unlock();
            }
        }
        tell(writer, shadow.group().name(), recorder);
    }

    /** Tells the journal of switches it does not know yet. */
    static void tell(Connection writer, String group, SwitchRecorder recorder)
            throws SQLException, InterruptedException {
        var untold = Sql.transaction(writer, c -> Generations.untold(c, group));
        for (var one : untold) {
            recorder.record(
                    one.switched(), Objects.requireNonNull(one.generation().askedBy()));
            Sql.step(writer, c -> Generations.told(c, one.generation()));
        }
    }

    private Generation current(Shadow shadow) throws SQLException, InterruptedException {
        return Sql.transaction(writer, c -> Generations.get(c, shadow.generation()));
    }

    private long live(Shadow shadow) throws SQLException, InterruptedException {
        var live = Sql.transaction(
                writer, c -> LiveToken.position(c, shadow.group().name()));
        requireNotAhead(shadow, live);
        return live;
    }

    private static void requireNotAhead(Shadow shadow, long live) {
        if (shadow.position() > live)
            throw new IllegalStateException("Version %d of %s stands at %d, ahead of the live tables at %d"
                    .formatted(shadow.generation().number(), shadow.group().name(), shadow.position(), live));
    }

    private void index(Shadow shadow) throws SQLException, InterruptedException {
        if (current(shadow).isIndexed()) return;
        shadow.pace().phase(Phase.INDEXING);
        Sql.step(writer, c -> {
            ShadowTables.indexAppended(c, shadow.generation().schema(), shadow.group());
            Generations.indexed(c, shadow.generation());
        });
    }

    private void catchUp(Shadow shadow) throws SQLException, InterruptedException {
        shadow.pace().phase(Phase.CATCHING_UP);
        for (int round = 0; round < ROUNDS_MAX; round++) {
            var live = live(shadow);
            shadow.pace().all(live);
            if (live - shadow.position() <= NEAR) return;
            advance.to(List.of(shadow), live);
        }
    }

    /** Holds both at one position while a snapshot is taken, and compares in the snapshot: live tables go on meanwhile. */
    private Difference compare(Shadow shadow) throws SQLException, InterruptedException {
        try (var holding = owner.getConnection()) {
            holding.setAutoCommit(false);
            var at = LiveToken.hold(holding, shadow.group().name());
            requireNotAhead(shadow, at);
            advance.to(List.of(shadow), at);
            writer.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return Sql.transaction(writer, snapshot -> {
                    var seen = LiveToken.position(snapshot, shadow.group().name());
                    holding.rollback();
                    if (seen != at) throw new IllegalStateException("Held at %d, seen at %d".formatted(at, seen));
                    shadow.pace().phase(Phase.COMPARING);
                    return new Comparison(snapshot, shadow.schema()).of(shadow.group(), at, null);
                });
            } finally {
                writer.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
        }
    }

    /** @return false: since they were compared or accepted, another difference has come up */
    private boolean switchTo(Shadow shadow, @Nullable Difference equal, @Nullable String accepted)
            throws SQLException, InterruptedException {
        shadow.pace().phase(Phase.SWITCHING);
        for (int attempt = 1; ; attempt++) {
            try {
                var isDone = Sql.transaction(writer, c -> switchHeld(c, shadow, equal, accepted));
                shadow.standsAt(current(shadow).position());
                return isDone;
            } catch (NotWritten e) {
                advance.to(List.of(shadow), e.last()); // finds the event and stops at it
            } catch (SQLException e) {
                var isBusy = Sql.LOCK_NOT_AVAILABLE.equals(e.getSQLState()) && attempt < Switch.ATTEMPTS_MAX;
                if (!isBusy) throw e;
                catchUp(shadow);
                shadow.pace().phase(Phase.SWITCHING);
            }
        }
    }

    private boolean switchHeld(
            Connection connection, Shadow shadow, @Nullable Difference equal, @Nullable String accepted)
            throws SQLException, InterruptedException {
        var at = LiveToken.hold(connection, shadow.group().name());
        requireNotAhead(shadow, at);
        advance.withoutCommit(shadow, at);
        var generation = Generations.get(connection, shadow.generation());
        var difference = new Comparison(connection, shadow.schema()).of(shadow.group(), at, equal);
        if (!difference.areEqual() && !Objects.equals(accepted, difference.sha256())) {
            Generations.forgetAcceptance(connection, generation);
            return false;
        }
        Switch.commitTo(connection, shadow.group(), generation, difference);
        return true;
    }
}
