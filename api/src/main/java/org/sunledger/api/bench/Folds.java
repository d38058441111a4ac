package org.sunledger.api.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.engine.Fold;
import org.sunledger.projections.engine.UnnestedRows;
import org.sunledger.projections.engine.ViewSchema;

/** The product's own folds and tables, all of them, for who drives them another way. */
final class Folds {
    private final List<Pending<?, ?>> all = new ArrayList<>();

    Folds() {
        for (var group : ReadTables.groups()) for (var fold : group.folds()) all.add(new Pending<>(fold));
    }

    void apply(JournalEvent event) {
        for (var fold : all) fold.apply(event);
    }

    /** What has come together since the last time; each row is written once. */
    void write(Connection connection) throws SQLException {
        for (var fold : all) fold.write(connection);
    }

    void forget() {
        for (var fold : all) fold.changes.clear();
    }

    /** Empties every read table. */
    static void truncate(DataSource owner) {
        for (var group : ReadTables.groups()) {
            for (var fold : group.folds()) {
                BenchServer.execute(
                        owner,
                        "truncate " + ViewSchema.NAME + "." + fold.projection().name());
            }
        }
    }

    private static final class Pending<K extends Comparable<? super K>, C> {
        private final Fold<K, C> fold;
        private final TreeMap<K, C> changes = new TreeMap<>();

        private Pending(Fold<K, C> fold) {
            this.fold = fold;
        }

        private void apply(JournalEvent event) {
            var projection = fold.projection();
            projection.apply(event).forEach((row, change) -> changes.merge(row, change, projection::merge));
        }

        private void write(Connection connection) throws SQLException {
            if (changes.isEmpty()) return;
            fold.table().write(new UnnestedRows(connection, ViewSchema.NAME), changes);
            changes.clear();
        }
    }
}
