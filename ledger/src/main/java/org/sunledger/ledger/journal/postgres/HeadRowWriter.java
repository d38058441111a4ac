package org.sunledger.ledger.journal.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunledger.ledger.journal.AppendRules;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.journal.JournalException.DuplicateEvent;
import org.sunledger.ledger.journal.JournalException.OutcomeUnknown;
import org.sunledger.ledger.journal.JournalException.StreamConflict;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.shared.StreamId;

/**
 * Writes one append per transaction. The head row is locked first and until the end, so appends stand in one line across
 * all programs on the database: commit order is the order of positions, and a rolled-back append leaves no gap.
 *
 * <p>Every question about what is there already comes in a statement after the lock: at READ COMMITTED each statement
 * sees what was committed before it began, and a question asked before the lock would be answered from the past.
 */
final class HeadRowWriter {
    private static final Logger LOG = LoggerFactory.getLogger(HeadRowWriter.class);

    // An append takes milliseconds. Whoever holds the head for seconds without a word is dead behind a broken line, and
    // the server ends that transaction so that others can go on.
    private static final String LOCK_HEAD = """
            set local lock_timeout = '30s';
            set local idle_in_transaction_session_timeout = '10s';
            select position, recorded_at from journal.head for update
            """;

    private static final String VERSION =
            "select coalesce(max(stream_version), -1) from journal.event where stream_type = ? and stream_id = ?";

    private static final String UNIQUE_VIOLATION = "23505";

    /** The pauses between looks for a lost answer double from here; together they outlast a quick server restart. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private static final int LOOKS_MAX = 6;

    private final DataSource source;
    private final RecordingClock clock;

    HeadRowWriter(DataSource source, RecordingClock clock) {
        this.source = source;
        this.clock = clock;
    }

    List<JournalRecord> append(StreamId stream, long expectedVersion, List<NewRecord> entries) {
        var connection = connect();
        try {
            List<JournalRecord> written;
            try {
                var head = lockHead(connection);
                var before = conditions(connection, head, stream, expectedVersion, entries);
                if (before != null) return before;
                written = numbered(head, stream, expectedVersion, entries);
                Rows.insert(connection, written);
            } catch (SQLException e) {
                throw refusal(connection, e, stream, expectedVersion, entries);
            }
            try {
                connection.commit();
                return written;
            } catch (SQLException lost) {
                abandon(connection);
                return findOut(lost, stream, expectedVersion, entries);
            }
        } finally {
            release(connection);
        }
    }

    void restore(List<JournalRecord> moved) {
        var connection = connect();
        try {
            var head = lockHead(connection);
            var fresh = moved.stream()
                    .filter(one -> one.position() > head.position())
                    .toList();
            requireSame(connection, moved.subList(0, moved.size() - fresh.size()));
            if (fresh.isEmpty()) return;
            AppendRules.checkDense(head.position(), fresh);
            Rows.insert(connection, fresh);
            connection.commit();
        } catch (SQLException e) {
            throw new OutcomeUnknown(
                    "Whether the records from position %d on were taken over could not be found out; give them again"
                            .formatted(moved.getFirst().position()),
                    e);
        } finally {
            release(connection);
        }
    }

    private static void requireSame(Connection connection, List<JournalRecord> moved) throws SQLException {
        if (moved.isEmpty()) return;
        var there = Rows.select(connection, "where position between ? and ? order by position", q -> {
            q.setLong(1, moved.getFirst().position());
            q.setLong(2, moved.getLast().position());
        });
        for (int i = 0; i < moved.size(); i++)
            if (i >= there.size() || !there.get(i).isSameAs(moved.get(i)))
                throw new IllegalArgumentException(
                        "Another record stands at position " + moved.get(i).position());
    }

    private record Head(long position, @Nullable Instant recordedAt) {}

    private Connection connect() {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new Unavailable("The journal's database does not answer; nothing was written", e);
        }
    }

    private static Head lockHead(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(LOCK_HEAD)) {
            boolean isRow = statement.execute();
            while (!isRow) isRow = statement.getMoreResults();
            try (var row = statement.getResultSet()) {
                row.next();
                var recordedAt = row.getString(2);
                return new Head(row.getLong(1), recordedAt == null ? null : Instant.parse(recordedAt));
            }
        }
    }

    /** @return the records, when this append was written before; null when it may be written now */
    private static @Nullable List<JournalRecord> conditions(
            Connection connection, Head head, StreamId stream, long expectedVersion, List<NewRecord> entries)
            throws SQLException {
        long version = version(connection, stream);
        if (version != expectedVersion) {
            var before = Rows.writtenBy(connection, stream, expectedVersion, entries);
            if (before == null) throw new StreamConflict(stream, expectedVersion, version);
            return before;
        }
        AppendRules.checkOpened(head.position(), entries.getFirst());
        return null;
    }

    private static long version(Connection connection, StreamId stream) throws SQLException {
        try (var query = connection.prepareStatement(VERSION)) {
            query.setString(1, stream.type().wireName());
            query.setString(2, stream.id());
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private List<JournalRecord> numbered(Head head, StreamId stream, long expectedVersion, List<NewRecord> entries) {
        var recordedAt = clock.stamp(head.recordedAt());
        long position = head.position();
        long version = expectedVersion;
        var numbered = new ArrayList<JournalRecord>(entries.size());
        for (var entry : entries)
            numbered.add(new JournalRecord(
                    ++position,
                    entry.eventId(),
                    stream,
                    ++version,
                    entry.eventType(),
                    entry.schemaVersion(),
                    recordedAt,
                    entry.payload(),
                    entry.metadata()));
        return numbered;
    }

    /** What an error before the commit means: the transaction was rolled back, so nothing was written. */
    private static JournalException refusal(
            Connection connection, SQLException error, StreamId stream, long expectedVersion, List<NewRecord> entries) {
        try {
            switch (brokenConstraint(error)) {
                case "event_id_once" -> {
                    connection.rollback();
                    var taken = Rows.withIds(connection, entries);
                    if (!taken.isEmpty())
                        return new DuplicateEvent(taken.getFirst().eventId());
                }
                case "event_version_once" -> {
                    connection.rollback();
                    return new StreamConflict(stream, expectedVersion, version(connection, stream));
                }
                default -> {}
            }
        } catch (SQLException second) {
            error.addSuppressed(second);
        }
        return new Unavailable("The append to %s failed; nothing was written".formatted(stream), error);
    }

    private static String brokenConstraint(SQLException error) {
        if (!UNIQUE_VIOLATION.equals(error.getSQLState())) return "";
        var message = error instanceof PSQLException p ? p.getServerErrorMessage() : null;
        var constraint = message == null ? null : message.getConstraint();
        return constraint == null ? "" : constraint;
    }

    /**
     * The commit was asked for and its answer did not come. Another connection looks whether the records are there, again
     * under the lock on the head: it gets the lock only once the lost transaction has ended, so what it does not find
     * then will never come.
     */
    private List<JournalRecord> findOut(
            SQLException lost, StreamId stream, long expectedVersion, List<NewRecord> entries) {
        LOG.warn("The answer to a commit on {} was lost; looking for its records", stream, lost);
        var pause = FIRST_PAUSE;
        for (int look = 1; look <= LOOKS_MAX; look++) {
            try {
                var found = look(stream, expectedVersion, entries);
                if (found != null) return found;
                throw new Unavailable(
                        "The append to %s was not committed; nothing was written".formatted(stream), lost);
            } catch (SQLException e) {
                lost.addSuppressed(e);
            }
            if (look < LOOKS_MAX && !slept(pause)) break;
            pause = pause.multipliedBy(2);
        }
        throw new OutcomeUnknown(
                "Whether the append to %s was committed could not be found out; send it again with the same ids"
                        .formatted(stream),
                lost);
    }

    private @Nullable List<JournalRecord> look(StreamId stream, long expectedVersion, List<NewRecord> entries)
            throws SQLException {
        var connection = source.getConnection();
        try {
            lockHead(connection);
            return Rows.writtenBy(connection, stream, expectedVersion, entries);
        } finally {
            release(connection);
        }
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the lost transaction, if it is still open, so that the look for its records does not wait for it. */
    private static void abandon(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("The connection was gone already", e);
        }
    }

    /** Gives the lock back if it is still held. What fails here changes no answer: the outcome is decided already. */
    private static void release(Connection connection) {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("A connection could not be given back cleanly", e);
        }
    }
}
