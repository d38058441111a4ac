package org.sunledger.projections.engine;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows as their table describes them; the target decides how they travel. */
public final class Rows<R> {
    private final Collection<R> rows;
    private final List<Column<R>> columns = new ArrayList<>();

    private Rows(Collection<R> rows) {
        this.rows = rows;
    }

    public static <R> Rows<R> of(Collection<R> rows) {
        return new Rows<>(rows);
    }

    /**
     * Adds a column.
     *
     * @param type of one element, as PostgreSQL names it
     */
    public Rows<R> column(String name, String type, Function<R, @Nullable Object> value) {
        columns.add(new Column<>(name, type, value));
        return this;
    }

    /**
     * Inserts every row; a row that is there already is an error.
     *
     * @param table without schema
     */
    public void insertInto(Target target, String table) throws SQLException {
        if (!rows.isEmpty()) target.insert(table, columns, rows);
    }

    /**
     * Adds the columns after the first {@code keys} to what the rows hold; those name a row.
     *
     * @param table without schema
     */
    public void addTo(Target target, String table, int keys) throws SQLException {
        if (!rows.isEmpty()) target.add(table, keys, columns, rows);
    }
}
