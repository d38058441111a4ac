package org.sunledger.api.wiring;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalEngine;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.journal.eventstoredb.EventStoreDbJournal;
import org.sunledger.ledger.journal.eventstoredb.Following;
import org.sunledger.ledger.journal.eventstoredb.node.LedgerStreams;
import org.sunledger.ledger.journal.eventstoredb.node.LogAddress;
import org.sunledger.ledger.journal.eventstoredb.node.NodeLog;
import org.sunledger.ledger.journal.eventstoredb.node.Patience;
import org.sunledger.ledger.journal.postgres.EngineMark;
import org.sunledger.ledger.journal.postgres.PostgresJournal;
import org.sunledger.ledger.journal.postgres.WriterLoad;

/** The journal where the settings say it is, with what was opened for it. The pool stays open, it belongs to the caller. */
public final class OpenJournal implements AutoCloseable {
    private final Journal journal;
    private final JournalEngine engine;
    private final Supplier<Standing> standing;
    private final Runnable closing;

    OpenJournal(Journal journal, JournalEngine engine, Supplier<Standing> standing, Runnable closing) {
        this.journal = journal;
        this.engine = engine;
        this.standing = standing;
        this.closing = closing;
    }

    /**
     * How the engine fares.
     *
     * @param writes whether this program records; if not, it stands by while another one does
     * @param waiting appends that wait for the disk, or events that wait for their position
     * @param damage why nothing may be recorded until a person has looked
     * @param load of the writer on PostgreSQL; zeroes elsewhere
     * @param following of a cluster's log, where this program numbers it
     */
    public record Standing(
            boolean writes,
            int waiting,
            Optional<String> damage,
            WriterLoad load,
            Optional<Following.Figures> following) {}

    /**
     * Opens it to record, if this is still its place.
     *
     * @param clock chosen by who has looked at what the journal holds
     * @throws org.sunledger.ledger.journal.postgres.JournalElsewhereException it is on the other engine, or has left
     * @throws org.sunledger.ledger.journal.eventstoredb.node.LogRefused the cluster cannot be reached or trusted
     */
    static OpenJournal toRecord(JournalPlace place, DataSource pool, Function<Journal, RecordingClock> clock) {
        var mark = new EngineMark(pool);
        mark.refuseElsewhere(place.engine());
        return open(place, pool, clock, () -> mark.requireHere(place.engine()));
    }

    /** Opens it for an import, which marks the place itself. */
    public static OpenJournal toMoveIn(JournalPlace place, DataSource pool) {
        return open(place, pool, ignored -> anyClock(), () -> {});
    }

    private static OpenJournal open(
            JournalPlace place, DataSource pool, Function<Journal, RecordingClock> clock, Runnable claim) {
        return switch (place) {
            case JournalPlace.Postgres ignored -> {
                RecordingClock chosen;
                try (var reading = new PostgresJournal(pool, anyClock())) {
                    chosen = clock.apply(reading);
                }
                claim.run();
                yield of(new PostgresJournal(pool, chosen));
            }
            case JournalPlace.EventStoreDb at -> {
                var log = log(at);
                try {
                    RecordingClock chosen;
                    try (var reading = EventStoreDbJournal.reader(log, pool, at.ledger())) {
                        chosen = clock.apply(reading);
                    }
                    claim.run();
                    yield of(EventStoreDbJournal.open(log, pool, at.ledger(), chosen), log);
                } catch (RuntimeException e) {
                    log.close();
                    throw e;
                }
            }
        };
    }

    /** Opens it to read only, also beside a program that records. */
    public static OpenJournal toRead(JournalPlace place, DataSource pool) {
        return switch (place) {
            case JournalPlace.Postgres ignored -> of(new PostgresJournal(pool, anyClock()));
            case JournalPlace.EventStoreDb at -> {
                var log = log(at);
                try {
                    yield of(EventStoreDbJournal.reader(log, pool, at.ledger()), log);
                } catch (RuntimeException e) {
                    log.close();
                    throw e;
                }
            }
        };
    }

    /** For who stamps nothing. */
    private static RecordingClock anyClock() {
        return new RecordingClock(Clock.systemUTC(), ClockPolicy.SCRIPTED);
    }

    private static NodeLog log(JournalPlace.EventStoreDb at) {
        return NodeLog.open(
                LogAddress.parse(at.connection()), new LedgerStreams(at.ledger()), at.rules(), Patience.standard());
    }

    private static OpenJournal of(PostgresJournal journal) {
        return new OpenJournal(
                journal,
                JournalEngine.POSTGRES,
                () -> {
                    var load = journal.load();
                    return new Standing(true, load.waiting(), Optional.empty(), load, Optional.empty());
                },
                journal::close);
    }

    private static OpenJournal of(EventStoreDbJournal journal, NodeLog log) {
        return new OpenJournal(
                journal,
                JournalEngine.EVENTSTOREDB,
                () -> {
                    var now = journal.standing();
                    int queued =
                            now.following().map(figures -> figures.queued()).orElse(0);
                    return new Standing(now.writes(), queued, now.damage(), WriterLoad.NONE, now.following());
                },
                () -> {
                    journal.close();
                    log.close();
                });
    }

    public Journal journal() {
        return journal;
    }

    public JournalEngine engine() {
        return engine;
    }

    public Standing standing() {
        return standing.get();
    }

    @Override
    public void close() {
        closing.run();
    }
}
