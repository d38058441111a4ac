package org.sunledger.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A rebuild on its thread: what it was claimed for, how it is told to end, and what became of it. */
final class Job {
    private static final Logger LOG = LoggerFactory.getLogger(Job.class);

    private final DataSource owner;
    private final Folding folding;
    private final SwitchRecorder recorder;
    private final List<Shadow> shadows;
    private final Claim claim;
    private final Thread thread;
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private final Map<String, CountDownLatch> ended = new HashMap<>();
    private volatile boolean isClosing;
    private volatile @Nullable String error;

    /** Takes over the claim and gives it back at its end. */
    Job(DataSource owner, Folding folding, SwitchRecorder recorder, List<Shadow> shadows, Claim claim) {
        this.owner = owner;
        this.folding = folding;
        this.recorder = recorder;
        this.shadows = List.copyOf(shadows);
        this.claim = claim;
        for (var shadow : shadows) ended.put(shadow.group().name(), new CountDownLatch(1));
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("rebuild " + shadows.getFirst().group().name())
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    /** What ended it that was no event; null while it runs and when it ended well. */
    @Nullable
    String error() {
        return error;
    }

    /** What it works on for a group; null when it has done with it and others go on. */
    @Nullable
    Shadow shadow(String group) {
        return shadows.stream()
                .filter(s -> s.group().name().equals(group))
                .filter(s -> Objects.requireNonNull(ended.get(group)).getCount() > 0)
                .findFirst()
                .orElse(null);
    }

    void await() throws InterruptedException {
        thread.join();
    }

    /** Gives up one group's tables, unless they are read already; returns when they are gone. The others go on. */
    void cancel(String group) throws InterruptedException {
        cancelled.add(group);
        thread.interrupt();
        Objects.requireNonNull(ended.get(group)).await();
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
        } catch (SQLException | RuntimeException e) {
            if (!isClosing) {
                error = String.valueOf(e.getMessage());
                LOG.warn("A rebuild ended; it can be taken up again", e);
            }
        } finally {
            for (var one : ended.values()) one.countDown();
        }
    }

    private void runClaimed() throws SQLException {
        var left = new ArrayList<>(shadows);
        while (!left.isEmpty() && !isClosing) {
            try (var writer = owner.getConnection()) {
                writer.setAutoCommit(false);
                giveUpCancelled(writer, left);
                refresh(writer, left);
                runOn(writer, left);
            } catch (InterruptedException e) {
                LOG.debug("Told to end", e);
            } catch (SQLException | RuntimeException e) {
                if (!isClosing && cancelled.isEmpty()) throw e;
                LOG.debug("Told to end", e);
            }
        }
    }

    private void giveUpCancelled(Connection writer, List<Shadow> left) throws SQLException, InterruptedException {
        for (var group : List.copyOf(cancelled)) {
            for (var shadow : List.copyOf(left)) {
                if (!shadow.group().name().equals(group)) continue;
                Sql.step(writer, c -> discard(c, shadow.generation()));
                end(left, shadow);
            }
            cancelled.remove(group);
        }
    }

    /** Where they stand is what was committed, whatever was under way when this thread was told to end. */
    private void refresh(Connection writer, List<Shadow> left) throws SQLException, InterruptedException {
        for (var shadow : List.copyOf(left)) {
            var now = Sql.transaction(writer, c -> Generations.get(c, shadow.generation()));
            if (now.state() == Generation.State.BUILDING) shadow.standsAt(now.position());
            else end(left, shadow);
        }
    }

    /** Whoever sees that it has ended may begin another at once: the claim is given back before. */
    private void end(List<Shadow> left, Shadow shadow) throws SQLException {
        var group = shadow.group().name();
        left.remove(shadow);
        claim.giveBack(group);
        Objects.requireNonNull(ended.get(group)).countDown();
    }

    /** Its tables go, unless they were once read: then the way back to them stays open. */
    static void discard(Connection connection, Generation generation) throws SQLException {
        var open = Generations.get(connection, generation);
        if (open.state() != Generation.State.BUILDING && open.state() != Generation.State.WAITING) return;
        if (open.wasLive()) {
            Generations.state(connection, open, Generation.State.KEPT);
        } else {
            ShadowTables.drop(connection, open.schema());
            Generations.state(connection, open, Generation.State.DROPPED);
        }
    }

    private void runOn(Connection writer, List<Shadow> left) throws SQLException, InterruptedException {
        var rebuild = new Rebuild(owner, writer, folding, recorder);
        try {
            rebuild.foldTogether(left);
        } catch (RebuildStopped e) {
            for (var shadow : stoppedBy(e, left)) stopped(writer, left, shadow, e);
            return; // the others are taken up again
        }
        new Finishing(owner, folding, recorder).all(List.copyOf(left), (shadow, stopped) -> {
            if (stopped == null) end(left, shadow);
            else stopped(writer, left, shadow, stopped);
        });
    }

    /** The group whose table it was; all of them where the event itself cannot be read. */
    private static List<Shadow> stoppedBy(RebuildStopped e, List<Shadow> left) {
        var guilty = left.stream()
                .filter(s ->
                        Generations.foldsOf(s.group()).containsKey(e.stopped().projection()))
                .toList();
        return guilty.isEmpty() ? List.copyOf(left) : guilty;
    }

    private void stopped(Connection writer, List<Shadow> left, Shadow shadow, RebuildStopped e)
            throws SQLException, InterruptedException {
        LOG.warn("The rebuild of {} stopped at {}", shadow.group().name(), e.stopped(), e);
        Sql.step(writer, c -> Generations.stopped(c, shadow.generation(), e.stopped()));
        end(left, shadow);
    }
}
