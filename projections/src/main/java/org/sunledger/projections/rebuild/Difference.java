package org.sunledger.projections.rebuild;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Sha256;

/**
 * 差异报告: every row of the tables that are read against the rows computed anew, both at one position.
 *
 * @param position what both stood for
 */
public record Difference(long position, List<Table> tables) {
    /** Rows shown of one table; all are counted and all are in the digest. */
    public static final int SHOWN_MAX = 200;

    public Difference {
        tables = List.copyOf(tables);
    }

    /** What is wrong with a row. */
    public enum Kind {
        CHANGED,
        MISSING,
        ADDED
    }

    /**
     * One table.
     *
     * @param rows of the table computed anew
     * @param changed rows in both that are not equal
     * @param missing rows that are read and were not computed
     * @param added rows that were computed and are not read
     * @param uncompared rows on both sides of which nothing was ever kept that could be compared
     * @param onlyOld columns that only the table has which is read; not compared
     * @param onlyNew columns that only the new table has; not compared
     * @param shown the first {@link #SHOWN_MAX} rows in the order of their keys
     * @param sha256 of all rows that differ; null where none does
     */
    public record Table(
            String name,
            long rows,
            long changed,
            long missing,
            long added,
            long uncompared,
            List<String> onlyOld,
            List<String> onlyNew,
            List<Row> shown,
            @Nullable String sha256) {
        public Table {
            onlyOld = List.copyOf(onlyOld);
            onlyNew = List.copyOf(onlyNew);
            shown = List.copyOf(shown);
        }

        public long differing() {
            return changed + missing + added;
        }
    }

    /**
     * One row.
     *
     * @param key the values that name it, such as {@code position=17, line_no=2}
     */
    public record Row(Kind kind, String key, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** One column that differs; null: no value, or no row. */
    public record Cell(
            String column, @Nullable String old, @Nullable String now) {}

    /** Whether no row differs. (Its name keeps it out of the JSON.) */
    public boolean areEqual() {
        return differing() == 0;
    }

    /** Of this table, or zero if it is not among them. */
    long rows(String table) {
        return tables.stream()
                .filter(t -> t.name().equals(table))
                .mapToLong(Table::rows)
                .sum();
    }

    public long differing() {
        return tables.stream().mapToLong(Table::differing).sum();
    }

    /** Rows of all tables of which nothing was ever kept that could be compared; they do not differ. */
    public long uncompared() {
        return tables.stream().mapToLong(Table::uncompared).sum();
    }

    /**
     * Names this difference when it is accepted; null where there is none. Sums count by what was added to them, so that
     * a difference keeps its digest while commands go on that both folds see alike.
     */
    public @Nullable String sha256() {
        if (areEqual()) return null;
        var all = new StringBuilder();
        for (var table : tables)
            all.append(table.name()).append(' ').append(table.sha256()).append('\n');
        return Sha256.of(all.toString());
    }

    /** As a person reads it, a line for each table and each row shown. */
    public String text() {
        var text = new StringBuilder("位置 %d / position %d\n".formatted(position, position));
        for (var table : tables) {
            text.append("%s: %d rows, %d changed, %d missing, %d added"
                    .formatted(table.name(), table.rows(), table.changed(), table.missing(), table.added()));
            if (table.uncompared() > 0)
                text.append(",%d 项从未保存内容,无从比对 of which nothing was ever kept to compare".formatted(table.uncompared()));
            text.append('\n');
            for (var row : table.shown()) {
                text.append("  %s %s\n".formatted(row.kind(), row.key()));
                for (var cell : row.cells())
                    text.append("    %s: %s → %s\n".formatted(cell.column(), cell.old(), cell.now()));
            }
        }
        return text.toString();
    }
}
