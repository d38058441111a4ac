package org.sunledger.ledger.journal.eventstoredb;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.sunledger.ledger.journal.AppendRules;
import org.sunledger.ledger.journal.JournalException.Damaged;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.RecordedAt;
import org.sunledger.ledger.journal.eventstoredb.DigestChain.Digest;
import org.sunledger.ledger.shared.StreamId;

/**
 * 编号: gives the events of the log their positions, one transaction per batch, on one connection. The transaction moves
 * the head row from the position this numbering knows; whoever lost that race writes nothing. After any exception it is
 * of no use any more: {@link NumberingStart#resume} makes another one from what is committed.
 */
final class Numbering {
    private static final String MOVE_HEAD = """
            update journal.log_head set position = ?, known_from = ?, log_commit = ?::numeric, log_prepare = ?::numeric
             where position = ?
            """;

    // One text for any number of rows, sent together with the announcement.
    private static final String INSERT = """
            insert into journal.log_index
                   (position, event_id, stream_type, stream_id, stream_version, recorded_at, known_from,
                    log_commit, log_prepare)
            select * from unnest(?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                   ?::numeric[], ?::numeric[]);
            notify %s
            """.formatted(PositionIndex.CHANNEL);

    private static final String VERSIONS = """
            select asked.type, asked.id,
                   (select max(stream_version) from journal.log_index i
                     where i.stream_type = asked.type and i.stream_id = asked.id)
              from unnest(?::text[], ?::text[]) as asked (type, id)
            """;

    private static final String UNIQUE_VIOLATION = "23505";

    private final Connection connection;
    private final StreamNames names;
    private final DigestChain chain;
    private final Deque<Digest> owed;
    private long position;
    private @Nullable Instant knownFrom;
    private LogPosition reached;

    /** @param owed digests of a lost index, ascending, that must come out again */
    Numbering(Connection connection, StreamNames names, Head head, DigestChain chain, List<Digest> owed) {
        this.connection = connection;
        this.names = names;
        this.chain = chain;
        this.owed = new ArrayDeque<>(owed);
        position = head.position();
        knownFrom = head.knownFrom();
        reached = head.log();
    }

    /** @param log everything up to here is numbered */
    record Head(long position, @Nullable Instant knownFrom, LogPosition log) {}

    /** Somebody else moved the head: only after this program has lost the lock without knowing. Nothing was written. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Overtaken(long position) {
            super("Another program has numbered beyond position " + position);
        }
    }

    long position() {
        return position;
    }

    LogPosition reached() {
        return reached;
    }

    /** The position at which a rebuilt index must give the last digest kept; 0 when there is nothing to show. */
    long owes() {
        return owed.isEmpty() ? 0 : owed.getLast().position();
    }

    private record Row(JournalRecord record, Instant knownFrom, LogPosition log) {}

    /**
     * Numbers the next events and commits.
     *
     * @throws Damaged the events contradict what is numbered already, or what a ledger can hold; nothing was written
     * @throws Overtaken another program numbers
     */
    List<JournalRecord> number(List<StoredEvent> events) throws SQLException {
        long before = position;
        var rows = new ArrayList<Row>(events.size());
        var digests = new ArrayList<Digest>();
        for (var event : events) {
            var record = StoredForm.record(++position, names.parse(event.stream()), event);
            requireOpened(record);
            var recordedAt = record.recordedAt();
            knownFrom = knownFrom == null || recordedAt.isAfter(knownFrom) ? recordedAt : knownFrom;
            rows.add(new Row(record, knownFrom, event.position()));
            chain.add(event.id()).filter(this::isNew).ifPresent(digests::add);
        }
        reached = events.getLast().position();
        connection.setAutoCommit(false);
        // The head first: only who holds it may take what contradicts the index for a contradiction of the log.
        moveHead(before, rows.getLast());
        requireNoGap(rows);
        insert(rows);
        keep(digests);
        connection.commit();
        return rows.stream().map(Row::record).toList();
    }

    private static void requireOpened(JournalRecord record) {
        if ((record.position() == 1) != record.eventType().equals(AppendRules.OPENED))
            throw new Damaged("序号 1 且只有序号 1 是 %s,序号 %d 是 %s / position 1 and no other holds %s, position %d holds %s"
                    .formatted(
                            AppendRules.OPENED,
                            record.position(),
                            record.eventType(),
                            AppendRules.OPENED,
                            record.position(),
                            record.eventType()));
    }

    private boolean isNew(Digest digest) {
        if (owed.isEmpty()) return true;
        var kept = owed.removeFirst();
        if (kept.equals(digest)) return false;
        throw new Damaged(
                "重建的次序与原记录不符:序号 %d 止的摘要应为 %s,现为 %s / the order does not match what was recorded: up to position %d the digest was %s, now it is %s"
                        .formatted(
                                kept.position(),
                                kept.digest(),
                                digest.digest(),
                                kept.position(),
                                kept.digest(),
                                digest.digest()));
    }

    private void requireNoGap(List<Row> rows) throws SQLException {
        var last = versions(rows);
        for (var row : rows) {
            var record = row.record();
            long expected = last.getOrDefault(record.stream(), -1L) + 1;
            if (record.streamVersion() != expected)
                throw new Damaged("流 %s 断号:应为版本 %d,日志中为 %d / %s goes on with version %d, the log gives %d"
                        .formatted(
                                record.stream(),
                                expected,
                                record.streamVersion(),
                                record.stream(),
                                expected,
                                record.streamVersion()));
            last.put(record.stream(), expected);
        }
    }

    /** The last numbered version of each stream of the batch; −1: none. */
    private Map<StreamId, Long> versions(List<Row> rows) throws SQLException {
        var last = new LinkedHashMap<StreamId, Long>();
        for (var row : rows) last.put(row.record().stream(), -1L);
        var byText = new HashMap<String, StreamId>();
        last.keySet().forEach(stream -> byText.put(stream.toString(), stream));
        try (var query = connection.prepareStatement(VERSIONS)) {
            var streams = List.copyOf(last.keySet());
            column(query, 1, "text", streams, s -> s.type().wireName());
            column(query, 2, "text", streams, StreamId::id);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    long version = row.getLong(3);
                    if (!row.wasNull()) last.put(byText.get(row.getString(1) + "/" + row.getString(2)), version);
                }
            }
        }
        return last;
    }

    private void moveHead(long before, Row last) throws SQLException {
        try (var update = connection.prepareStatement(MOVE_HEAD)) {
            update.setLong(1, position);
            update.setString(2, RecordedAt.text(last.knownFrom()));
            update.setString(3, Long.toUnsignedString(last.log().commit()));
            update.setString(4, Long.toUnsignedString(last.log().prepare()));
            update.setLong(5, before);
            if (update.executeUpdate() == 0) throw new Overtaken(before);
        }
    }

    private void insert(List<Row> rows) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            column(insert, 1, "int8", rows, r -> r.record().position());
            column(insert, 2, "uuid", rows, r -> r.record().eventId());
            column(insert, 3, "text", rows, r -> r.record().stream().type().wireName());
            column(insert, 4, "text", rows, r -> r.record().stream().id());
            column(insert, 5, "int8", rows, r -> r.record().streamVersion());
            column(insert, 6, "text", rows, r -> RecordedAt.text(r.record().recordedAt()));
            column(insert, 7, "text", rows, r -> RecordedAt.text(r.knownFrom()));
            column(
                    insert,
                    8,
                    "numeric",
                    rows,
                    r -> Long.toUnsignedString(r.log().commit()));
            column(
                    insert,
                    9,
                    "numeric",
                    rows,
                    r -> Long.toUnsignedString(r.log().prepare()));
            insert.execute();
        } catch (SQLException e) {
            throw contradiction(e);
        }
    }

    /** With the head row in hand, a key that is taken is no race but a second event where there can be one. */
    private static SQLException contradiction(SQLException error) {
        if (!UNIQUE_VIOLATION.equals(error.getSQLState())) return error;
        var message = error instanceof PSQLException p ? p.getServerErrorMessage() : null;
        var detail = message == null ? error.getMessage() : message.getDetail();
        throw new Damaged("日志中有重复的记录 / the log holds a record twice: " + detail);
    }

    private void keep(List<Digest> digests) throws SQLException {
        if (digests.isEmpty()) return;
        try (var insert = connection.prepareStatement(
                "insert into journal.log_digest (position, digest) select * from unnest(?::bigint[], ?::text[])")) {
            column(insert, 1, "int8", digests, Digest::position);
            column(insert, 2, "text", digests, Digest::digest);
            insert.executeUpdate();
        }
    }

    /**
     * Notes how far the log was followed when nothing of this ledger came, so that a restart need not walk again over
     * what others wrote. Also shows whether the connection, and so the lock on it, is still there.
     */
    void note(LogPosition followed) throws SQLException {
        connection.setAutoCommit(true);
        if (!followed.isAfter(reached)) {
            execute("select 1");
            return;
        }
        try (var update = connection.prepareStatement("""
                update journal.log_head set log_commit = ?::numeric, log_prepare = ?::numeric where position = ?
                """)) {
            update.setString(1, Long.toUnsignedString(followed.commit()));
            update.setString(2, Long.toUnsignedString(followed.prepare()));
            update.setLong(3, position);
            if (update.executeUpdate() == 0) throw new Overtaken(position);
        }
        reached = followed;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static <T> void column(
            java.sql.PreparedStatement statement, int parameter, String type, List<T> rows, Function<T, Object> value)
            throws SQLException {
        statement.setArray(
                parameter,
                statement
                        .getConnection()
                        .createArrayOf(type, rows.stream().map(value).toArray()));
    }
}
