package org.sunledger.ledger.journal.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.JournalEngine;
import org.sunledger.ledger.journal.JournalException.Unavailable;

/**
 * 引擎标记: says in the database which engine keeps the journal, so that a ledger begun on one is not continued on the
 * other, and an old place is not recorded to after the journal moved away. Whatever the engine, this schema is there: it
 * holds the journal or its positions.
 *
 * <p>The mark changes under the lock on the head row, so it is ordered with appends to PostgreSQL: what was appended
 * before is seen by whoever sets it, and afterwards a trigger refuses.
 */
public final class EngineMark {
    private final DataSource database;

    /** @param database of the application's role, or of the owner */
    public EngineMark(DataSource database) {
        this.database = database;
    }

    /** What an engine's place is to this database. */
    public enum State {
        HERE("here"),
        ARRIVING("arriving"),
        LEFT("left");

        private final String wireName;

        State(String wireName) {
            this.wireName = wireName;
        }

        static State named(String wireName) {
            for (var each : values()) if (each.wireName.equals(wireName)) return each;
            throw new IllegalArgumentException(wireName);
        }
    }

    /**
     * The one row.
     *
     * @param position how far the journal was when it was moved; null when it never was
     * @param changedAt as PostgreSQL prints it
     */
    public record Mark(
            JournalEngine engine, State state, @Nullable Long position, String changedAt) {}

    /** What stands there; empty in a database where nothing was ever recorded, or that an older program made. */
    public Optional<Mark> read() {
        return ask(connection -> {
            try (var question = connection.prepareStatement("select to_regclass('journal.engine') is not null");
                    var answer = question.executeQuery()) {
                answer.next();
                return answer.getBoolean(1) ? mark(connection) : Optional.empty();
            }
        });
    }

    /**
     * Whether an engine may record here; claims nothing.
     *
     * @throws JournalElsewhereException the journal is on the other engine, has left, or an import is not finished
     */
    public void refuseElsewhere(JournalEngine engine) {
        underTheHeadLock(connection -> isClaimed(connection, engine));
    }

    /**
     * Claims the place for an engine that is about to record, or finds it claimed already.
     *
     * @throws JournalElsewhereException as {@link #refuseElsewhere} says
     */
    public void requireHere(JournalEngine engine) {
        underTheHeadLock(connection -> isClaimed(connection, engine) || set(connection, engine, State.HERE, null));
    }

    /** False when nobody has claimed it. */
    private static boolean isClaimed(Connection connection, JournalEngine engine) throws SQLException {
        var mark = mark(connection).orElse(null);
        if (mark == null) return false;
        if (mark.state() == State.LEFT) throw JournalElsewhereException.left(mark);
        if (mark.engine() != engine && !isFree(connection, mark))
            throw JournalElsewhereException.otherEngine(mark, engine);
        if (mark.state() == State.ARRIVING) throw JournalElsewhereException.arriving(mark);
        return mark.engine() == engine;
    }

    /** An empty journal on PostgreSQL binds nobody: the operator tried the default first. */
    private static boolean isFree(Connection connection, Mark mark) throws SQLException {
        return mark.engine() == JournalEngine.POSTGRES
                && mark.state() == State.HERE
                && position(connection, mark.engine()) == 0;
    }

    /**
     * From now on records of a file come in; the place is nobody's until {@link #arrived}. On another engine that kept
     * the journal so far, nothing is recorded any more.
     *
     * @param ledgerId of the file
     * @param records of the file
     * @throws JournalElsewhereException the engine that keeps the journal now has more than the file, or another ledger
     */
    public void arriving(JournalEngine engine, String ledgerId, long records) {
        underTheHeadLock(connection -> {
            var mark = mark(connection).orElse(null);
            if (mark != null && mark.engine() != engine) {
                var here = ledger(connection, mark.engine());
                if (here != null && !here.equals(ledgerId)) throw JournalElsewhereException.otherLedger(here, ledgerId);
                long position = position(connection, mark.engine());
                if (mark.state() == State.HERE && position > records)
                    throw JournalElsewhereException.isFurther(mark.engine(), position, records);
            }
            return set(connection, engine, State.ARRIVING, null);
        });
    }

    /** The import is whole and was compared. */
    public void arrived(JournalEngine engine, long position) {
        underTheHeadLock(connection -> set(connection, engine, State.HERE, position));
    }

    /**
     * Closes the place: the journal goes to another database.
     *
     * @param position of the last exported record
     * @throws JournalElsewhereException more was recorded meanwhile, or the place is not this engine's
     */
    public void left(JournalEngine engine, long position) {
        underTheHeadLock(connection -> {
            var mark = mark(connection).orElse(null);
            if (mark != null && mark.engine() != engine) throw JournalElsewhereException.otherEngine(mark, engine);
            long now = position(connection, engine);
            if (now != position) throw JournalElsewhereException.isFurther(engine, now, position);
            return set(connection, engine, State.LEFT, position);
        });
    }

    /** The move was given up: this is the place again, with what is recorded here. */
    public void reopen(JournalEngine engine) {
        underTheHeadLock(connection -> set(connection, engine, State.HERE, null));
    }

    private static long position(Connection connection, JournalEngine engine) throws SQLException {
        var head = switch (engine) {
            case POSTGRES -> "select position from journal.head";
            case EVENTSTOREDB -> "select position from journal.log_head";
        };
        try (var query = connection.prepareStatement(head);
                var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Null while nothing was recorded. */
    private static @Nullable String ledger(Connection connection, JournalEngine engine) throws SQLException {
        var opened = switch (engine) {
            case POSTGRES -> "select stream_id from journal.event where position = 1";
            case EVENTSTOREDB -> "select stream_id from journal.log_index where position = 1";
        };
        try (var query = connection.prepareStatement(opened);
                var row = query.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static Optional<Mark> mark(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select name, state, position, changed_at from journal.engine");
                var row = query.executeQuery()) {
            if (!row.next()) return Optional.empty();
            return Optional.of(new Mark(
                    JournalEngine.named(row.getString(1)).orElseThrow(),
                    State.named(row.getString(2)),
                    row.getObject(3, Long.class),
                    row.getString(4)));
        }
    }

    private static boolean set(Connection connection, JournalEngine engine, State state, @Nullable Long position)
            throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into journal.engine (name, state, position) values (?, ?, ?)
                on conflict (only_row) do update
                   set name = excluded.name, state = excluded.state, position = excluded.position, changed_at = now()
                """)) {
            upsert.setString(1, engine.wireName());
            upsert.setString(2, state.wireName);
            upsert.setObject(3, position);
            return upsert.executeUpdate() == 1;
        }
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> void underTheHeadLock(Question<T> question) {
        ask(connection -> {
            connection.setAutoCommit(false);
            try (var lock = connection.prepareStatement("select position from journal.head for update")) {
                lock.execute();
                var answer = question.ask(connection);
                connection.commit();
                return answer;
            } finally {
                connection.rollback();
            }
        });
    }

    private <T> T ask(Question<T> question) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(true);
            return question.ask(connection);
        } catch (SQLException e) {
            throw new Unavailable("The journal's database did not give or take the engine's mark", e);
        }
    }
}
