package org.sunledger.projections.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cell, or one row, that is not what the journal says.
 *
 * @param key names the row: position and what else the table's key has, or place or fund
 * @param column {@link #ROW}: the row itself is missing, or should not be there
 * @param expected null: nothing
 * @param found null: nothing
 * @param behind the records that make the expected figure, oldest first; not more than {@link #BEHIND_MAX}
 * @param behindCount how many there are
 */
public record Difference(
        String table,
        String key,
        String column,
        @Nullable String expected,
        @Nullable String found,
        List<Behind> behind,
        long behindCount) {
    public static final String ROW = "*";

    static final int BEHIND_MAX = 20;

    /** 合计: the county's figure over all rows. */
    static final String TOTAL = "total";

    public Difference {
        behind = List.copyOf(behind);
    }

    Difference behind(List<Behind> records, long count) {
        return new Difference(table, key, column, expected, found, records, count);
    }

    String text() {
        var text = new StringBuilder(
                "%s %s %s: 应为 expected %s, 实为 found %s".formatted(table, key, column, shown(expected), shown(found)));
        for (var each : behind) text.append("\n    ").append(each.text());
        if (behindCount > behind.size()) {
            text.append("\n    … 共 %1$d 条 %1$d in all".formatted(behindCount));
        }
        return text.toString();
    }

    private static String shown(@Nullable String value) {
        return value == null ? "(无 nothing)" : value;
    }
}
