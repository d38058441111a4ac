package org.sunledger.api.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the tokens of live views as any reader sees them, every few milliseconds; what it tells is late by at most that.
 */
final class TokenWatch implements AutoCloseable {
    private static final long GLANCE_MILLIS = 2;

    private final DataSource database;
    private final Map<String, Sightings> views = new LinkedHashMap<>();
    private final Map<String, Long> standing = new LinkedHashMap<>();
    private final Thread thread;
    private volatile boolean isEnded;
    private volatile @Nullable Throwable failure;

    TokenWatch(DataSource database, List<String> names) {
        this.database = database;
        for (var name : names) {
            views.put(name, new Sightings());
            standing.put(name, 0L);
        }
        this.thread = Thread.ofPlatform().daemon().name("token-watch").start(this::watch);
    }

    private void watch() {
        try (var connection = database.getConnection()) {
            while (!isEnded) {
                look(connection);
                Thread.sleep(GLANCE_MILLIS);
            }
        } catch (SQLException | RuntimeException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(
                        "select processor_name, position from view.token where segment = 0");
                var rows = query.executeQuery()) {
            long now = System.nanoTime();
            while (rows.next()) {
                var name = rows.getString(1);
                var sightings = views.get(name);
                if (sightings == null) continue;
                sightings.saw(rows.getLong(2), now);
                synchronized (standing) {
                    standing.put(name, rows.getLong(2));
                }
            }
        }
    }

    /** Returns when every view was seen at the position. */
    void await(long position, BooleanSupplier isCancelled) throws InterruptedException {
        while (least() < position) {
            if (isCancelled.getAsBoolean()) throw new InterruptedException("cancelled");
            if (failure != null) throw new IllegalStateException(failure);
            Thread.sleep(GLANCE_MILLIS);
        }
    }

    private long least() {
        synchronized (standing) {
            return standing.values().stream().mapToLong(Long::longValue).min().orElseThrow();
        }
    }

    /** What was seen; by view. It looks no longer. */
    Map<String, Sightings> end() throws InterruptedException {
        isEnded = true;
        thread.join();
        if (failure != null) throw new IllegalStateException(failure);
        return views;
    }

    @Override
    public void close() {
        isEnded = true;
    }
}
