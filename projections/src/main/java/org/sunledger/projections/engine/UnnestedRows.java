package org.sunledger.projections.engine;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Many rows in one statement: every column travels as one array that PostgreSQL unnests. The statement's text does not
 * depend on the number of rows, so the server prepares it once.
 *
 * <p>Sums are added in two steps: PostgreSQL checks constraints on the proposed row before it looks for a conflict, so an
 * upsert of the bare change (−40 available) would be refused although the sum is lawful.
 */
public final class UnnestedRows implements Target {
    private final Connection connection;
    private final String schema;

    /** Writes to the tables of one schema in the connection's transaction. */
    public UnnestedRows(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    static UnnestedRows live(Connection connection) {
        return new UnnestedRows(connection, ViewSchema.NAME);
    }

    @Override
    public <R> void insert(String table, List<Column<R>> columns, Collection<R> rows) throws SQLException {
        execute(
                "insert into %s.%s (%s) select * from unnest(%s)"
                        .formatted(schema, table, names(columns), parameters(columns)),
                columns,
                rows);
    }

    @Override
    public <R> void add(String table, int keys, List<Column<R>> columns, Collection<R> rows) throws SQLException {
        openMissing(table, columns.subList(0, keys), rows);
        var sums = columns.subList(keys, columns.size()).stream()
                .map(c -> "%1$s = t.%1$s + d.%1$s".formatted(c.name()))
                .collect(Collectors.joining(", "));
        var same = columns.subList(0, keys).stream()
                .map(c -> "t.%1$s = d.%1$s".formatted(c.name()))
                .collect(Collectors.joining(" and "));
        execute(
                "update %s.%s t set %s from unnest(%s) as d (%s) where %s"
                        .formatted(schema, table, sums, parameters(columns), names(columns), same),
                columns,
                rows);
    }

    private <R> void openMissing(String table, List<Column<R>> named, Collection<R> rows) throws SQLException {
        execute(
                "insert into %s.%s (%s) select * from unnest(%s) on conflict do nothing"
                        .formatted(schema, table, names(named), parameters(named)),
                named,
                rows);
    }

    private <R> void execute(String sql, List<Column<R>> used, Collection<R> rows) throws SQLException {
        var arrays = new ArrayList<Array>();
        try (var statement = connection.prepareStatement(sql)) {
            for (var column : used) {
                var values = new @Nullable Object[rows.size()];
                int i = 0;
                for (var row : rows) values[i++] = column.value().apply(row);
                var array = connection.createArrayOf(column.type(), values);
                arrays.add(array);
                statement.setArray(arrays.size(), array);
            }
            statement.executeUpdate();
        } finally {
            for (var array : arrays) array.free();
        }
    }

    private static <R> String names(List<Column<R>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private static <R> String parameters(List<Column<R>> columns) {
        return columns.stream().map(c -> "?::" + c.type() + "[]").collect(Collectors.joining(", "));
    }
}
