package org.sunledger.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.rebuild.RebuildStatus.Phase;

/** A replay on its thread: folds up to its point, makes indexes, compares with what was shown then. */
final class ReplayRun {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayRun.class);

    /** How soon it is noticed that live tables have caught up. */
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final DataSource owner;
    private final Folding folding;
    private final Scratch scratch;
    private final long upTo;
    private final Views live;
    private final Views replayed;
    private final List<Shown> shown;
    private final Duration patience;
    private final List<String> groups;
    private final Claim claim;
    private final Thread thread;
    private volatile boolean isCancelled;
    private volatile boolean isClosing;
    private volatile @Nullable String error;

    /**
     * Takes over the claim and gives it back at its end.
     *
     * @param replayed the scratch tables as queries see them
     * @param patience how long live tables may take to reach the point
     * @param groups whose live tables are compared
     */
    ReplayRun(
            DataSource owner,
            Folding folding,
            Scratch scratch,
            long upTo,
            Views live,
            Views replayed,
            List<Shown> shown,
            Duration patience,
            List<String> groups,
            Claim claim) {
        this.owner = owner;
        this.folding = folding;
        this.scratch = scratch;
        this.upTo = upTo;
        this.live = live;
        this.replayed = replayed;
        this.shown = shown;
        this.patience = patience;
        this.groups = groups;
        this.claim = claim;
        this.thread =
                Thread.ofPlatform().daemon().name("replay " + scratch.id()).unstarted(this::run);
        scratch.pace().all(upTo);
    }

    void start() {
        thread.start();
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    int id() {
        return scratch.id();
    }

    Pace pace() {
        return scratch.pace();
    }

    /** What ended it that was no event; null while it runs and when it ended well. */
    @Nullable
    String error() {
        return error;
    }

    void await() throws InterruptedException {
        thread.join();
    }

    /** Gives it up, unless it is ready already; returns when its tables are gone. */
    void cancel() throws InterruptedException {
        isCancelled = true;
        thread.interrupt();
        thread.join();
    }

    /** Ends it where it stands, to be taken up by the next start. */
    void close() throws InterruptedException {
        isClosing = true;
        thread.interrupt();
        thread.join();
    }

    private void run() {
        try (claim) {
            runClaimed();
            if (isCancelled) discard(Replay.State.CANCELLED);
        } catch (SQLException | RuntimeException e) {
            if (isClosing) return;
            error = String.valueOf(e.getMessage());
            LOG.warn("Replay {} ended; the next start goes on with it", scratch.id(), e);
        }
    }

    private void runClaimed() throws SQLException {
        try (var writer = open()) {
            new Advance(writer, folding).to(List.of(scratch), upTo);
            index(writer);
            scratch.pace().phase(Phase.COMPARING);
            awaitLive(writer);
            var difference = compare();
            Sql.step(writer, c -> KeptReplays.ready(c, scratch.id(), difference));
        } catch (RebuildStopped e) {
            LOG.warn("Replay {} stopped at {}", scratch.id(), e.stopped(), e);
            discard(Replay.State.STOPPED, e);
        } catch (InterruptedException e) {
            LOG.debug("Told to end", e);
        } catch (SQLException | RuntimeException e) {
            if (!isClosing && !isCancelled) throw e;
            LOG.debug("Told to end", e);
        }
    }

    private Connection open() throws SQLException {
        var connection = owner.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private void index(Connection writer) throws SQLException, InterruptedException {
        var isIndexed =
                Sql.transaction(writer, c -> KeptReplays.get(c, scratch.id()).isIndexed());
        if (isIndexed) return;
        scratch.pace().phase(Phase.INDEXING);
        Sql.step(writer, c -> {
            ShadowTables.indexAppended(c, scratch.schema(), scratch.group());
            KeptReplays.indexed(c, scratch.id());
        });
    }

    /** What was shown then is asked of the live tables, which must have got there. */
    private void awaitLive(Connection writer) throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        for (var group : groups) {
            while (true) {
                long stands = Sql.transaction(writer, c -> LiveToken.position(c, group));
                if (stands >= upTo) break;
                if (System.nanoTime() - deadline >= 0) throw behind(group, stands, upTo);
                Thread.sleep(GLANCE);
            }
        }
    }

    static RebuildRefused behind(String group, long stands, long upTo) {
        return new RebuildRefused(ReplayRefusal.LIVE_BEHIND, "projection", group, "position", stands, "upTo", upTo);
    }

    private Difference compare() throws SQLException, InterruptedException {
        var tables = new ArrayList<Difference.Table>();
        try (var snapshot = open()) {
            snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Sql.step(snapshot, c -> {
                // As every reader does: live tables must not be exchanged meanwhile.
                Sql.execute(c, Reader.GATE.formatted("access share"));
                tables.addAll(new Comparison(c, scratch.schema()).upTo(scratch.group(), upTo));
            });
        }
        for (var one : shown) {
            if (Thread.interrupted()) throw new InterruptedException();
            tables.add(ShownComparison.of(one, live, replayed, upTo));
        }
        return new Difference(upTo, tables);
    }

    private void discard(Replay.State state) throws SQLException {
        discard(state, null);
    }

    private void discard(Replay.State state, @Nullable RebuildStopped why) throws SQLException {
        // Whoever told it to end has been heard.
        Thread.interrupted();
        try (var connection = open()) {
            Sql.step(connection, c -> {
                if (KeptReplays.get(c, scratch.id()).state() != Replay.State.RUNNING) return;
                ShadowTables.drop(c, scratch.schema());
                if (why == null) KeptReplays.state(c, scratch.id(), state);
                else KeptReplays.stopped(c, scratch.id(), why.stopped());
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
