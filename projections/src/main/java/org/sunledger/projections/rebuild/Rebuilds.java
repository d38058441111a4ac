package org.sunledger.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.wire.JournalDecoder;
import org.sunledger.projections.engine.Processors.Group;
import org.sunledger.projections.rebuild.Generation.State;
import org.sunledger.projections.rebuild.RebuildStatus.Phase;

/**
 * 视图重建: computes a group of tables anew from the journal while everybody reads and writes, shows every difference to
 * what is read, and switches when there is none or when somebody else has accepted it. What was read is kept and can be
 * gone back to, until it is dropped.
 */
public final class Rebuilds implements AutoCloseable {
    private final DataSource owner;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final SwitchRecorder recorder;
    private final Folding folding;

    /**
     * Over the read tables of one ledger.
     *
     * @param owner connections of the owner of the read tables: they are made and moved
     * @param groups with the folds that live processing runs
     */
    public Rebuilds(
            DataSource owner,
            Journal journal,
            JournalDecoder decoder,
            Collection<Group> groups,
            SwitchRecorder recorder,
            Cores cores) {
        this(owner, journal, decoder, groups, recorder, cores, Folding.PAGE);
    }

    /** @param page events of a page: small ones give a short journal many batches */
    Rebuilds(
            DataSource owner,
            Journal journal,
            JournalDecoder decoder,
            Collection<Group> groups,
            SwitchRecorder recorder,
            Cores cores,
            int page) {
        this.owner = owner;
        this.recorder = recorder;
        for (var group : groups) this.groups.put(group.name(), group);
        ask(c -> {
            for (var group : groups) Generations.adopt(c, group);
            return true;
        });
        this.folding = new Folding(journal, decoder, cores.count(), page);
    }

    /**
     * Begins to compute groups anew, or takes them up where they stand. Those that stand at one position read the journal
     * together.
     *
     * @throws RebuildRefused one of them is being rebuilt, or waits for acceptance; none was begun
     */
    public List<RebuildStatus> start(Collection<String> names, Actor askedBy) {
        var asked = new LinkedHashSet<>(names);
        for (var name : asked) group(name);
        if (!asked.isEmpty()) launch(asked, (connection, group) -> opened(connection, group, askedBy));
        return status(asked);
    }

    /** As a program does that was restarted: tells what was not told, and goes on with what was on its way. */
    public void resume() {
        var open = new ArrayList<String>();
        for (var name : groups.keySet()) {
            tell(name);
            var state = ask(c -> Generations.open(c, name)).map(Generation::state);
            if (state.isPresent() && state.get() == State.BUILDING) open.add(name);
        }
        if (!open.isEmpty())
            launch(open, (c, group) -> Generations.open(c, group.name()).orElseThrow());
    }

    /**
     * Accepts the difference of a rebuild, by somebody else than who asked for it. The switch follows, if the difference
     * is still the same when both stand at one position again; otherwise the new one waits.
     *
     * @param sha256 of the difference that was looked at
     */
    public void accept(String name, String sha256, UserId approver) {
        group(name);
        launch(List.of(name), (connection, group) -> {
            var waiting = Generations.open(connection, name)
                    .filter(g -> g.state() == State.WAITING)
                    .orElseThrow(() -> new RebuildRefused(RebuildRefusal.NOTHING_TO_ACCEPT, "projection", name));
            var found =
                    String.valueOf(Objects.requireNonNull(waiting.difference()).sha256());
            if (!found.equals(sha256))
                throw new RebuildRefused(RebuildRefusal.DIFFERENCE_MOVED, "accepted", sha256, "sha256", found);
            if (Objects.requireNonNull(waiting.askedBy()).user().equals(approver))
                throw new RebuildRefused(RebuildRefusal.OWN_REBUILD, "user", approver);
            requireSameFolds(group, waiting);
            requireSameColumns(connection, group, waiting);
            Generations.accepted(connection, waiting, sha256, approver);
            return Generations.get(connection, waiting);
        });
    }

    /**
     * Brings a kept version up to date, compares and switches to it, like any rebuild.
     *
     * @throws RebuildRefused it was made by other folds than this program's, or has other columns than what is read
     */
    public void goBack(String name, int number, Actor askedBy) {
        group(name);
        launch(List.of(name), (connection, group) -> {
            var open = Generations.open(connection, name);
            if (open.isPresent())
                throw open.get().state() == State.WAITING
                        ? waits(open.get())
                        : new RebuildRefused(RebuildRefusal.RUNNING, "projection", name);
            var kept = kept(connection, name, number);
            requireSameFolds(group, kept);
            requireSameColumns(connection, group, kept);
            Generations.reopen(connection, kept, askedBy);
            return Generations.get(connection, kept);
        });
    }

    /** Gives up what is on its way; returns when it is gone. A version that was once read is kept. */
    public void cancel(String name) {
        group(name);
        var job = jobs.get(name);
        if (job != null && onItsWay(name) != null) {
            cancel(job, name);
            return;
        }
        claimed(List.of(name), connection -> {
            var open = Generations.open(connection, name)
                    .orElseThrow(() -> new RebuildRefused(RebuildRefusal.NOTHING_TO_CANCEL, "projection", name));
            Job.discard(connection, open);
            return true;
        });
    }

    /** Removes a kept version; there is no way back to it any more. */
    public void drop(String name, int number) {
        group(name);
        claimed(List.of(name), connection -> {
            var kept = kept(connection, name, number);
            ShadowTables.drop(connection, kept.schema());
            Generations.state(connection, kept, State.DROPPED);
            return true;
        });
    }

    public List<RebuildStatus> status() {
        return status(groups.keySet());
    }

    /** Of what is on its way, or of what is read when nothing is. */
    public RebuildStatus status(String name) {
        return status(List.of(name)).getFirst();
    }

    /** The same of several, in one look at the database: who watches a rebuild should not slow it down. */
    public List<RebuildStatus> status(Collection<String> names) {
        for (var name : names) group(name);
        // Looked for first: what ends while the table is read is not taken for interrupted.
        var shadows = new HashMap<String, @Nullable Shadow>();
        for (var name : names) shadows.put(name, onItsWay(name));
        return ask(c -> {
            var seen = new ArrayList<RebuildStatus>();
            for (var name : names) seen.add(status(c, name, shadows.get(name)));
            return seen;
        });
    }

    private RebuildStatus status(Connection connection, String name, @Nullable Shadow known) throws SQLException {
        var all = Generations.all(connection, name);
        var generation = Generations.open(all).orElseGet(() -> Generations.live(all, name));
        // And again: it may have begun meanwhile.
        var shadow = known == null ? onItsWay(name) : known;
        // Also after the switch, until the journal has been told and something else may be asked of the group.
        if (shadow != null && shadow.generation().number() == generation.number())
            return shadow.pace().status(generation);
        var job = jobs.get(name);
        var live = LiveToken.position(connection, name);
        return new RebuildStatus(
                generation,
                phase(generation),
                generation.state() == State.LIVE ? live : generation.position(),
                live,
                0,
                null,
                generation.stopped(),
                job == null ? null : job.error());
    }

    /** What a rebuild of this program is doing for the group, without asking the database; empty where none is on its way. */
    public Optional<Phase> doing(String name) {
        group(name);
        var shadow = onItsWay(name);
        return shadow == null ? Optional.empty() : Optional.of(shadow.pace().phase());
    }

    private @Nullable Shadow onItsWay(String name) {
        var job = jobs.get(name);
        return job != null && job.isRunning() ? job.shadow(name) : null;
    }

    /**
     * Of one version, whether it is on its way or not.
     *
     * @throws RebuildRefused there never was such a version
     */
    public RebuildStatus status(String name, int number) {
        var now = status(name);
        if (now.generation().number() == number) return now;
        var known = generations(name).stream()
                .filter(g -> g.number() == number)
                .findFirst()
                .orElseThrow(() ->
                        new RebuildRefused(RebuildRefusal.UNKNOWN_VERSION, "projection", name, "version", number));
        return new RebuildStatus(
                known, phase(known), known.position(), known.position(), 0, null, known.stopped(), null);
    }

    private static Phase phase(Generation generation) {
        return switch (generation.state()) {
            case BUILDING -> generation.stopped() == null ? Phase.INTERRUPTED : Phase.STOPPED;
            case WAITING -> Phase.WAITING;
            case DROPPED -> generation.wasLive() ? Phase.DONE : Phase.CANCELLED;
            case LIVE, KEPT -> Phase.DONE;
        };
    }

    /** All versions of a group, oldest first. */
    public List<Generation> generations(String name) {
        group(name);
        return ask(c -> Generations.all(c, name));
    }

    /** The version that everybody reads. */
    public Generation live(String name) {
        group(name);
        return ask(c -> Generations.live(c, name));
    }

    /** Whether the rows that are read were made by other folds than this program's: a rebuild is due. */
    public boolean isOutdated(String name) {
        var group = group(name);
        return ask(c -> !Generations.live(c, name).folds().equals(Generations.foldsOf(group)));
    }

    /** Returns when nothing runs for the group in this program. */
    public RebuildStatus await(String name) throws InterruptedException {
        var job = jobs.get(name);
        if (job != null) job.await();
        return status(name);
    }

    /** Ends what runs where it stands; {@link #resume} goes on. */
    @Override
    public void close() {
        try {
            for (var job : jobs.values()) job.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        folding.close();
    }

    private interface Opening {
        Generation open(Connection connection, Group group) throws SQLException, InterruptedException;
    }

    private void launch(Collection<String> names, Opening opening) {
        try {
            var claim = Claim.of(owner, names);
            var isStarted = false;
            try {
                var shadows = ask(c -> {
                    for (var name : names) Rebuild.tell(c, name, recorder);
                    var opened = new ArrayList<Shadow>();
                    for (var name : names) {
                        LiveToken.position(c, name);
                        opened.add(new Shadow(group(name), opening.open(c, group(name))));
                    }
                    return opened;
                });
                var job = new Job(owner, folding, recorder, shadows, claim);
                for (var name : names) jobs.put(name, job);
                job.start();
                isStarted = true;
            } finally {
                if (!isStarted) claim.close();
            }
        } catch (SQLException e) {
            throw Sql.failed(e);
        }
    }

    private Generation opened(Connection connection, Group group, Actor askedBy) throws SQLException {
        var open = Generations.open(connection, group.name());
        if (open.isPresent()) {
            var known = open.get();
            // What other folds began, or in other columns, cannot be ended here.
            var canGoOn = known.folds().equals(Generations.foldsOf(group))
                    && ShadowTables.otherTable(connection, group, known.schema()) == null;
            if (canGoOn && known.state() == State.WAITING) throw waits(known);
            if (canGoOn) return known;
            Job.discard(connection, known);
        }
        var begun = Generations.begin(connection, group, askedBy);
        ShadowTables.create(connection, begun.schema(), group);
        return begun;
    }

    private static RebuildRefused waits(Generation known) {
        var difference = known.difference();
        return new RebuildRefused(
                RebuildRefusal.WAITS_FOR_ACCEPTANCE,
                "projection",
                known.group(),
                "version",
                known.number(),
                "differing",
                difference == null ? 0 : difference.differing());
    }

    private static Generation kept(Connection connection, String name, int number) throws SQLException {
        return Generations.all(connection, name).stream()
                .filter(g -> g.number() == number && g.state() == State.KEPT)
                .findFirst()
                .orElseThrow(() -> new RebuildRefused(RebuildRefusal.NOT_KEPT, "projection", name, "version", number));
    }

    private static void requireSameFolds(Group group, Generation kept) {
        var here = Generations.foldsOf(group);
        if (kept.folds().equals(here)) return;
        throw new RebuildRefused(
                RebuildRefusal.OTHER_FOLDS, "version", kept.number(), "made", text(kept.folds()), "here", text(here));
    }

    private static String text(Map<String, Integer> folds) {
        return folds.entrySet().stream()
                .map(fold -> fold.getKey() + " " + fold.getValue())
                .collect(Collectors.joining(", "));
    }

    private static void requireSameColumns(Connection connection, Group group, Generation other) throws SQLException {
        var table = ShadowTables.otherTable(connection, group, other.schema());
        if (table != null)
            throw new RebuildRefused(RebuildRefusal.OTHER_COLUMNS, "version", other.number(), "table", table);
    }

    private void tell(String name) {
        ask(c -> {
            Rebuild.tell(c, name, recorder);
            return true;
        });
    }

    private <T> T claimed(Collection<String> names, Sql.Work<T> work) {
        try (var claim = Claim.of(owner, names)) {
            Objects.requireNonNull(claim);
            return ask(work);
        } catch (SQLException e) {
            throw Sql.failed(e);
        }
    }

    private <T> T ask(Sql.Work<T> work) {
        return Sql.ask(owner, work);
    }

    private static void cancel(Job job, String name) {
        try {
            job.cancel(name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Group group(String name) {
        @Nullable Group group = groups.get(name);
        if (group == null) throw new RebuildRefused(RebuildRefusal.UNKNOWN_GROUP, "projection", name);
        return group;
    }
}
