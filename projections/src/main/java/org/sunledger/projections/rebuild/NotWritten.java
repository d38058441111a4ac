package org.sunledger.projections.rebuild;

import java.sql.SQLException;
import java.util.List;
import org.postgresql.util.PSQLException;

/** A batch whose rows the database refuses. */
final class NotWritten extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long from;
    private final long last;
    private final transient SQLException why;

    NotWritten(long from, long last, SQLException why) {
        super(why);
        this.from = from;
        this.last = last;
        this.why = why;
    }

    /** SQLState classes 22 and 23: a value or a row that breaks a rule of the table. */
    static boolean isRefusal(SQLException e) {
        var state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    /** Position after which the batch begins. */
    long from() {
        return from;
    }

    /** Position of its last event. */
    long last() {
        return last;
    }

    boolean isOfOneEvent() {
        return last - from == 1;
    }

    RebuildStopped stopped(List<? extends Copy> copies) {
        return RebuildStopped.at(table(copies), last, last, why);
    }

    private String table(List<? extends Copy> copies) {
        var server = why instanceof PSQLException told ? told.getServerErrorMessage() : null;
        var table = server == null ? null : server.getTable();
        return table == null ? copies.getFirst().group().name() : table;
    }
}
