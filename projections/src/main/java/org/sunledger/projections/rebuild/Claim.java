package org.sunledger.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.TreeSet;
import javax.sql.DataSource;

/** The right to rebuild some groups: a lock of the database, gone with the connection that holds it. */
final class Claim implements AutoCloseable {
    private static final String NAME = "sunledger rebuild";

    private final Connection connection;

    private Claim(Connection connection) {
        this.connection = connection;
    }

    /**
     * Claims all of them, or none.
     *
     * @throws RebuildRefused somebody else rebuilds one of them
     */
    static Claim of(DataSource owner, Collection<String> groups) throws SQLException {
        var connection = owner.getConnection();
        var isTaken = false;
        try {
            for (var group : new TreeSet<>(groups)) take(connection, group);
            isTaken = true;
            return new Claim(connection);
        } finally {
            if (!isTaken) release(connection);
        }
    }

    private static void take(Connection connection, String group) throws SQLException {
        var isGiven = Sql.list(
                        connection,
                        "select pg_try_advisory_lock(hashtext(?), hashtext(?))",
                        row -> row.getBoolean(1),
                        NAME,
                        group)
                .getFirst();
        if (!isGiven) throw new RebuildRefused(RebuildRefusal.RUNNING, "projection", group);
    }

    @Override
    public void close() throws SQLException {
        release(connection);
    }

    /** The connection may go back to a pool: the locks must not go with it. */
    private static void release(Connection connection) throws SQLException {
        try (connection) {
            if (!connection.isClosed()) Sql.execute(connection, "select pg_advisory_unlock_all()");
        }
    }
}
