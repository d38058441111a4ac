package org.sunledger.api.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.RecordedAt;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.wire.EventJson;
import org.sunledger.ledger.wire.JournalDecoder;

/** The yardstick: one thread reads, parses and folds by plain JDBC and, unless told not to, writes. */
final class PlainJdbc implements Rebuilding {
    static final String WRITING = "plain-jdbc";
    static final String READING = "plain-read";

    /** Rows of one page and of one transaction. */
    private static final int PAGE = 10_000;

    private static final String SELECT = """
            select position, event_id, stream_type, stream_id, stream_version, event_type, schema_version, recorded_at,
                   payload, metadata
              from journal.event where position > ? order by position limit ?
            """;

    private final DataSource journal;
    private final DataSource views;
    private final boolean isWriting;
    private final JournalDecoder decoder = new JournalDecoder(new EventJson());

    /** @param views a database with empty read tables */
    PlainJdbc(DataSource journal, DataSource views, boolean isWriting) {
        this.journal = journal;
        this.views = views;
        this.isWriting = isWriting;
    }

    @Override
    public String name() {
        return isWriting ? WRITING : READING;
    }

    @Override
    public void prepare() {
        if (isWriting) Folds.truncate(views);
    }

    @Override
    public Done run(Deadline deadline) throws InterruptedException {
        var folds = new Folds();
        long begin = System.nanoTime();
        try (var reading = journal.getConnection();
                var writing = views.getConnection();
                var pages = reading.prepareStatement(SELECT)) {
            reading.setAutoCommit(false);
            writing.setAutoCommit(false);
            long position = 0;
            while (!deadline.isOver()) {
                long next = page(pages, position, folds);
                if (isWriting) write(writing, folds);
                else folds.forget();
                if (next == position) break;
                position = next;
            }
            deadline.requireGoingOn();
            return Done.in(position, System.nanoTime() - begin);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Connection writing, Folds folds) throws SQLException {
        folds.write(writing);
        writing.commit();
    }

    private long page(PreparedStatement pages, long after, Folds folds) throws SQLException {
        pages.setLong(1, after);
        pages.setInt(2, PAGE);
        long last = after;
        try (var rows = pages.executeQuery()) {
            while (rows.next()) {
                var record = record(rows);
                folds.apply(decoder.decode(record));
                last = record.position();
            }
        }
        return last;
    }

    private static JournalRecord record(ResultSet row) throws SQLException {
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

    @Override
    public void close() {
        // the pools belong to the server
    }
}
