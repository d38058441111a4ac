package org.sunledger.ledger.journal.eventstoredb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.RecordedAt;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** 序号索引, read: where the record of each position is. What it answers is committed and never changes. */
final class PositionIndex {
    /** Announces every commit of {@link Numbering}. */
    static final String CHANNEL = "sunledger_position";

    private static final String COLUMNS =
            "i.position, i.event_id, i.stream_type, i.stream_id, i.stream_version, i.log_commit, i.log_prepare";

    private final DataSource source;

    PositionIndex(DataSource source) {
        this.source = source;
    }

    /** One record's place in the journal, in its stream and in the log. */
    record Row(long position, UUID eventId, StreamId stream, long version, LogPosition log) {}

    /** What an append must know: the head, and which of its ids are numbered already, in the order of positions. */
    record Known(long head, @Nullable Instant knownFrom, List<Row> rows) {}

    /** A question to a connection. */
    interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /** @throws Unavailable no answer */
    <T> T ask(String what, Question<T> question) {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(true);
            return question.ask(connection);
        } catch (SQLException e) {
            throw new Unavailable("The database of the position index did not give " + what, e);
        }
    }

    Known known(List<UUID> ids) {
        return ask("the head", c -> {
            try (var query = c.prepareStatement("""
                    select h.position, h.known_from, %s
                      from journal.log_head h left join journal.log_index i on i.event_id = any(?)
                     order by i.position
                    """.formatted(COLUMNS))) {
                query.setArray(1, c.createArrayOf("uuid", ids.toArray()));
                try (var row = query.executeQuery()) {
                    row.next();
                    long head = row.getLong(1);
                    var knownFrom = row.getString(2);
                    var found = new ArrayList<Row>();
                    do {
                        if (row.getObject(3) != null) found.add(read(row, 2));
                    } while (row.next());
                    return new Known(head, knownFrom == null ? null : Instant.parse(knownFrom), found);
                }
            }
        });
    }

    /** Each stream's rows from its version on, in the order of positions. */
    List<Row> of(Map<StreamId, Long> fromVersions) {
        var streams = List.copyOf(fromVersions.keySet());
        return rows("the streams", """
                join unnest(?::text[], ?::text[], ?::bigint[]) as asked (type, id, version)
                  on i.stream_type = asked.type and i.stream_id = asked.id and i.stream_version >= asked.version
                order by i.position
                """, q -> {
            text(q, 1, streams.stream().map(s -> s.type().wireName()).toArray());
            text(q, 2, streams.stream().map(StreamId::id).toArray());
            q.setArray(
                    3,
                    q.getConnection()
                            .createArrayOf(
                                    "int8",
                                    streams.stream().map(fromVersions::get).toArray()));
        });
    }

    /** The version of each stream's last numbered record; none where there is no such stream. */
    Map<StreamId, Long> versions(Collection<StreamId> streams) {
        var asked = List.copyOf(streams);
        return rows("the streams' versions", """
                join unnest(?::text[], ?::text[]) as asked (type, id)
                  on i.stream_type = asked.type and i.stream_id = asked.id
                 and i.stream_version = (select max(last.stream_version) from journal.log_index last
                                          where last.stream_type = asked.type and last.stream_id = asked.id)
                """, q -> {
                    text(q, 1, asked.stream().map(s -> s.type().wireName()).toArray());
                    text(q, 2, asked.stream().map(StreamId::id).toArray());
                })
                .stream()
                .collect(Collectors.toMap(Row::stream, Row::version));
    }

    /** Up to {@code limit} rows from a position on. */
    List<Row> from(long position, int limit) {
        return rows("a page", "where i.position >= ? order by i.position limit ?", q -> {
            q.setLong(1, position);
            q.setInt(2, limit);
        });
    }

    Optional<Row> byEventId(UUID id) {
        return rows("a record", "where i.event_id = ?", q -> q.setObject(1, id)).stream()
                .findFirst();
    }

    long head() {
        return ask("the head", PositionIndex::head);
    }

    static long head(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select position from journal.log_head");
                var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    long positionKnownAt(Instant knownAt) {
        var latest = RecordedAt.latestBy(knownAt);
        if (latest.isEmpty()) return 0;
        return rows(
                        "a position",
                        "where i.known_from <= ? order by i.known_from desc, i.position desc limit 1",
                        q -> q.setString(1, latest.get()))
                .stream()
                .map(Row::position)
                .findFirst()
                .orElse(0L);
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private List<Row> rows(String what, String where, Parameters parameters) {
        return ask(what, c -> {
            try (var query = c.prepareStatement("select " + COLUMNS + " from journal.log_index i " + where)) {
                parameters.set(query);
                try (var row = query.executeQuery()) {
                    var found = new ArrayList<Row>();
                    while (row.next()) found.add(read(row, 0));
                    return found;
                }
            }
        });
    }

    private static void text(PreparedStatement statement, int parameter, Object[] values) throws SQLException {
        statement.setArray(parameter, statement.getConnection().createArrayOf("text", values));
    }

    private static Row read(ResultSet row, int before) throws SQLException {
        return new Row(
                row.getLong(before + 1),
                row.getObject(before + 2, UUID.class),
                new StreamId(StreamType.ofWireName(row.getString(before + 3)), row.getString(before + 4)),
                row.getLong(before + 5),
                log(row.getString(before + 6), row.getString(before + 7)));
    }

    /** Unsigned 64-bit numbers, which the table keeps as such. */
    static LogPosition log(@Nullable String commit, @Nullable String prepare) {
        if (commit == null || prepare == null) return LogPosition.START;
        return new LogPosition(Long.parseUnsignedLong(commit), Long.parseUnsignedLong(prepare));
    }
}
