package org.sunledger.projections.check;

import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.RecordedAt;

/** Rows as folds made them in memory, read as those of a database are: what a table has not is an error. */
record FoldedTables(Map<String, Long> positions, Map<String, List<Map<String, Object>>> tables) implements FoundTables {
    /** All groups at one position. */
    static FoldedTables at(long position, Map<String, List<Map<String, Object>>> tables) {
        return at(position, AllFolds.groups(), tables);
    }

    /** These groups at one position, and the others not begun. */
    static FoldedTables at(long position, Set<String> groups, Map<String, List<Map<String, Object>>> tables) {
        return new FoldedTables(groups.stream().collect(Collectors.toMap(group -> group, ignored -> position)), tables);
    }

    @Override
    public long position(String group) {
        return positions.getOrDefault(group, 0L);
    }

    @Override
    public Iterator<Row> rows(Listed table) {
        return tables.getOrDefault(table.table(), List.of()).stream()
                .map(row -> row(
                        (Long) value(row, "position"),
                        table.key().stream().map(name -> text(value(row, name))).collect(Collectors.joining("/")),
                        table.columns(),
                        row))
                .sorted(Comparator.comparingLong(Row::position))
                .iterator();
    }

    @Override
    public List<Row> rows(Summed table) {
        var figures = table.figures().stream().map(Figure::column).toList();
        return tables.getOrDefault(table.table(), List.of()).stream()
                .map(row -> row(0, text(value(row, table.key())), figures, row))
                .toList();
    }

    private static Row row(long position, String key, List<String> columns, Map<String, Object> row) {
        var values = new LinkedHashMap<String, @Nullable String>();
        for (var column : columns) {
            var text = text(value(row, column));
            values.put(column, text == null || !Listed.isJson(column) ? text : Raw.canonical(text));
        }
        return new Row(position, key, values);
    }

    private static @Nullable Object value(Map<String, Object> row, String column) {
        if (!row.containsKey(column)) throw new IllegalStateException("No column " + column + " in " + row);
        return row.get(column);
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null) return null;
        return value instanceof Instant instant ? RecordedAt.text(instant) : value.toString();
    }

    @Override
    public Iterator<Row> rows(Celled table) {
        return tables.getOrDefault(table.table(), List.of()).stream()
                .map(row -> row(
                        0,
                        table.key().stream().map(name -> text(value(row, name))).collect(Collectors.joining("/")),
                        table.columns(),
                        row))
                .iterator();
    }

    @Override
    public List<String> unchecked() {
        return List.of();
    }
}
