package org.sunledger.api.wiring;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.sunledger.ledger.journal.postgres.embedded.EmbeddedPostgres;
import org.sunledger.ledger.journal.postgres.embedded.EmbeddedPostgresException;

/**
 * Starts the program's own server again when it was killed. If it does not come back, the program ends with the reason:
 * a ledger without its database can neither read nor write, and whoever watches over the program sees it end.
 */
final class DatabaseWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

    /** Finding a process in {@code /proc} costs next to nothing. */
    private static final Duration EVERY = Duration.ofMillis(500);

    private final @Nullable EmbeddedPostgres server;
    private final Runnable end;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean isRunning;

    /**
     * @param server null when somebody else runs the database and watches over it
     * @param end ends the program
     */
    DatabaseWatch(@Nullable EmbeddedPostgres server, Runnable end) {
        this.server = server;
        this.end = end;
    }

    @Override
    public void start() {
        isRunning = true;
        var watched = server;
        if (watched == null) return;
        Thread.ofPlatform().daemon().name("database-watch").start(() -> watch(watched));
    }

    /** Does not wait for the thread: it may be the one that ends the program. Closing the server waits for a revival. */
    @Override
    public void stop() {
        isRunning = false;
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    private void watch(EmbeddedPostgres watched) {
        try {
            while (!stopped.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!watched.isRunning()) revive(watched);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (EmbeddedPostgresException e) {
            LOG.error(
                    "数据库已停止且无法重新启动,程序即将退出:{} The database is gone and does not start again; the program ends: {}",
                    e.chinese(),
                    e.english());
            end.run();
        }
    }

    private static void revive(EmbeddedPostgres died) {
        LOG.error("数据库意外停止,正在重新启动。The database ended unexpectedly; starting it again.");
        died.revive();
        LOG.warn("数据库已重新启动。The database runs again.");
    }
}
