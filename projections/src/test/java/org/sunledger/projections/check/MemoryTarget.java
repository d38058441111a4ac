package org.sunledger.projections.check;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sunledger.projections.engine.Column;
import org.sunledger.projections.engine.Target;

/** Tables in memory that take what PostgreSQL takes and refuse what it refuses: types, doubles, keys without a value. */
final class MemoryTarget implements Target {
    private static final Set<String> TYPES =
            Set.of("bigint", "integer", "uuid", "text", "date", "timestamptz", "jsonb", "boolean");

    private final Map<String, List<Map<String, Object>>> inserted = new TreeMap<>();
    private final Map<String, Map<List<Object>, Map<String, Object>>> summed = new TreeMap<>();

    @Override
    public <R> void insert(String table, List<Column<R>> columns, Collection<R> rows) throws SQLException {
        for (var row : rows)
            inserted.computeIfAbsent(table, ignored -> new ArrayList<>()).add(values(columns, row));
    }

    @Override
    public <R> void add(String table, int keys, List<Column<R>> columns, Collection<R> rows) throws SQLException {
        if (keys < 1) throw new SQLException("No key names the row");
        var known = summed.computeIfAbsent(table, ignored -> new LinkedHashMap<>());
        for (var row : rows) {
            var values = values(columns, row);
            var key = new ArrayList<>(values.values()).subList(0, keys);
            var sums = known.computeIfAbsent(List.copyOf(key), ignored -> new LinkedHashMap<>());
            var names = new ArrayList<>(values.keySet());
            for (int i = 0; i < names.size(); i++) {
                var value = values.get(names.get(i));
                if (i < keys) sums.put(names.get(i), value);
                else sums.merge(names.get(i), value, (one, other) -> Math.addExact((Long) one, (Long) other));
            }
        }
    }

    private static <R> Map<String, Object> values(List<Column<R>> columns, R row) throws SQLException {
        var values = new LinkedHashMap<String, Object>();
        for (var column : columns) {
            if (!TYPES.contains(column.type())) throw new SQLException("No such type: " + column.type());
            if (values.containsKey(column.name())) throw new SQLException("Named twice: " + column.name());
            values.put(column.name(), column.value().apply(row));
        }
        return values;
    }

    /** In types of the JDK only: whoever loaded the folds with a loader of its own reads this. */
    Map<String, List<Map<String, Object>>> tables() {
        var tables = new TreeMap<>(inserted);
        summed.forEach((table, rows) -> tables.put(table, new ArrayList<>(rows.values())));
        return tables;
    }
}
