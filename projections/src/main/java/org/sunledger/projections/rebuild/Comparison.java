package org.sunledger.projections.rebuild;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sunledger.projections.engine.Processors.Group;
import org.sunledger.projections.engine.ViewSchema;

/**
 * Compares the tables that are read with those computed anew, row by row over the columns both have, inside PostgreSQL:
 * both sides are joined in the order of their keys, and only rows that differ come back.
 */
final class Comparison {
    private static final int FETCH = 1_000;

    private final Connection connection;
    private final Generation shadow;

    /** In the connection's transaction, in which both stand at one position. */
    Comparison(Connection connection, Generation shadow) {
        this.connection = connection;
        this.shadow = shadow;
    }

    private record Shape(String table, List<String> keys, List<String> common, List<String> sums) {
        boolean isSummed(String column) {
            return sums.contains(column);
        }
    }

    /**
     * Compares all tables of the group.
     *
     * @param position at which both stand
     * @param equal both were equal there: rows that only come are compared after its position, all other tables whole
     */
    Difference of(Group group, long position, @Nullable Difference equal) throws SQLException {
        Sql.execute(connection, "set local timezone = 'UTC'");
        var tables = new ArrayList<Difference.Table>();
        for (var fold : group.folds())
            tables.add(table(
                    fold.projection().name(),
                    ShadowTables.isAppendOnly(fold),
                    ShadowTables.isAppendOnly(fold) ? equal : null));
        return new Difference(position, tables);
    }

    private Difference.Table table(String table, boolean isAppendOnly, @Nullable Difference equal) throws SQLException {
        var after = equal == null ? 0 : equal.position();
        var before = equal == null ? 0 : equal.rows(table);
        var old = ShadowTables.columns(connection, ViewSchema.NAME, table);
        var now = ShadowTables.columns(connection, shadow.schema(), table);
        var common = old.stream().filter(now::contains).toList();
        var names = common.stream().map(Comparison::name).toList();
        var sums = isAppendOnly
                ? List.<String>of()
                : common.stream()
                        .filter(c -> c.endsWith(" bigint"))
                        .map(Comparison::name)
                        .toList();
        var shape = new Shape(table, keys(table), names, sums);
        var found = new Found(shape);
        read(shape, after, found);
        return found.table(before + rows(table, after), only(old, now), only(now, old));
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

    private long rows(String table, long after) throws SQLException {
        return Sql.list(
                        connection,
                        "select count(*) from %s.%s%s".formatted(shadow.schema(), table, later(after)),
                        row -> row.getLong(1))
                .getFirst();
    }

    private static String later(long after) {
        return after == 0 ? "" : " where position > " + after;
    }

    private void read(Shape shape, long after, Found found) throws SQLException {
        var firstKey = shape.keys().getFirst();
        var sql = """
                select %s from (select * from view.%s%s) o full join (select * from %s.%s%s) n on %s
                 where o.%s is null or n.%s is null or (%s) is distinct from (%s)
                 order by %s
                """.formatted(
                shape.common().stream()
                        .map(c -> "o.%1$s::text, n.%1$s::text".formatted(c))
                        .collect(Collectors.joining(", ")),
                shape.table(),
                later(after),
                shadow.schema(),
                shape.table(),
                later(after),
                shape.keys().stream().map(k -> "o.%1$s = n.%1$s".formatted(k)).collect(Collectors.joining(" and ")),
                firstKey,
                firstKey,
                side("o", shape),
                side("n", shape),
                shape.keys().stream()
                        .map(k -> "coalesce(o.%1$s, n.%1$s)".formatted(k))
                        .collect(Collectors.joining(", ")));
        try (var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) found.add(rows);
            }
        }
    }

    private static String side(String side, Shape shape) {
        return shape.common().stream().map(c -> side + "." + c).collect(Collectors.joining(", "));
    }

    /** Counts and digests every row that differs, and keeps the first of them. */
    private static final class Found {
        private final Shape shape;
        private final MessageDigest digest = sha256();
        private final List<Difference.Row> shown = new ArrayList<>();
        private final Map<Difference.Kind, Long> counts = new EnumMap<>(Difference.Kind.class);

        private Found(Shape shape) {
            this.shape = shape;
        }

        private void add(ResultSet row) throws SQLException {
            var cells = new ArrayList<Difference.Cell>();
            for (int i = 0; i < shape.common().size(); i++) {
                cells.add(
                        new Difference.Cell(shape.common().get(i), row.getString(2 * i + 1), row.getString(2 * i + 2)));
            }
            var kind = kind(cells);
            var key = cells.stream()
                    .filter(c -> shape.keys().contains(c.column()))
                    .map(c -> c.column() + "=" + (kind == Difference.Kind.ADDED ? c.now() : c.old()))
                    .collect(Collectors.joining(", "));
            var differing = cells.stream()
                    .filter(c -> !Objects.equals(c.old(), c.now()))
                    .filter(c -> !shape.keys().contains(c.column()))
                    .toList();
            var found = new Difference.Row(kind, key, differing);
            counts.merge(kind, 1L, Long::sum);
            if (shown.size() < Difference.SHOWN_MAX) shown.add(found);
            digest.update(canonical(found).getBytes(StandardCharsets.UTF_8));
        }

        private Difference.Kind kind(List<Difference.Cell> cells) {
            var firstKey = shape.keys().getFirst();
            for (var cell : cells) {
                if (!cell.column().equals(firstKey)) continue;
                if (cell.old() == null) return Difference.Kind.ADDED;
                if (cell.now() == null) return Difference.Kind.MISSING;
            }
            return Difference.Kind.CHANGED;
        }

        /** One line per cell; a sum counts by what it differs, see {@link Difference#sha256}. */
        private String canonical(Difference.Row row) {
            var text = new StringBuilder();
            text.append(row.kind()).append('\t').append(escaped(row.key())).append('\n');
            for (var cell : row.cells()) {
                text.append('\t').append(cell.column()).append('\t');
                if (row.kind() == Difference.Kind.CHANGED && shape.isSummed(cell.column())) {
                    text.append(number(cell.now()) - number(cell.old()));
                } else {
                    text.append(escaped(cell.old())).append('\t').append(escaped(cell.now()));
                }
                text.append('\n');
            }
            return text.toString();
        }

        private static long number(@Nullable String value) {
            return value == null ? 0 : Long.parseLong(value);
        }

        /** So that no text can look like a line of its own; null is not the empty text. */
        private static String escaped(@Nullable String value) {
            if (value == null) return "-";
            return "=" + value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
        }

        private Difference.Table table(long rows, List<String> onlyOld, List<String> onlyNew) {
            var differing = counts.values().stream().mapToLong(Long::longValue).sum();
            return new Difference.Table(
                    shape.table(),
                    rows,
                    counts.getOrDefault(Difference.Kind.CHANGED, 0L),
                    counts.getOrDefault(Difference.Kind.MISSING, 0L),
                    counts.getOrDefault(Difference.Kind.ADDED, 0L),
                    onlyOld,
                    onlyNew,
                    shown,
                    differing == 0 ? null : HexFormat.of().formatHex(digest.digest()));
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every JDK has SHA-256", e);
            }
        }
    }
}
