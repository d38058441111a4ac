package org.sunledger.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.TreeSet;
import javax.sql.DataSource;

/** The right to rebuild some groups, or to replay: a lock of the database, gone with the connection that holds it. */
final class Claim implements AutoCloseable {
    private static final String NAME = "sunledger rebuild";
    private static final String REPLAYS = "sunledger replay";

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
        return taken(owner, connection -> {
            for (var group : new TreeSet<>(groups))
                if (!take(connection, NAME, group))
                    throw new RebuildRefused(RebuildRefusal.RUNNING, "projection", group);
        });
    }

    /**
     * To replay: one at a time, since each reads and writes as much as the machine can.
     *
     * @throws RebuildRefused a replay is running
     */
    static Claim ofReplays(DataSource owner) throws SQLException {
        return taken(owner, connection -> {
            if (!take(connection, REPLAYS, REPLAYS)) throw new RebuildRefused(ReplayRefusal.RUNNING);
        });
    }

    private interface Taking {
        void take(Connection connection) throws SQLException;
    }

    private static Claim taken(DataSource owner, Taking taking) throws SQLException {
        var connection = owner.getConnection();
        var isTaken = false;
        try {
            taking.take(connection);
            isTaken = true;
            return new Claim(connection);
        } finally {
            if (!isTaken) release(connection);
        }
    }

    /** Gives back one of several groups. */
    void giveBack(String group) throws SQLException {
        Sql.list(
                connection,
                "select pg_advisory_unlock(hashtext(?), hashtext(?))",
                row -> row.getBoolean(1),
                NAME,
                group);
    }

    private static boolean take(Connection connection, String name, String of) throws SQLException {
        return Sql.list(
                        connection,
                        "select pg_try_advisory_lock(hashtext(?), hashtext(?))",
                        row -> row.getBoolean(1),
                        name,
                        of)
                .getFirst();
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
