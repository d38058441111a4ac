package org.sunledger.projections.engine;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Where a table's rows go: into the live tables, into the shadow tables of a rebuild, or into a buffer for COPY. */
public interface Target {
    /**
     * Inserts every row; a row that is there already is an error.
     *
     * @param table without schema
     */
    <R> void insert(String table, List<Column<R>> columns, Collection<R> rows) throws SQLException;

    /**
     * Adds to what the rows hold; a row that is not there yet begins with the table's defaults.
     *
     * @param table without schema
     * @param keys so many first columns name a row, the others are added
     */
    <R> void add(String table, int keys, List<Column<R>> columns, Collection<R> rows) throws SQLException;
}
