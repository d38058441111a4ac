package org.sunledger.ledger.journal.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.RecordedAt;
import org.sunledger.ledger.shared.StreamId;

/**
 * The end of the journal as it stands while this transaction has its lock.
 *
 * <p>Every question about what is there already comes in a statement after the lock: at READ COMMITTED each statement
 * sees what was committed before it began, and a question asked before the lock would be answered from the past.
 *
 * @param recordedAt of the last record; null when there is none
 * @param versions of the streams asked about; −1: no such stream
 */
record HeadRow(long position, @Nullable Instant recordedAt, Map<StreamId, Long> versions) {
    // A batch takes milliseconds. Whoever holds the head for seconds without a word is dead behind a broken line, and
    // the server ends that transaction so that others can go on. All is sent together, in one round trip.
    private static final String LOCK = """
            set local lock_timeout = '30s';
            set local idle_in_transaction_session_timeout = '10s';
            select position, recorded_at from journal.head for update;
            select coalesce((select e.stream_version from journal.event e
                              where e.stream_type = asked.type and e.stream_id = asked.id
                              order by e.stream_version desc limit 1), -1)
              from unnest(?::text[], ?::text[]) with ordinality as asked(type, id, number)
             order by asked.number
            """;

    /** Waits for the lock, which lasts until the transaction ends. The connection does not commit by itself. */
    static HeadRow lock(Connection connection, Collection<StreamId> streams) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK)) {
            var asked = List.copyOf(streams);
            Rows.column(statement, 1, asked, s -> s.type().wireName());
            Rows.column(statement, 2, asked, StreamId::id);
            statement.execute();
            statement.getMoreResults();
            statement.getMoreResults();
            try (var head = statement.getResultSet()) {
                head.next();
                long position = head.getLong(1);
                var recordedAt = head.getString(2);
                statement.getMoreResults();
                try (var versions = statement.getResultSet()) {
                    return new HeadRow(
                            position, recordedAt == null ? null : RecordedAt.parse(recordedAt), read(versions, asked));
                }
            }
        }
    }

    private static Map<StreamId, Long> read(ResultSet versions, List<StreamId> asked) throws SQLException {
        var read = new HashMap<StreamId, Long>();
        for (var stream : asked) {
            versions.next();
            read.put(stream, versions.getLong(1));
        }
        return read;
    }

    long version(StreamId stream) {
        return versions.getOrDefault(stream, -1L);
    }
}
