package org.sunledger.ledger.journal.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.sunledger.ledger.journal.Journal.Snapshot;
import org.sunledger.ledger.shared.StreamId;

/** 快照: the table {@code journal.snapshot}, which every engine with a database keeps. */
public final class SnapshotTable {
    private SnapshotTable() {}

    /** An older version never replaces a newer one. @return whether it was kept */
    public static boolean store(Connection connection, Snapshot snapshot) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into journal.snapshot as kept (stream_type, stream_id, version, format, bytes)
                values (?, ?, ?, ?, ?)
                on conflict (stream_type, stream_id) do update
                   set version = excluded.version, format = excluded.format, bytes = excluded.bytes
                 where kept.version <= excluded.version
                """)) {
            upsert.setString(1, snapshot.stream().type().wireName());
            upsert.setString(2, snapshot.stream().id());
            upsert.setLong(3, snapshot.version());
            upsert.setString(4, snapshot.format());
            upsert.setBytes(5, snapshot.bytes());
            return upsert.executeUpdate() > 0;
        }
    }

    public static Optional<Snapshot> read(Connection connection, StreamId stream) throws SQLException {
        try (var query = connection.prepareStatement(
                "select version, format, bytes from journal.snapshot where stream_type = ? and stream_id = ?")) {
            query.setString(1, stream.type().wireName());
            query.setString(2, stream.id());
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Snapshot(stream, row.getLong(1), row.getString(2), row.getBytes(3)))
                        : Optional.empty();
            }
        }
    }
}
