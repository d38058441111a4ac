package org.sunledger.projections.rebuild;

import java.sql.SQLException;
import java.util.TreeMap;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.engine.AppendOnly;
import org.sunledger.projections.engine.Fold;
import org.sunledger.projections.engine.Target;

/** What a run of events changes in one table: merged as live processing merges its batches. */
final class TableChanges<K extends Comparable<? super K>, C> {
    private final Fold<K, C> fold;
    private final TreeMap<K, C> changes = new TreeMap<>();

    TableChanges(Fold<K, C> fold) {
        this.fold = fold;
    }

    String table() {
        return fold.projection().name();
    }

    /** Whether its rows are final as soon as their event was folded. */
    boolean isAppendOnly() {
        return fold.projection() instanceof AppendOnly;
    }

    void apply(JournalEvent event) {
        var projection = fold.projection();
        projection.apply(event).forEach((row, change) -> changes.merge(row, change, projection::merge));
    }

    /** Adds what later events changed in the same table. */
    @SuppressWarnings("unchecked") // of the same fold, so of the same types
    void addLater(TableChanges<?, ?> later) {
        if (!later.fold.equals(fold)) throw new IllegalArgumentException("Changes of another table: " + later.table());
        ((TableChanges<K, C>) later)
                .changes.forEach((row, change) -> changes.merge(row, change, fold.projection()::merge));
    }

    void writeTo(Target target) throws SQLException {
        if (!changes.isEmpty()) fold.table().write(target, changes);
    }
}
