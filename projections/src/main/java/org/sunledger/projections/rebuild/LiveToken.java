package org.sunledger.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The token of live processing. A batch takes its row before it writes anything and keeps it to its end, so whoever locks
 * the row waits for the batch in hand and holds the next one back, in whichever program it runs.
 */
final class LiveToken {
    private static final String SELECT = "select position from view.token where processor_name = ? and segment = 0";

    private LiveToken() {}

    static long position(Connection connection, String group) throws SQLException {
        return required(Sql.list(connection, SELECT, row -> row.getLong(1), group), group);
    }

    /** Holds live processing until the transaction ends. */
    static long hold(Connection connection, String group) throws SQLException {
        return required(Sql.list(connection, SELECT + " for update", row -> row.getLong(1), group), group);
    }

    private static long required(List<Long> position, String group) {
        if (position.isEmpty()) throw new RebuildRefused(RebuildRefusal.NOT_BEGUN, "projection", group);
        return position.getFirst();
    }
}
