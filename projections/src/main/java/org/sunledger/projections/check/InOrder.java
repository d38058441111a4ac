package org.sunledger.projections.check;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Follows one table beside the journal, record by record; neither is ever in memory. */
final class InOrder {
    private final Listed table;
    private final Iterator<Row> rows;
    private final Findings findings;
    private @Nullable Row next;
    private long compared;

    InOrder(Listed table, Iterator<Row> rows, Findings findings) {
        this.table = table;
        this.rows = rows;
        this.findings = findings;
        advance();
    }

    private void advance() {
        next = rows.hasNext() ? rows.next() : null;
    }

    /** Compares the rows of one record; rows of positions that were passed over are rows of no record. */
    void at(long position, Map<String, Map<String, @Nullable String>> expected, List<Behind> behind) {
        homelessBefore(position);
        if (expected.isEmpty() && (next == null || next.position() != position)) return;
        var found = new TreeMap<String, Map<String, @Nullable String>>();
        for (var row = next; row != null && row.position() == position; row = next) {
            var twin = found.put(row.key(), row.columns());
            if (twin != null) findings.row(table.table(), name(position, row.key()), null, twin, behind);
            compared++;
            advance();
        }
        for (var row : expected.entrySet()) {
            var twin = found.remove(row.getKey());
            findings.row(table.table(), name(position, row.getKey()), row.getValue(), twin, behind);
        }
        for (var row : found.entrySet())
            findings.row(table.table(), name(position, row.getKey()), null, row.getValue(), behind);
    }

    /** Every row that is left belongs to no record. */
    void end() {
        homelessBefore(Long.MAX_VALUE);
    }

    private void homelessBefore(long position) {
        for (var row = next; row != null && row.position() < position; row = next) {
            findings.row(table.table(), name(row.position(), row.key()), null, row.columns(), List.of());
            compared++;
            advance();
        }
    }

    private static String name(long position, String key) {
        return key.isEmpty() ? Long.toString(position) : position + "/" + key;
    }

    String table() {
        return table.table();
    }

    long compared() {
        return compared;
    }
}
