package org.sunledger.ledger.journal.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.RecordedAt;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** Records as rows of {@code journal.event}, and back. */
final class Rows {
    /** Announces every commit. What is announced is asked of the head: anybody on the database may shout here. */
    static final String CHANNEL = "sunledger_journal";

    private static final String SELECT = """
            select position, event_id, stream_type, stream_id, stream_version, event_type, schema_version, recorded_at,
                   payload, metadata
              from journal.event
            """;

    // One text for any number of rows, sent together: the server keeps its plan, and all takes one round trip.
    private static final String INSERT = """
            update journal.head set position = ?, recorded_at = ?;
            insert into journal.event
                   (position, event_id, stream_type, stream_id, stream_version, event_type, schema_version, recorded_at,
                    payload, metadata)
            select * from unnest(?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::integer[],
                   ?::text[], ?::bytea[], ?::bytea[]);
            notify %s
            """.formatted(CHANNEL);

    private Rows() {}

    /** Sets a statement's parameters. */
    interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    static List<JournalRecord> select(Connection connection, String where, Parameters parameters) throws SQLException {
        try (var query = connection.prepareStatement(SELECT + where)) {
            parameters.set(query);
            try (var rows = query.executeQuery()) {
                var found = new ArrayList<JournalRecord>();
                while (rows.next()) found.add(read(rows));
                return found;
            }
        }
    }

    /**
     * The records that an append of these entries has written, if it has: all of them, in their order, from the expected
     * version on.
     */
    static @Nullable List<JournalRecord> writtenBy(
            Connection connection, StreamId stream, long expectedVersion, List<NewRecord> entries) throws SQLException {
        var found = withIds(connection, entries);
        if (found.size() != entries.size()) return null;
        for (int i = 0; i < found.size(); i++) {
            var one = found.get(i);
            if (!one.eventId().equals(entries.get(i).eventId())
                    || !one.stream().equals(stream)
                    || one.streamVersion() != expectedVersion + 1 + i) return null;
        }
        return found;
    }

    static List<JournalRecord> withIds(Connection connection, List<NewRecord> entries) throws SQLException {
        var ids = entries.stream().map(NewRecord::eventId).toArray(UUID[]::new);
        return select(
                connection,
                "where event_id = any(?) order by position",
                q -> q.setArray(1, connection.createArrayOf("uuid", ids)));
    }

    /** Writes records with dense positions, and moves the head to the last of them; needs the lock on the head. */
    static void insert(Connection connection, List<JournalRecord> records) throws SQLException {
        var last = records.getLast();
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, last.position());
            insert.setString(2, RecordedAt.text(last.recordedAt()));
            column(insert, 3, "int8", records, JournalRecord::position);
            column(insert, 4, "uuid", records, JournalRecord::eventId);
            column(insert, 5, "text", records, r -> r.stream().type().wireName());
            column(insert, 6, "text", records, r -> r.stream().id());
            column(insert, 7, "int8", records, JournalRecord::streamVersion);
            column(insert, 8, "text", records, JournalRecord::eventType);
            column(insert, 9, "int4", records, JournalRecord::schemaVersion);
            column(insert, 10, "text", records, r -> RecordedAt.text(r.recordedAt()));
            insert.setArray(11, bytes(connection, records, JournalRecord::payload));
            insert.setArray(12, bytes(connection, records, JournalRecord::metadata));
            insert.execute();
        }
    }

    private static void column(
            PreparedStatement insert,
            int parameter,
            String type,
            List<JournalRecord> records,
            Function<JournalRecord, Object> value)
            throws SQLException {
        insert.setArray(
                parameter,
                insert.getConnection()
                        .createArrayOf(type, records.stream().map(value).toArray()));
    }

    private static java.sql.Array bytes(
            Connection connection, List<JournalRecord> records, Function<JournalRecord, byte[]> value)
            throws SQLException {
        return connection.createArrayOf("bytea", records.stream().map(value).toArray(byte[][]::new));
    }

    private static JournalRecord read(ResultSet row) throws SQLException {
        return new JournalRecord(
                row.getLong(1),
                row.getObject(2, UUID.class),
                new StreamId(StreamType.ofWireName(row.getString(3)), row.getString(4)),
                row.getLong(5),
                row.getString(6),
                row.getInt(7),
                Instant.parse(row.getString(8)),
                row.getBytes(9),
                row.getBytes(10));
    }
}
