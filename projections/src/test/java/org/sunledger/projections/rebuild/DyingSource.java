package org.sunledger.projections.rebuild;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Connections of a program that is killed at a chosen commit, just before it or just after, with all it had open. */
final class DyingSource extends AbstractDataSource {
    private final DataSource source;
    private final int fatal;
    private final boolean isAfter;
    private final List<Connection> open = new CopyOnWriteArrayList<>();
    private int commits;
    private boolean isDead;

    /** @param fatal the number of the commit, from 1 */
    DyingSource(DataSource source, int fatal, boolean isAfter) {
        this.source = source;
        this.fatal = fatal;
        this.isAfter = isAfter;
    }

    synchronized boolean isDead() {
        return isDead;
    }

    @Override
    public synchronized Connection getConnection() throws SQLException {
        requireAlive();
        var connection = source.getConnection();
        open.add(connection);
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(connection, method, arguments));
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    private @Nullable Object call(Connection connection, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("commit")) {
            commit(connection);
            return null;
        }
        if (method.getName().equals("close")) open.remove(connection);
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private synchronized void commit(Connection connection) throws SQLException {
        requireAlive();
        commits++;
        if (commits == fatal && !isAfter) die();
        connection.commit();
        if (commits == fatal) die();
    }

    private void die() throws SQLException {
        isDead = true;
        for (var connection : open) connection.abort(Runnable::run);
        requireAlive();
    }

    private void requireAlive() throws SQLException {
        if (isDead) throw new SQLException("killed");
    }
}
