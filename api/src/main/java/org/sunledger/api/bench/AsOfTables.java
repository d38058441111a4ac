package org.sunledger.api.bench;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.engine.AppendOnly;
import org.sunledger.projections.engine.Fold;
import org.sunledger.projections.engine.UnnestedRows;
import org.sunledger.projections.engine.ViewSchema;
import org.sunledger.projections.rebuild.CopiedRows;

/** The money tables, filled by their own folds as a rebuild fills them: rows copied, sums added, indexes afterwards. */
final class AsOfTables {
    private static final int EVENTS_AT_ONCE = 20_000;
    private static final List<String> COPIED = List.of("money_posting", "money_event");

    private final DataSource database;
    private final BooleanSupplier isCancelled;
    private final PrintWriter out;

    AsOfTables(DataSource database, PrintWriter out, BooleanSupplier isCancelled) {
        this.database = database;
        this.out = out;
        this.isCancelled = isCancelled;
    }

    private record Index(String drop, String create) {}

    void fill(AsOfData data, int wanted) throws SQLException, InterruptedException {
        var began = System.nanoTime();
        try (var connection = database.getConnection()) {
            execute(connection, "set synchronous_commit = off");
            var indexes = new ArrayList<Index>();
            for (var table : COPIED) indexes.addAll(indexes(table));
            for (var index : indexes) execute(connection, index.drop());
            connection.setAutoCommit(false);
            for (int chunk = 0; !data.isDone(); chunk++) {
                if (isCancelled.getAsBoolean()) throw new InterruptedException("Cancelled");
                write(connection, data.next(EVENTS_AT_ONCE));
                connection.commit();
                if (chunk % 25 == 0) out.printf("分录 / postings %,d / %,d%n", data.postings(), wanted);
            }
            connection.setAutoCommit(true);
            out.println("建立索引 / building indexes …");
            execute(connection, "set maintenance_work_mem = '256MB'");
            for (var index : indexes) execute(connection, index.create());
            execute(
                    connection,
                    "insert into view.token (processor_name, segment, token, token_type)"
                            + " values ('money', 0, '{\"globalIndex\":%d}', 'bench')".formatted(data.head()));
            // What autovacuum does with tables at rest.
            execute(connection, "vacuum analyze");
            execute(connection, "checkpoint");
        }
        out.printf("%,d 笔分录,%,d 毫秒 / postings, ms%n", data.postings(), (System.nanoTime() - began) / 1_000_000);
    }

    private static void write(Connection connection, List<JournalEvent> events) throws SQLException {
        var copied = new CopiedRows();
        for (var fold : ReadTables.money().folds()) write(fold, events, connection, copied);
        CopiedRows.send(connection, ViewSchema.NAME, List.of(copied));
    }

    private static <K extends Comparable<? super K>, C> void write(
            Fold<K, C> fold, List<JournalEvent> events, Connection connection, CopiedRows copied) throws SQLException {
        var projection = fold.projection();
        var changes = new TreeMap<K, C>();
        for (var event : events)
            projection.apply(event).forEach((row, change) -> changes.merge(row, change, projection::merge));
        if (changes.isEmpty()) return;
        var isCopied = projection instanceof AppendOnly;
        fold.table().write(isCopied ? copied : new UnnestedRows(connection, ViewSchema.NAME), changes);
    }

    private List<Index> indexes(String table) {
        return JdbcClient.create(database)
                .sql("""
                        select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made,
                               quote_ident(conname) as constrained, pg_get_constraintdef(c.oid) as constraint_made
                          from pg_index left join pg_constraint c on conindid = indexrelid
                         where indrelid = ?::regclass
                        """)
                .param("view." + table)
                .query((rs, n) -> {
                    var constraint = rs.getString("constrained");
                    var alter = "alter table view." + table;
                    return constraint == null
                            ? new Index("drop index " + rs.getString("name"), rs.getString("made"))
                            : new Index(
                                    alter + " drop constraint " + constraint,
                                    alter + " add constraint " + constraint + " " + rs.getString("constraint_made"));
                })
                .list();
    }

    /** Rows and bytes, indexes included. */
    Map<String, Map<String, Long>> sizes() {
        var sizes = new LinkedHashMap<String, Map<String, Long>>();
        JdbcClient.create(database)
                .sql(
                        "select relname, reltuples::bigint, pg_total_relation_size(oid) from pg_class"
                                + " where relnamespace = 'view'::regnamespace and relkind = 'r' and reltuples > 0 order by relname")
                .query((rs, n) ->
                        sizes.put(rs.getString(1), Map.of("rows", rs.getLong(2), "bytesWithIndexes", rs.getLong(3))))
                .list();
        return sizes;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
