package org.sunledger.ledger.journal.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.sunledger.ledger.journal.AppendRules;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.RecordedAt;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.journal.Tail;
import org.sunledger.ledger.journal.postgres.embedded.DurabilityCheck;
import org.sunledger.ledger.shared.StreamId;

/**
 * The journal in the schema {@code journal} of a PostgreSQL that {@link JournalSchema} has prepared. Several programs may
 * use one database. Every read asks the database, but {@link #next}, which gives what this program wrote from its
 * memory; nothing else is cached but the knowledge that the head is at least so far.
 */
public final class PostgresJournal implements Journal, AutoCloseable {
    // The last record stamped by then, and what it overtook: all up to the next that was stamped in order.
    private static final String KNOWN_AT = """
            with known as (
                select coalesce((select e.position from journal.event e
                                  where e.recorded_at <= ?
                                    and not exists (select from journal.overtaken o where o.position = e.position)
                                  order by e.recorded_at desc, e.position desc limit 1), 0) as position)
            select coalesce((select e.position - 1 from journal.event e
                              where e.position > known.position
                                and not exists (select from journal.overtaken o where o.position = e.position)
                              order by e.position limit 1),
                            (select h.position from journal.head h))
              from known
            """;

    /**
     * For connections of a journal's own pool: every question goes by an index that its text names, so the server need not
     * plan it again for each list of streams, which costs it more than the answer.
     */
    public static final String CONNECTION_OPTIONS = "-c plan_cache_mode=force_generic_plan";

    private final DataSource source;
    private final HeadRowWriter writer;
    private final HeadWatch watch;
    private final Tail tail = new Tail();
    private final Versions versions = new Versions();
    private final StreamReads reads;
    private final Restoration restoration;

    /**
     * @param source connections of the application's role; one is kept while readers wait for new records
     * @throws IllegalStateException the database is not one to keep a journal in
     */
    public PostgresJournal(DataSource source, Clock clock, ClockPolicy policy) {
        this(source, new RecordingClock(clock, policy));
    }

    public PostgresJournal(DataSource source, RecordingClock clock) {
        this(source, clock, AppendQueue.Limits.USUAL);
    }

    PostgresJournal(DataSource source, RecordingClock clock, AppendQueue.Limits limits) {
        this.source = source;
        this.watch = new HeadWatch(source, Rows.CHANNEL, PostgresJournal::head);
        this.writer = new HeadRowWriter(source, clock, limits, watch, tail, versions);
        this.reads = new StreamReads(source, versions);
        this.restoration = new Restoration(source);
        ask("its state", PostgresJournal::requireSound);
    }

    @Override
    public List<JournalRecord> append(StreamId stream, long expectedVersion, List<NewRecord> records) {
        AppendRules.check(expectedVersion, records);
        if (records.isEmpty()) return List.of();
        var stored = writer.append(stream, expectedVersion, List.copyOf(records));
        watch.advance(stored.getLast().position());
        return stored;
    }

    @Override
    public List<JournalRecord> stream(StreamId stream, long fromVersion) {
        return ask(
                "a stream",
                c -> Rows.select(
                        c,
                        "where stream_type = ? and stream_id = ? and stream_version >= ? order by stream_version",
                        q -> {
                            q.setString(1, stream.type().wireName());
                            q.setString(2, stream.id());
                            q.setLong(3, fromVersion);
                        }));
    }

    /** Callers who ask at the same time share one question, and the records they both asked for. */
    @Override
    public Map<StreamId, List<JournalRecord>> streams(Map<StreamId, Long> fromVersions) {
        return reads.read(fromVersions);
    }

    @Override
    public long lastVersion(StreamId stream) {
        return ask("a version", c -> {
            try (var query = c.prepareStatement("""
                    select coalesce(max(stream_version), -1) from journal.event where stream_type = ? and stream_id = ?
                    """)) {
                query.setString(1, stream.type().wireName());
                query.setString(2, stream.id());
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    @Override
    public List<JournalRecord> after(long position, int limit) {
        if (position < 0 || limit < 1)
            throw new IllegalArgumentException("after %d, limit %d".formatted(position, limit));
        return ask(
                "a page",
                c -> Rows.select(c, "where position > ? order by position limit ?", q -> {
                    q.setLong(1, position);
                    q.setInt(2, limit);
                }));
    }

    @Override
    public List<JournalRecord> next(long position, int limit) {
        var remembered = tail.after(position, limit);
        return remembered.isEmpty() ? after(position, limit) : remembered;
    }

    @Override
    public Optional<JournalRecord> at(long position) {
        return ask("a record", c -> Rows.select(c, "where position = ?", q -> q.setLong(1, position))).stream()
                .findFirst();
    }

    @Override
    public Optional<JournalRecord> byEventId(UUID eventId) {
        return ask("a record", c -> Rows.select(c, "where event_id = ?", q -> q.setObject(1, eventId))).stream()
                .findFirst();
    }

    @Override
    public long head() {
        long head = ask("its head", PostgresJournal::head);
        watch.advance(head);
        return head;
    }

    static long head(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select position from journal.head");
                var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public long positionKnownAt(Instant knownAt) {
        var latest = RecordedAt.latestBy(knownAt);
        if (latest.isEmpty()) return 0;
        return ask("a position", c -> {
            try (var query = c.prepareStatement(KNOWN_AT)) {
                query.setString(1, latest.get());
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    @Override
    public boolean awaitAfter(long position, Duration timeout) throws InterruptedException {
        return watch.awaitAfter(position, timeout, this::head);
    }

    @Override
    public void restore(List<JournalRecord> records) {
        if (records.isEmpty()) return;
        restoration.restore(List.copyOf(records));
        watch.advance(records.getLast().position());
    }

    @Override
    public void storeSnapshot(Snapshot snapshot) {
        ask("the place of a snapshot", c -> SnapshotTable.store(c, snapshot));
    }

    @Override
    public Optional<Snapshot> snapshot(StreamId stream) {
        return ask("a snapshot", c -> SnapshotTable.read(c, stream));
    }

    /** How busy the writer is. */
    public WriterLoad load() {
        return writer.load();
    }

    /**
     * Ends waiting: readers who wait are answered at once, appends that were taken are finished and the others refused.
     * The data source stays open, it belongs to the caller.
     */
    @Override
    public void close() {
        writer.close();
        watch.close();
    }

    private static boolean requireSound(Connection connection) throws SQLException {
        DurabilityCheck.require(connection);
        try (var query = connection.prepareStatement("""
                        select current_setting('transaction_isolation'),
                               (select position from journal.head),
                               (select coalesce(max(position), 0) from journal.event)
                        """);
                var row = query.executeQuery()) {
            row.next();
            if (!row.getString(1).equals("read committed"))
                throw new IllegalStateException("The journal needs isolation read committed, the connection has "
                        + row.getString(1) + ": a condition would be checked against the past");
            if (row.getLong(2) != row.getLong(3))
                throw new IllegalStateException(
                        "The head of the journal says %d, its last record is %d: restore it from a backup"
                                .formatted(row.getLong(2), row.getLong(3)));
        }
        return true;
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T ask(String what, Question<T> question) {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(true);
            return question.ask(connection);
        } catch (SQLException e) {
            throw new Unavailable("The journal's database did not give " + what, e);
        }
    }
}
