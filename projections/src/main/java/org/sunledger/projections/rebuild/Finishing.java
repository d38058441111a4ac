package org.sunledger.projections.rebuild;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * What follows the folding (indexes, comparison, switch) for several groups side by side: the server does that work, one
 * core for each connection.
 */
final class Finishing {
    private final DataSource owner;
    private final Folding folding;
    private final SwitchRecorder recorder;
    private final Lock switching = new ReentrantLock();

    /** One group has come to its end. */
    interface Ending {
        /**
         * Told once for each group.
         *
         * @param stopped null where it is read, or waits
         */
        void ended(Shadow shadow, @Nullable RebuildStopped stopped) throws SQLException, InterruptedException;
    }

    private record Ended(Shadow shadow, @Nullable RebuildStopped stopped) {}

    Finishing(DataSource owner, Folding folding, SwitchRecorder recorder) {
        this.owner = owner;
        this.folding = folding;
        this.recorder = recorder;
    }

    /**
     * Returns when all have ended. Told to end before, it tells them, and returns when they have heard.
     *
     * @param ending called by this thread
     */
    void all(List<Shadow> shadows, Ending ending) throws SQLException, InterruptedException {
        var cores = Math.min(shadows.size(), folding.width());
        try (var connections = connections(cores)) {
            var threads = Executors.newFixedThreadPool(
                    cores, Thread.ofPlatform().daemon().name("rebuild-end-", 1).factory());
            try {
                finish(shadows, connections, new ExecutorCompletionService<>(threads), ending);
            } finally {
                end(threads);
            }
        }
    }

    private void finish(List<Shadow> shadows, DataSource connections, CompletionService<Ended> work, Ending ending)
            throws SQLException, InterruptedException {
        for (var shadow : largestFirst(shadows)) work.submit(() -> finish(connections, shadow));
        var failures = new ArrayList<Throwable>();
        for (int i = 0; i < shadows.size(); i++) {
            try {
                var one = work.take().get();
                ending.ended(one.shadow(), one.stopped());
            } catch (ExecutionException e) {
                failures.add(e.getCause());
            }
        }
        if (!failures.isEmpty()) throw failed(failures);
    }

    /** The largest would otherwise begin last, and every other core wait for its end. */
    private List<Shadow> largestFirst(List<Shadow> shadows) {
        var bytes = Sql.ask(owner, connection -> {
            var sizes = new HashMap<String, Long>();
            for (var shadow : shadows) sizes.put(shadow.schema(), ShadowTables.bytes(connection, shadow.schema()));
            return sizes;
        });
        return shadows.stream()
                .sorted(Comparator.comparing((Shadow shadow) -> bytes.get(shadow.schema()))
                        .reversed())
                .toList();
    }

    /** For this time only: to make a connection takes as long as to compare a small group. */
    private HikariDataSource connections(int cores) {
        var config = new HikariConfig();
        config.setPoolName("rebuild-end");
        config.setDataSource(new Patient(owner));
        config.setAutoCommit(false);
        config.setMaximumPoolSize(2 * cores); // each writes with one and holds live tables with another
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** The pool gives its own threads so long to end; the sources of a program name no time, which it takes for none. */
    private static final class Patient extends DelegatingDataSource {
        private static final int SECONDS = 5;

        private Patient(DataSource source) {
            super(source);
        }

        @Override
        public int getLoginTimeout() {
            return SECONDS;
        }

        @Override
        public void setLoginTimeout(int seconds) {
            // Not for everybody else who uses the source.
        }
    }

    private Ended finish(DataSource connections, Shadow shadow) throws SQLException, InterruptedException {
        try (var writer = connections.getConnection()) {
            new Rebuild(connections, writer, folding, recorder).finish(shadow, switching);
            return new Ended(shadow, null);
        } catch (RebuildStopped e) {
            return new Ended(shadow, e);
        }
    }

    /** What one of them met; it is told like anything that the thread of the rebuild meets itself. */
    private static RuntimeException failed(List<Throwable> failures) throws SQLException, InterruptedException {
        return switch (failures.getFirst()) {
            case SQLException e -> throw e;
            case InterruptedException e -> throw e;
            case Error e -> throw e;
            case RuntimeException e -> e;
            case Throwable e -> new IllegalStateException(e);
        };
    }

    private static void end(ExecutorService threads) {
        threads.shutdownNow();
        var isInterrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) Thread.currentThread().interrupt();
    }
}
