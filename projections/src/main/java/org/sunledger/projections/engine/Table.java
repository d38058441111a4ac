package org.sunledger.projections.engine;

import java.sql.SQLException;
import java.util.SortedMap;

/**
 * The only code that writes its table: all rows of a batch at once, in the order of their keys, to the target it is
 * given.
 */
@FunctionalInterface
public interface Table<K extends Comparable<? super K>, C> {
    void write(Target target, SortedMap<K, C> changes) throws SQLException;
}
