package org.sunledger.projections.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;

/**
 * The only code that writes its table: one statement for all rows of a batch, in the order of their keys, in the
 * transaction it is given.
 */
@FunctionalInterface
public interface Table<K extends Comparable<? super K>, C> {
    void write(Connection connection, SortedMap<K, C> changes) throws SQLException;
}
