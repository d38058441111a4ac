package org.sunledger.ledger.journal.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunledger.ledger.journal.AppendRules;
import org.sunledger.ledger.journal.JournalException.OutcomeUnknown;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.RecordingClock;

/** Takes over records of another journal, one page per transaction, under the same lock on the head as appends. */
final class Restoration {
    private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);

    private final DataSource source;

    Restoration(DataSource source) {
        this.source = source;
    }

    void restore(List<JournalRecord> moved) {
        var connection = connect();
        try {
            connection.setAutoCommit(false);
            var streams = moved.stream().map(JournalRecord::stream).collect(Collectors.toSet());
            var head = HeadRow.lock(connection, streams);
            var fresh = moved.stream()
                    .filter(one -> one.position() > head.position())
                    .toList();
            requireSame(connection, moved.subList(0, moved.size() - fresh.size()));
            if (fresh.isEmpty()) return;
            AppendRules.checkFitting(head.position(), head.versions(), places(connection, fresh), fresh);
            requireTimes(head.recordedAt(), fresh);
            keepOvertaken(connection, head.recordedAt(), fresh);
            commit(connection, fresh);
        } catch (SQLException e) {
            throw new Unavailable(
                    "The records from position %d on were not taken over"
                            .formatted(moved.getFirst().position()),
                    e);
        } finally {
            release(connection);
        }
    }

    private Connection connect() {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new Unavailable("The journal's database does not answer; nothing was written", e);
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

    /** No time goes back further than appends overlap. */
    private static void requireTimes(@Nullable Instant before, List<JournalRecord> fresh) {
        var latest = before;
        for (var one : fresh) {
            if (latest != null && one.recordedAt().isBefore(latest.minus(RecordingClock.STEP_MAX)))
                throw AppendRules.misfit(one, "recorded at %s, after %s".formatted(one.recordedAt(), latest));
            latest = later(latest, one);
        }
    }

    private static Instant later(@Nullable Instant latest, JournalRecord one) {
        return latest == null || one.recordedAt().isAfter(latest) ? one.recordedAt() : latest;
    }

    /** Other engines cannot always stamp in order; {@code positionKnownAt} must know which records to leave aside. */
    private static void keepOvertaken(Connection connection, @Nullable Instant before, List<JournalRecord> fresh)
            throws SQLException {
        var latest = before;
        try (var insert = connection.prepareStatement("insert into journal.overtaken (position) values (?)")) {
            for (var one : fresh) {
                if (latest != null && one.recordedAt().isBefore(latest)) {
                    insert.setLong(1, one.position());
                    insert.addBatch();
                }
                latest = later(latest, one);
            }
            insert.executeBatch();
        }
    }

    private static Map<UUID, Long> places(Connection connection, List<JournalRecord> fresh) throws SQLException {
        var ids = fresh.stream().map(JournalRecord::eventId).distinct().toList();
        return Rows.withIds(connection, ids).stream()
                .collect(Collectors.toMap(JournalRecord::eventId, JournalRecord::position));
    }

    private static void commit(Connection connection, List<JournalRecord> fresh) throws SQLException {
        try {
            Rows.commit(connection, fresh);
        } catch (SQLException e) {
            if (!Rows.isRolledBack(connection, e))
                throw new OutcomeUnknown(
                        "Whether the records from position %d on were taken over could not be found out; give them again"
                                .formatted(fresh.getFirst().position()),
                        e);
            if (e.getSQLState().startsWith("22") || e.getSQLState().startsWith("23"))
                throw new IllegalArgumentException(
                        "A record between positions %d and %d does not fit: %s"
                                .formatted(
                                        fresh.getFirst().position(),
                                        fresh.getLast().position(),
                                        e.getMessage()),
                        e);
            throw e;
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
