package org.sunledger.ledger.journal.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that one thread keeps from one batch to the next, with the server's plans for its statements. It goes back
 * to the pool when there is nothing to write, and now and then while there is, so that the pool can renew it.
 */
final class KeptConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeptConnection.class);

    /** Longer than any wait that the server itself ends: a line that is silent for so long is broken. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(60);

    /** Well below the half hour after which pools renew connections. */
    private static final Duration KEPT_MAX = Duration.ofMinutes(5);

    private final DataSource source;
    private final IntConsumer isServedBy;
    private volatile @Nullable Connection kept;
    private long sinceNanos;

    /** @param isServedBy told the number of the server's process for this connection; 0: there is none */
    KeptConnection(DataSource source, IntConsumer isServedBy) {
        this.source = source;
        this.isServedBy = isServedBy;
    }

    /** The kept one or another; it does not commit by itself and has no transaction. */
    Connection get() throws SQLException {
        var connection = kept;
        if (connection != null && System.nanoTime() - sinceNanos > KEPT_MAX.toNanos()) {
            giveBack();
            connection = null;
        }
        if (connection != null) return connection;
        connection = source.getConnection();
        kept = connection;
        sinceNanos = System.nanoTime();
        connection.setAutoCommit(false);
        connection.setNetworkTimeout(Runnable::run, (int) SILENCE_MAX.toMillis());
        isServedBy.accept(connection.unwrap(PGConnection.class).getBackendPID());
        return connection;
    }

    /** For a line that is or may be broken. Whatever it had begun ends, at the latest when the server notices. */
    void abandon() {
        abort();
        giveBack();
    }

    /** Ends whatever the connection is doing; may come from another thread. */
    void abort() {
        var connection = kept;
        if (connection == null) return;
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("The connection was gone already", e);
        }
    }

    /** What fails here changes no answer: the outcome of every transaction on it is decided already. */
    void giveBack() {
        var connection = kept;
        kept = null;
        if (connection == null) return;
        isServedBy.accept(0);
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("A connection could not be given back cleanly", e);
        }
    }

    @Override
    public void close() {
        giveBack();
    }
}
