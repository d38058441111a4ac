package org.sunledger.api.projection;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Yuan;
import org.sunledger.projections.rebuild.Difference;

/**
 * One value that differs, as a person reads it: amounts in yuan.
 *
 * @param old what is read now; null: no value, or no row
 * @param now what was computed anew; null: no value, or no row
 */
record DifferingValue(
        String table,
        Difference.Kind kind,
        String key,
        String column,
        @Nullable String old,
        @Nullable String now) {
    private static final Pattern NEXT_WORD = Pattern.compile("_([a-z])");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

    /** The name that views give such a column, by which it is titled: {@code incomeFen} of {@code income_fen}. */
    public String titledBy() {
        return NEXT_WORD.matcher(column).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }

    static List<DifferingValue> of(@Nullable Difference difference) {
        return difference == null
                ? List.of()
                : difference.tables().stream().flatMap(DifferingValue::of).toList();
    }

    private static Stream<DifferingValue> of(Difference.Table table) {
        return table.shown().stream().flatMap(row -> of(table.name(), row));
    }

    /** A row that has no cell to compare is on one side only. */
    private static Stream<DifferingValue> of(String table, Difference.Row row) {
        if (row.cells().isEmpty()) return Stream.of(new DifferingValue(table, row.kind(), row.key(), "–", null, null));
        return row.cells().stream()
                .map(cell -> new DifferingValue(
                        table,
                        row.kind(),
                        row.key(),
                        cell.column(),
                        readable(cell.column(), cell.old()),
                        readable(cell.column(), cell.now())));
    }

    private static @Nullable String readable(String column, @Nullable String value) {
        var isAmount =
                value != null && column.endsWith("_fen") && WHOLE.matcher(value).matches();
        return isAmount ? Yuan.grouped(Long.parseLong(value)) : value;
    }
}
