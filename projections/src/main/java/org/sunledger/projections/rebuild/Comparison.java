package org.sunledger.projections.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sunledger.projections.engine.Fold;
import org.sunledger.projections.engine.Processors.Group;
import org.sunledger.projections.engine.ViewSchema;

/**
 * Compares the tables that are read with those computed anew, row by row over the columns both have, inside PostgreSQL:
 * both sides are joined in the order of their keys, and only rows that differ come back.
 */
final class Comparison {
    private static final int FETCH = 1_000;

    private final Connection connection;
    private final String schema;

    /**
     * In the connection's transaction, in which both stand at one position.
     *
     * @param schema of the tables computed anew
     */
    Comparison(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /** Which rows are compared: of a table of rows that only come, some positions; of any other, all. */
    private record Window(long after, long last) {
        static final Window ALL = new Window(0, Long.MAX_VALUE);

        String condition() {
            if (after > 0) return " where position > " + after;
            return last < Long.MAX_VALUE ? " where position <= " + last : "";
        }
    }

    private record Shape(String table, List<String> keys, List<String> common) {}

    /**
     * Compares all tables of the group.
     *
     * @param position at which both stand
     * @param equal both were equal there: rows that only come are compared after its position, all other tables whole
     */
    Difference of(Group group, long position, @Nullable Difference equal) throws SQLException {
        Sql.execute(connection, "set local timezone = 'UTC'");
        var tables = new ArrayList<Difference.Table>();
        for (var fold : group.folds()) tables.add(table(fold, ShadowTables.isAppendOnly(fold) ? equal : null));
        return new Difference(position, tables);
    }

    /** Compares the tables of rows that only come up to a position; of all others the past is not kept. */
    List<Difference.Table> upTo(Group group, long position) throws SQLException {
        Sql.execute(connection, "set local timezone = 'UTC'");
        var tables = new ArrayList<Difference.Table>();
        for (var fold : group.folds())
            if (ShadowTables.isAppendOnly(fold))
                tables.add(table(fold.projection().name(), true, new Window(0, position), 0));
        return tables;
    }

    private Difference.Table table(Fold<?, ?> fold, @Nullable Difference equal) throws SQLException {
        var table = fold.projection().name();
        var isAppendOnly = ShadowTables.isAppendOnly(fold);
        return equal == null
                ? table(table, isAppendOnly, Window.ALL, 0)
                : table(table, isAppendOnly, new Window(equal.position(), Long.MAX_VALUE), equal.rows(table));
    }

    /** @param before rows that are not compared, because they were */
    private Difference.Table table(String table, boolean isAppendOnly, Window window, long before) throws SQLException {
        var old = ShadowTables.columns(connection, ViewSchema.NAME, table);
        var now = ShadowTables.columns(connection, schema, table);
        var common = old.stream().filter(now::contains).toList();
        var names = common.stream().map(Comparison::name).toList();
        var sums = isAppendOnly
                ? List.<String>of()
                : common.stream()
                        .filter(c -> c.endsWith(" bigint"))
                        .map(Comparison::name)
                        .toList();
        var shape = new Shape(table, keys(table), names);
        var found = new Findings(table, sums::contains);
        var counted = count(shape, window);
        if (counted.differing() > 0) read(shape, window, found);
        return found.table(before + counted.rows(), only(old, now), only(now, old));
    }

    private static String name(String column) {
        return column.substring(0, column.indexOf(' '));
    }

    private static List<String> only(List<String> these, List<String> others) {
        return these.stream().filter(c -> !others.contains(c)).toList();
    }

    private List<String> keys(String table) throws SQLException {
        return Sql.list(connection, """
                select attname from pg_index join pg_attribute on attrelid = indrelid and attnum = any(indkey)
                 where indrelid = ?::regclass and indisprimary order by array_position(indkey::smallint[], attnum)
                """, row -> row.getString(1), ViewSchema.NAME + "." + table);
    }

    /** @param rows of the table computed anew */
    private record Counted(long rows, long differing) {}

    /** One number comes back, so that the server may use all its cores; a cursor would keep it to one. */
    private Counted count(Shape shape, Window window) throws SQLException {
        var sql = "select count(n.%s), count(*) filter (where %s) %s"
                .formatted(shape.keys().getFirst(), differs(shape), joined(shape, window));
        return Sql.list(connection, sql, row -> new Counted(row.getLong(1), row.getLong(2)))
                .getFirst();
    }

    private void read(Shape shape, Window window, Findings found) throws SQLException {
        var sql = "select %s %s where %s order by %s"
                .formatted(
                        shape.common().stream()
                                .map(c -> "o.%1$s::text, n.%1$s::text".formatted(c))
                                .collect(Collectors.joining(", ")),
                        joined(shape, window),
                        differs(shape),
                        shape.keys().stream()
                                .map(k -> "coalesce(o.%1$s, n.%1$s)".formatted(k))
                                .collect(Collectors.joining(", ")));
        try (var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) found.add(row(shape, rows));
            }
        }
    }

    private String joined(Shape shape, Window window) {
        return "from (select * from view.%1$s%2$s) o full join (select * from %3$s.%1$s%2$s) n on %4$s"
                .formatted(
                        shape.table(),
                        window.condition(),
                        schema,
                        shape.keys().stream()
                                .map(k -> "o.%1$s = n.%1$s".formatted(k))
                                .collect(Collectors.joining(" and ")));
    }

    private static String differs(Shape shape) {
        return "(o.%1$s is null or n.%1$s is null or (%2$s) is distinct from (%3$s))"
                .formatted(shape.keys().getFirst(), side("o", shape), side("n", shape));
    }

    private static String side(String side, Shape shape) {
        return shape.common().stream().map(c -> side + "." + c).collect(Collectors.joining(", "));
    }

    private static Difference.Row row(Shape shape, ResultSet row) throws SQLException {
        var cells = new ArrayList<Difference.Cell>();
        for (int i = 0; i < shape.common().size(); i++) {
            cells.add(new Difference.Cell(shape.common().get(i), row.getString(2 * i + 1), row.getString(2 * i + 2)));
        }
        var kind = kind(shape, cells);
        var key = cells.stream()
                .filter(c -> shape.keys().contains(c.column()))
                .map(c -> c.column() + "=" + (kind == Difference.Kind.ADDED ? c.now() : c.old()))
                .collect(Collectors.joining(", "));
        var differing = cells.stream()
                .filter(c -> !Objects.equals(c.old(), c.now()))
                .filter(c -> !shape.keys().contains(c.column()))
                .toList();
        return new Difference.Row(kind, key, differing);
    }

    private static Difference.Kind kind(Shape shape, List<Difference.Cell> cells) {
        var firstKey = shape.keys().getFirst();
        for (var cell : cells) {
            if (!cell.column().equals(firstKey)) continue;
            if (cell.old() == null) return Difference.Kind.ADDED;
            if (cell.now() == null) return Difference.Kind.MISSING;
        }
        return Difference.Kind.CHANGED;
    }
}
