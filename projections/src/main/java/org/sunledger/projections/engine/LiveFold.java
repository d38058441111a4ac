package org.sunledger.projections.engine;

import java.sql.Connection;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Merges the changes of one batch and writes each row once, in the transaction that stores the token.
 *
 * <p>An error stops the fold and is remembered with the position of its event. When a whole batch could not be written,
 * the next try writes after every event, so that the one which stopped it is found.
 */
final class LiveFold<K extends Comparable<? super K>, C> implements EventMessageHandler {
    private final Projection<K, C> projection;
    private final Table<K, C> table;
    private final JdbcTemplate database;
    private final Runnable advanced;

    private volatile boolean isCareful;
    private volatile @Nullable FoldStopped stopped;

    /**
     * For one fold.
     *
     * @param advanced is told after every commit
     */
    LiveFold(Fold<K, C> fold, DataSource database, Runnable advanced) {
        this.projection = fold.projection();
        this.table = fold.table();
        this.database = new JdbcTemplate(database);
        this.advanced = advanced;
    }

    /** What stopped it; null while it runs. */
    @Nullable
    FoldStopped stopped() {
        return stopped;
    }

    @Override
    public @Nullable Object handle(EventMessage<?> message) {
        var position = JournalMessages.position(message);
        try {
            var batch = batch();
            batch.saw(position);
            projection
                    .apply(JournalMessages.read(message))
                    .forEach((row, change) -> batch.changes.merge(row, change, projection::merge));
            if (isCareful) write(batch);
        } catch (RuntimeException | Error e) {
            stopped = FoldStopped.at(projection.name(), position, e);
            throw e;
        }
        return null;
    }

    private Batch<K, C> batch() {
        UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
        // Keyed by the instance: two folds of one processor share the unit of work.
        return unit.getOrComputeResource("fold " + projection.name() + "@" + System.identityHashCode(this), ignored -> {
            var batch = new Batch<K, C>();
            unit.onPrepareCommit(ready -> writeAll(batch));
            unit.afterCommit(done -> {
                isCareful = false;
                stopped = null;
                advanced.run();
            });
            return batch;
        });
    }

    private void writeAll(Batch<K, C> batch) {
        try {
            write(batch);
        } catch (RuntimeException | Error e) {
            isCareful = true;
            stopped = FoldStopped.between(projection.name(), batch.first, batch.last, e);
            throw e;
        }
    }

    private void write(Batch<K, C> batch) {
        if (batch.changes.isEmpty()) return;
        database.execute((ConnectionCallback<@Nullable Void>) (Connection connection) -> {
            table.write(UnnestedRows.live(connection), batch.changes);
            return null;
        });
        batch.changes.clear();
    }

    private static final class Batch<K extends Comparable<? super K>, C> {
        private final TreeMap<K, C> changes = new TreeMap<>();
        private long first = -1;
        private long last = -1;

        private void saw(long position) {
            if (first < 0) first = position;
            last = position;
        }
    }
}
