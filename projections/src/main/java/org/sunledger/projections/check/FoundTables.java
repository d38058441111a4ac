package org.sunledger.projections.check;

import java.util.Iterator;
import java.util.List;

/** The read tables as they are, all of one moment. */
interface FoundTables {
    /** What the tables of a group say they stand for: the token of their processor; 0 before the first record. */
    long position(String group);

    /** All rows in the order of their positions. */
    Iterator<Row> rows(Listed table);

    /** All rows; columns are the figures. */
    List<Row> rows(Summed table);

    /** All rows, in any order. */
    Iterator<Row> rows(Celled table);

    /** Tables and columns of the views that nobody compares here. */
    List<String> unchecked();
}
