package org.sunledger.projections.check;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** 应有的行: what one record must have left behind, by table and by what names a row beside the position. */
final class Told {
    private final Raw record;
    private final Map<Listed, Map<String, Map<String, @Nullable String>>> rows = new EnumMap<>(Listed.class);

    Told(Raw record) {
        this.record = record;
    }

    Map<Listed, Map<String, Map<String, @Nullable String>>> rows() {
        return rows;
    }

    /** @param values in the order of the table's columns */
    void row(Listed table, String key, @Nullable String... values) {
        var columns = new LinkedHashMap<String, @Nullable String>();
        for (int i = 0; i < values.length; i++) columns.put(table.columns().get(i), values[i]);
        if (columns.size() != table.columns().size()) throw new IllegalArgumentException(table + ": " + columns);
        rows.computeIfAbsent(table, ignored -> new TreeMap<>()).put(key, columns);
    }

    /** A row of what the record says as it stands there, see {@link Raw#value}. */
    void copied(Listed table, String key, String... pointers) {
        var values = new @Nullable String[pointers.length];
        for (int i = 0; i < pointers.length; i++) values[i] = record.value(pointers[i]);
        row(table, key, values);
    }

    void word(Listed table, String subject, String what, @Nullable String text, @Nullable Long number) {
        row(table, subject + "/" + what, record.effectiveOn(), text, number == null ? null : Long.toString(number));
    }
}
