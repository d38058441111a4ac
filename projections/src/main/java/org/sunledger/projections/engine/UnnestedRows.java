package org.sunledger.projections.engine;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Many rows in one statement: every column travels as one array that PostgreSQL unnests. The statement's text does not
 * depend on the number of rows, so the server prepares it once.
 *
 * <p>A table of sums is written in two steps, {@link #openMissing} and {@link #addTo}: PostgreSQL checks constraints on
 * the proposed row before it looks for a conflict, so an upsert of the bare change (−40 available) would be refused
 * although the sum is lawful.
 */
public final class UnnestedRows<R> {
    private final Collection<R> rows;
    private final List<Column<R>> columns = new ArrayList<>();

    private record Column<R>(String name, String type, Function<R, @Nullable Object> value) {}

    private UnnestedRows(Collection<R> rows) {
        this.rows = rows;
    }

    public static <R> UnnestedRows<R> of(Collection<R> rows) {
        return new UnnestedRows<>(rows);
    }

    /**
     * Adds a column.
     *
     * @param type of one element, as PostgreSQL names it
     */
    public UnnestedRows<R> column(String name, String type, Function<R, @Nullable Object> value) {
        columns.add(new Column<>(name, type, value));
        return this;
    }

    /** Inserts every row; a row that is there already is an error. */
    public void insertInto(Connection connection, String table) throws SQLException {
        execute(
                connection,
                columns,
                "insert into %s (%s) select * from unnest(%s)".formatted(table, names(columns), parameters(columns)));
    }

    /** Opens the rows that are not there yet, with the table's defaults; the first {@code keys} columns name a row. */
    public void openMissing(Connection connection, String table, int keys) throws SQLException {
        var named = columns.subList(0, keys);
        execute(
                connection,
                named,
                "insert into %s (%s) select * from unnest(%s) on conflict do nothing"
                        .formatted(table, names(named), parameters(named)));
    }

    /** Adds the columns after the first {@code keys} to what the rows hold. */
    public void addTo(Connection connection, String table, int keys) throws SQLException {
        var sums = columns.subList(keys, columns.size()).stream()
                .map(c -> "%1$s = t.%1$s + d.%1$s".formatted(c.name()))
                .collect(Collectors.joining(", "));
        var same = columns.subList(0, keys).stream()
                .map(c -> "t.%1$s = d.%1$s".formatted(c.name()))
                .collect(Collectors.joining(" and "));
        execute(
                connection,
                columns,
                "update %s t set %s from unnest(%s) as d (%s) where %s"
                        .formatted(table, sums, parameters(columns), names(columns), same));
    }

    private void execute(Connection connection, List<Column<R>> used, String sql) throws SQLException {
        if (rows.isEmpty()) return;
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
