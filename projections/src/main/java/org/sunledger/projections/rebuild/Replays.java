package org.sunledger.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.wire.JournalDecoder;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.AsOfRefused;
import org.sunledger.projections.engine.Processors.Group;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.engine.ScratchSource;
import org.sunledger.projections.rebuild.RebuildStatus.Phase;

/**
 * 账簿重放: folds the journal from its first event up to a position into tables of their own, shows every difference to
 * what was shown then, and answers every question that the read tables answer. What is read is only looked at.
 */
public final class Replays implements AutoCloseable {
    /** Scratch schemas at once; each is about as large as all read tables. */
    public static final int KEPT_MAX = 4;

    /** PostgreSQL cuts longer names off. */
    private static final int SCHEMA_NAME_MAX = 63;

    private static final Pattern SCHEMA_NAME = Pattern.compile("(?!view|pg_)[a-z][a-z0-9_]{0,62}");

    private final DataSource owner;
    private final Journal journal;
    private final Clock clock;
    private final List<String> groups;
    private final Group all;
    private final Views live;
    private final List<Shown> shown;
    private final Duration patience;
    private final Folding folding;
    private volatile @Nullable ReplayRun run;

    /**
     * Over the read tables of one ledger.
     *
     * @param owner connections of the owner of the read tables: scratch tables are made and dropped
     * @param groups with the folds that live processing runs
     * @param live the tables that are read, under the role that reads them
     * @param clock the ledger's
     * @param shown what is compared beside the rows of the tables
     * @param patience how long live tables may take to reach the point; zero where nobody fills them
     */
    public Replays(
            DataSource owner,
            Journal journal,
            JournalDecoder decoder,
            Collection<Group> groups,
            Views live,
            Clock clock,
            List<Shown> shown,
            Duration patience) {
        this(owner, journal, decoder, groups, live, clock, shown, patience, Folding.PAGE);
    }

    /** @param page events of a page: small ones give a short journal many batches */
    Replays(
            DataSource owner,
            Journal journal,
            JournalDecoder decoder,
            Collection<Group> groups,
            Views live,
            Clock clock,
            List<Shown> shown,
            Duration patience,
            int page) {
        this.owner = owner;
        this.journal = journal;
        this.clock = clock;
        this.groups = groups.stream().map(Group::name).toList();
        this.all = Scratch.all(groups);
        this.live = live;
        this.shown = List.copyOf(shown);
        this.patience = patience;
        var cores = patience.isZero() ? Cores.ALL : Cores.ALL_BUT_ONE;
        this.folding = new Folding(journal, decoder, cores.count(), page);
    }

    /**
     * Begins a replay. It takes the place of one that was interrupted, and of the oldest where there are too many.
     *
     * @param to a position or an instant
     * @param schema where its tables shall stand; null: a name of its own
     * @throws AsOfRefused there is no such point
     * @throws RebuildRefused a replay is running, or the schema's name cannot be used
     */
    public ReplayStatus start(AsOf to, @Nullable String schema, UserId askedBy) {
        var upTo = live.reader().position(to);
        if (schema != null) requireName(schema);
        return launch(connection -> {
            if (patience.isZero()) requireLive(connection, upTo);
            makeRoom(connection);
            var id = KeptReplays.nextId(connection);
            var name = schema == null ? "replay_" + id : schema;
            if (ShadowTables.isThere(connection, name))
                throw new RebuildRefused(ReplayRefusal.SCHEMA_TAKEN, "schema", name);
            KeptReplays.begin(connection, id, name, upTo, to.knownAt(), Generations.foldsOf(all), askedBy);
            create(connection, name);
            return KeptReplays.get(connection, id);
        });
    }

    /**
     * As a program does that was restarted: goes on with the replay that was on its way, and drops the tables that other
     * folds made, or a migration has left behind.
     */
    public void resume() {
        var open = list().stream().filter(Replay::isThere).toList();
        for (var ready : open) if (ready.state() == Replay.State.READY && isOutdated(ready)) end(ready.id());
        for (var left : open) if (left.state() == Replay.State.RUNNING) goOn(left.id());
    }

    private void goOn(int id) {
        launch(connection -> {
            var left = KeptReplays.get(connection, id);
            if (isCurrent(connection, left)) return left;
            ShadowTables.drop(connection, left.schema());
            KeptReplays.beginAgain(connection, id, Generations.foldsOf(all));
            create(connection, left.schema());
            return KeptReplays.get(connection, id);
        });
    }

    /**
     * Cancels a replay on its way, or drops the tables of one that is ready; returns when they are gone. Its report stays.
     *
     * @throws RebuildRefused they are gone already
     */
    public ReplayStatus end(int id) {
        var running = run;
        if (running != null && running.id() == id && running.isRunning()) {
            try {
                running.cancel();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            // It was faster, or could not tidy up: then like any other that stands.
            if (!replay(id).isThere()) return status(id);
        }
        var known = replay(id);
        if (!known.isThere()) throw gone(id);
        if (known.state() == Replay.State.READY) drop(known);
        else claimed(() -> drop(known));
        return status(id);
    }

    private void drop(Replay known) {
        ask(connection -> {
            discard(connection, known);
            return true;
        });
    }

    private static void discard(Connection connection, Replay known) throws SQLException {
        ShadowTables.drop(connection, known.schema());
        KeptReplays.state(
                connection,
                known.id(),
                known.state() == Replay.State.READY ? Replay.State.DROPPED : Replay.State.CANCELLED);
    }

    /** All that were ever asked for, newest first. */
    public List<ReplayStatus> status() {
        var before = running();
        return list().reversed().stream().map(replay -> status(replay, before)).toList();
    }

    /**
     * One that was asked for.
     *
     * @throws RebuildRefused there is none
     */
    public ReplayStatus status(int id) {
        var before = running();
        return status(replay(id), before);
    }

    private @Nullable ReplayRun running() {
        var last = run;
        return last != null && last.isRunning() ? last : null;
    }

    /** @param before what ran before the replay was read: one that ended since then is not taken for interrupted */
    private ReplayStatus status(Replay replay, @Nullable ReplayRun before) {
        if (before != null && before.id() == replay.id()) return before.pace().status(replay);
        var last = run;
        if (last != null && last.id() == replay.id() && last.isRunning())
            return last.pace().status(replay);
        var error = last != null && last.id() == replay.id() ? last.error() : null;
        return new ReplayStatus(replay, phase(replay), replay.position(), 0, null, error);
    }

    private static Phase phase(Replay replay) {
        return switch (replay.state()) {
            case RUNNING -> Phase.INTERRUPTED;
            case READY, DROPPED -> Phase.DONE;
            case STOPPED -> Phase.STOPPED;
            case CANCELLED -> Phase.CANCELLED;
        };
    }

    /** Returns when it runs no more in this program. */
    public ReplayStatus await(int id) throws InterruptedException {
        var running = run;
        if (running != null && running.id() == id) running.await();
        return status(id);
    }

    /**
     * The books as they were: every query of the read tables can be asked of these.
     *
     * @throws RebuildRefused there is none, or its tables are not there
     */
    public Views views(int id) {
        var known = replay(id);
        if (known.state() == Replay.State.RUNNING)
            throw new RebuildRefused(
                    ReplayRefusal.NOT_READY, "id", id, "position", known.position(), "upTo", known.upTo());
        if (!known.isThere()) throw gone(id);
        return views(known);
    }

    private Views views(Replay known) {
        var tables = all.folds().stream().map(f -> f.projection().name()).toList();
        var source = new ScratchSource(live.tables(), known.schema(), tables);
        return new Views(Reader.standing(source, journal, clock, known.upTo()), source);
    }

    /** Ends what runs where it stands; {@link #resume} goes on. */
    @Override
    public void close() {
        var running = run;
        try {
            if (running != null) running.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        folding.close();
    }

    private static RebuildRefused gone(int id) {
        return new RebuildRefused(ReplayRefusal.GONE, "id", id);
    }

    private static void requireName(String schema) {
        if (SCHEMA_NAME.matcher(schema).matches()) return;
        throw new RebuildRefused(ReplayRefusal.SCHEMA_NAME, "schema", schema, "max", SCHEMA_NAME_MAX);
    }

    private void requireLive(Connection connection, long upTo) throws SQLException {
        for (var group : groups) {
            var stands = LiveToken.position(connection, group);
            if (stands < upTo) throw ReplayRun.behind(group, stands, upTo);
        }
    }

    private static void makeRoom(Connection connection) throws SQLException {
        var there = KeptReplays.all(connection).stream().filter(Replay::isThere).toList();
        int ready = there.size();
        for (var each : there) {
            // Nobody else runs one: what says so was interrupted.
            var isLeft = each.state() == Replay.State.RUNNING;
            if (!isLeft && ready < KEPT_MAX) continue;
            discard(connection, each);
            ready--;
        }
    }

    private void create(Connection connection, String schema) throws SQLException {
        ShadowTables.create(connection, schema, all);
        ShadowTables.openToReaders(connection, schema);
    }

    private boolean isOutdated(Replay known) {
        return ask(connection -> !isCurrent(connection, known));
    }

    private boolean isCurrent(Connection connection, Replay known) throws SQLException {
        return known.folds().equals(Generations.foldsOf(all))
                && ShadowTables.otherTable(connection, all, known.schema()) == null;
    }

    private List<Replay> list() {
        return ask(KeptReplays::all);
    }

    private Replay replay(int id) {
        return ask(c -> KeptReplays.find(c, id)).orElseThrow(() -> new RebuildRefused(ReplayRefusal.UNKNOWN, "id", id));
    }

    private ReplayStatus launch(Sql.Work<Replay> opening) {
        try {
            var claim = Claim.ofReplays(owner);
            var isStarted = false;
            try {
                var replay = ask(opening);
                var next = new ReplayRun(
                        owner,
                        folding,
                        new Scratch(all, replay),
                        replay.upTo(),
                        live,
                        views(replay),
                        shown,
                        patience,
                        groups,
                        claim);
                run = next;
                next.start();
                isStarted = true;
                return status(replay.id());
            } finally {
                if (!isStarted) claim.close();
            }
        } catch (SQLException e) {
            throw Sql.failed(e);
        }
    }

    private void claimed(Runnable work) {
        try (var claim = Claim.ofReplays(owner)) {
            Objects.requireNonNull(claim);
            work.run();
        } catch (SQLException e) {
            throw Sql.failed(e);
        }
    }

    private <T> T ask(Sql.Work<T> work) {
        return Sql.ask(owner, work);
    }
}
