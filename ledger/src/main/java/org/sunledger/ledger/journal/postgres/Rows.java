package org.sunledger.ledger.journal.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.RecordedAt;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** Records as rows of {@code journal.event}, and back. */
final class Rows {
    /** Here {@link HeadRowWriter} announces that the head moved. What is announced is asked of the head: anybody on the database may shout here. */
    static final String CHANNEL = "sunledger_journal";

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String SELECT = """
            select position, event_id, stream_type, stream_id, stream_version, event_type, schema_version, recorded_at,
                   payload, metadata
              from journal.event
            """;

    // One text for any number of rows, sent together: the server keeps its plan, and all takes one round trip. Where a
    // statement fails, the server passes over the others, the commit included.
    private static final String COMMIT = """
            update journal.head set position = ?, recorded_at = greatest(recorded_at, ?);
            insert into journal.event
                   (position, event_id, stream_type, stream_id, stream_version, event_type, schema_version, recorded_at,
                    payload, metadata)
            select * from unnest(?::bigint[], ?::text[]::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::integer[],
                   ?::text[], ?::bytea[], ?::bytea[]);
            commit
            """;

    // The same in one statement, which is a transaction of its own. The head is moved, and so locked, before the first
    // row
    // is made, and no row is made unless it stood where the caller believes. Nobody can come late with it either: a
    // server
    // process that runs it after its caller has gone finds the head moved on.
    private static final String COMMIT_AFTER = """
            with moved as (
                update journal.head set position = ?, recorded_at = greatest(recorded_at, ?) where position = ? returning 1)
            insert into journal.event
                   (position, event_id, stream_type, stream_id, stream_version, event_type, schema_version, recorded_at,
                    payload, metadata)
            select * from unnest(?::bigint[], ?::text[]::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::integer[],
                   ?::text[], ?::bytea[], ?::bytea[])
             where exists (select from moved)
            """;

    private Rows() {}

    /** Sets a statement's parameters. */
    interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    static List<JournalRecord> select(Connection connection, String where, Parameters parameters) throws SQLException {
        return query(connection, SELECT + where, parameters);
    }

    /** @param sql gives the columns of {@code journal.event} in their order */
    static List<JournalRecord> query(Connection connection, String sql, Parameters parameters) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            parameters.set(query);
            try (var rows = query.executeQuery()) {
                return records(rows);
            }
        }
    }

    static List<JournalRecord> records(ResultSet rows) throws SQLException {
        var records = new ArrayList<JournalRecord>();
        while (rows.next()) records.add(read(rows));
        return records;
    }

    static List<JournalRecord> withIds(Connection connection, List<UUID> ids) throws SQLException {
        return select(
                connection,
                "where event_id = any(?::text[]::uuid[]) order by position",
                q -> column(q, 1, ids, UUID::toString));
    }

    /**
     * Writes records with dense positions, moves the head to the last of them and commits; needs the lock on the head.
     *
     * <p>When this fails and {@link #isRolledBack} does not say otherwise, nobody knows whether they were written.
     */
    static void commit(Connection connection, List<JournalRecord> records) throws SQLException {
        try (var insert = connection.prepareStatement(COMMIT)) {
            insert.setLong(1, records.getLast().position());
            insert.setString(2, latest(records));
            columns(insert, 3, records);
            insert.execute();
        }
    }

    /**
     * {@link #commit} without the lock, by the promise that every record is seen up to a position. The connection comes
     * and goes as one that does not commit by itself, outside of a transaction.
     *
     * @return whether the head stood there; if not, nothing was written
     */
    static boolean commitAfter(Connection connection, long position, List<JournalRecord> records) throws SQLException {
        connection.setAutoCommit(true);
        try (var insert = connection.prepareStatement(COMMIT_AFTER)) {
            insert.setLong(1, records.getLast().position());
            insert.setString(2, latest(records));
            insert.setLong(3, position);
            columns(insert, 4, records);
            return insert.executeUpdate() > 0;
        } finally {
            if (!connection.isClosed()) connection.setAutoCommit(false);
        }
    }

    private static String latest(List<JournalRecord> records) {
        var latest = records.stream().map(JournalRecord::recordedAt).max(Comparator.naturalOrder());
        return RecordedAt.text(latest.orElseThrow());
    }

    private static void columns(PreparedStatement insert, int first, List<JournalRecord> records) throws SQLException {
        array(insert, first, records.stream().mapToLong(JournalRecord::position).toArray());
        column(insert, first + 1, records, r -> r.eventId().toString());
        column(insert, first + 2, records, r -> r.stream().type().wireName());
        column(insert, first + 3, records, r -> r.stream().id());
        array(
                insert,
                first + 4,
                records.stream().mapToLong(JournalRecord::streamVersion).toArray());
        column(insert, first + 5, records, JournalRecord::eventType);
        array(
                insert,
                first + 6,
                records.stream().mapToInt(JournalRecord::schemaVersion).toArray());
        column(insert, first + 7, records, texts());
        array(insert, first + 8, records.stream().map(JournalRecord::payload).toArray(byte[][]::new));
        array(insert, first + 9, records.stream().map(JournalRecord::metadata).toArray(byte[][]::new));
    }

    /** Records that were written together have the same time; it is put into words once. */
    private static Function<JournalRecord, String> texts() {
        var known = new HashMap<Instant, String>();
        return record -> known.computeIfAbsent(record.recordedAt(), RecordedAt::text);
    }

    /**
     * Ends a transaction that failed. An error that the server named, on a line that still answers, comes from a statement
     * before the commit or from the commit itself: either way nothing was written.
     *
     * @return whether that is known
     */
    static boolean isRolledBack(Connection connection, SQLException error) {
        if (serverError(error) == null) return false;
        try {
            connection.rollback();
            return true;
        } catch (SQLException lost) {
            error.addSuppressed(lost);
            return false;
        }
    }

    static @Nullable ServerErrorMessage serverError(SQLException error) {
        return error instanceof PSQLException named ? named.getServerErrorMessage() : null;
    }

    /** The unique constraint that was broken; empty if it was not one. */
    static String brokenOnce(SQLException error) {
        var message = UNIQUE_VIOLATION.equals(error.getSQLState()) ? serverError(error) : null;
        var constraint = message == null ? null : message.getConstraint();
        return constraint == null ? "" : constraint;
    }

    static <T> void column(PreparedStatement statement, int parameter, List<T> rows, Function<T, String> value)
            throws SQLException {
        array(statement, parameter, rows.stream().map(value).toArray(String[]::new));
    }

    /** Primitive arrays and those of strings and bytes go to the server as they are; others would be spelt out. */
    static void array(PreparedStatement statement, int parameter, Object values) throws SQLException {
        statement.setObject(parameter, values);
    }

    private static JournalRecord read(ResultSet row) throws SQLException {
        return new JournalRecord(
                row.getLong(1),
                row.getObject(2, UUID.class),
                new StreamId(StreamType.ofWireName(row.getString(3)), row.getString(4)),
                row.getLong(5),
                row.getString(6),
                row.getInt(7),
                RecordedAt.parse(row.getString(8)),
                row.getBytes(9),
                row.getBytes(10));
    }
}
