package org.sunledger.ledger.journal.eventstoredb;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.journal.JournalException.Damaged;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.eventstoredb.DigestChain.Digest;
import org.sunledger.ledger.journal.eventstoredb.PositionIndex.Row;
import org.sunledger.ledger.journal.postgres.embedded.DurabilityCheck;

/** What is checked before a position is believed: the index against its own digests, and against the log. */
final class NumberingStart {
    /** So many digests, and the records after them, are computed again at each start: some milliseconds. */
    private static final int DIGESTS = 10;

    private NumberingStart() {}

    /**
     * Claims an index that is nobody's yet.
     *
     * @throws Damaged it belongs to another ledger
     */
    static void requireLedger(Connection connection, String ledgerId) throws SQLException {
        DurabilityCheck.require(connection);
        try (var claim = connection.prepareStatement(
                "update journal.log_head set ledger_id = ? where ledger_id is null and position = 0")) {
            claim.setString(1, ledgerId);
            claim.executeUpdate();
        }
        try (var query = connection.prepareStatement("select ledger_id from journal.log_head");
                var row = query.executeQuery()) {
            row.next();
            if (!ledgerId.equals(row.getString(1)))
                throw new Damaged("此数据库的序号索引属于账套 %s,不是 %s / the position index here belongs to ledger %s, not to %s"
                        .formatted(row.getString(1), ledgerId, row.getString(1), ledgerId));
        }
    }

    /**
     * Goes on where the last commit ended.
     *
     * @throws Damaged index, digests and head contradict each other
     */
    static Numbering resume(Connection connection, StreamNames names) throws SQLException {
        var head = head(connection);
        return new Numbering(
                connection, names, head, chain(connection, head.position()), digestsAfter(connection, head.position()));
    }

    private static Numbering.Head head(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("""
                        select position, known_from, log_commit, log_prepare,
                               (select coalesce(max(position), 0) from journal.log_index)
                          from journal.log_head
                        """);
                var row = query.executeQuery()) {
            row.next();
            if (row.getLong(1) != row.getLong(5))
                throw new Damaged(
                        "序号索引末位为 %d,末行为 %d;请重建索引 / the head of the position index says %d, its last row is %d: rebuild it, select journal.forget_positions()"
                                .formatted(row.getLong(1), row.getLong(5), row.getLong(1), row.getLong(5)));
            var knownFrom = row.getString(2);
            return new Numbering.Head(
                    row.getLong(1),
                    knownFrom == null ? null : Instant.parse(knownFrom),
                    PositionIndex.log(row.getString(3), row.getString(4)));
        }
    }

    /** Computes the last digests again from the rows, and goes on with the rows after them. */
    private static DigestChain chain(Connection connection, long head) throws SQLException {
        var last = lastDigests(connection, head);
        var chain = new DigestChain(last.getFirst());
        var kept = new ArrayList<>(last.subList(1, last.size()));
        for (var id : idsAfter(connection, last.getFirst().position())) {
            var computed = chain.add(id);
            if (computed.isPresent() && (kept.isEmpty() || !kept.removeFirst().equals(computed.get())))
                throw new Damaged(
                        "序号索引与次序摘要不符(序号 %d 止);请重建索引 / the position index does not match its digest at position %d: rebuild it, select journal.forget_positions()"
                                .formatted(
                                        computed.get().position(),
                                        computed.get().position()));
        }
        return chain;
    }

    /** Ascending; the first one is where to begin. */
    private static List<Digest> lastDigests(Connection connection, long head) throws SQLException {
        var last = digests(connection, "where position <= ? order by position desc limit " + (DIGESTS + 1), head);
        if (last.size() <= DIGESTS) last.add(Digest.NONE);
        return last.reversed();
    }

    private static List<Digest> digestsAfter(Connection connection, long head) throws SQLException {
        return digests(connection, "where position > ? order by position", head);
    }

    private static List<Digest> digests(Connection connection, String where, long head) throws SQLException {
        try (var query = connection.prepareStatement("select position, digest from journal.log_digest " + where)) {
            query.setLong(1, head);
            try (var row = query.executeQuery()) {
                var found = new ArrayList<Digest>();
                while (row.next()) found.add(new Digest(row.getLong(1), row.getString(2)));
                return found;
            }
        }
    }

    private static List<UUID> idsAfter(Connection connection, long position) throws SQLException {
        try (var query = connection.prepareStatement(
                "select event_id from journal.log_index where position > ? order by position")) {
            query.setLong(1, position);
            try (var row = query.executeQuery()) {
                var ids = new ArrayList<UUID>();
                while (row.next()) ids.add(row.getObject(1, UUID.class));
                return ids;
            }
        }
    }

    /**
     * The last numbered record stands in the log where the index says: this is the log that was numbered, and it still
     * holds what was.
     *
     * @param lastTwo the last rows of the index, or the only one, or none
     */
    static void requireInLog(EventLog log, StreamNames names, List<Row> lastTwo, Duration silence)
            throws InterruptedException {
        if (lastTwo.isEmpty()) return;
        var last = lastTwo.getLast();
        var held = log.read(names.of(last.stream()), last.version(), 1);
        if (held.isEmpty()) throw elsewhere(last, "nothing");
        if (!held.getFirst().id().equals(last.eventId()))
            throw elsewhere(last, held.getFirst().id().toString());
        try (var following = log.follow(
                lastTwo.size() == 1 ? LogPosition.START : lastTwo.getFirst().log())) {
            long begun = System.nanoTime();
            while (!Waits.isOver(begun, silence)) {
                var found = following.next(1, silence);
                if (!found.isEmpty()) {
                    requireSame(last, found.getFirst());
                    return;
                }
            }
            throw silent(following, last.position() - 1);
        }
    }

    private static void requireSame(Row last, StoredEvent found) {
        if (!found.id().equals(last.eventId())) throw elsewhere(last, found.id().toString());
        if (!found.position().equals(last.log()))
            throw elsewhere(last, "it at " + found.position() + " instead of " + last.log());
    }

    private static Damaged elsewhere(Row last, String found) {
        return new Damaged("日志与序号索引不符:序号 %d 应为事件 %s,现为 %s / at position %d the index has event %s, the log has %s"
                .formatted(last.position(), last.eventId(), found, last.position(), last.eventId(), found));
    }

    /** The log does not give an event that must be there; it may be that the server only hangs. */
    static Unavailable silent(Following following, long reached) {
        var failure = following.figures().lastFailure().orElse("it gives nothing more");
        return new Unavailable(
                "日志无法读至序号 %d 之后 / the log could not be followed beyond position %d: %s"
                        .formatted(reached, reached, failure),
                new IllegalStateException(failure));
    }

    /** A lost index cannot be built again to where it was. */
    static Damaged tooShort(Following following, long reached, long expected) {
        return new Damaged(
                "日志在序号 %d 处终止,而此前已编号至 %d / the log ends at position %d, but %d records were numbered before%s"
                        .formatted(
                                reached,
                                expected,
                                reached,
                                expected,
                                following
                                        .figures()
                                        .lastFailure()
                                        .map(why -> ": " + why)
                                        .orElse("")));
    }
}
