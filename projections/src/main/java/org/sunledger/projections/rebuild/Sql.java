package org.sunledger.projections.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Statements on a connection whose transaction the caller holds, and transactions around them. */
final class Sql {
    /** A lock was not given in time. */
    static final String LOCK_NOT_AVAILABLE = "55P03";

    private Sql() {}

    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    interface Step {
        void run(Connection connection) throws SQLException, InterruptedException;
    }

    interface Work<T> {
        T run(Connection connection) throws SQLException, InterruptedException;
    }

    static int update(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    static <T> List<T> list(Connection connection, String sql, Row<T> row, @Nullable Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            var found = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) found.add(row.read(rows));
            }
            return found;
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs the work and commits, or rolls back and lets the error out. */
    static <T> T transaction(Connection connection, Work<T> work) throws SQLException, InterruptedException {
        var isDone = false;
        try {
            var answer = work.run(connection);
            connection.commit();
            isDone = true;
            return answer;
        } finally {
            if (!isDone) rollback(connection);
        }
    }

    /** On a connection of its own, in a transaction of its own. */
    static <T> T ask(DataSource source, Work<T> work) {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            return transaction(connection, work);
        } catch (SQLException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("The database did not do it: " + e.getMessage(), e);
    }

    static void step(Connection connection, Step step) throws SQLException, InterruptedException {
        transaction(connection, c -> {
            step.run(c);
            return true;
        });
    }

    /** A connection that is gone has rolled back already, and its own error tells more. */
    static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException ignored) {
            // The error that led here is on its way.
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
    }
}
