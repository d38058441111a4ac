package org.sunledger.api.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.sql.DataSource;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.RecordedAt;

/**
 * The yardstick: no command, no rule, no check, only the rows the product has just written, into a table of the same
 * definition. One writer takes what waits, writes it with multi-row statements and commits; callers wait for the commit.
 */
final class BareLoop implements Contender {
    /** As many as the product puts into one transaction. */
    private static final int ROWS_MAX = 500;

    private static final int QUEUE = 10_000;

    private static final String INSERT = """
            insert into journal.event
                   (position, event_id, stream_type, stream_id, stream_version, event_type, schema_version, recorded_at,
                    payload, metadata)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private record Waiting(JournalRecord row, CompletableFuture<Void> written) {}

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE);
    private final DataSource pool;
    private final Function<List<Workload.Task>, List<JournalRecord>> rowsOf;
    private final Thread writer;
    private Map<Workload.Task, JournalRecord> rows = Map.of();

    /** @param rowsOf what the product wrote for the tasks, one row each */
    BareLoop(DataSource pool, Function<List<Workload.Task>, List<JournalRecord>> rowsOf) {
        this.pool = pool;
        this.rowsOf = rowsOf;
        writer = Thread.ofPlatform().daemon().name("bare-loop").start(this::write);
    }

    /** Begins with what stands in the product's journal. */
    void begin(List<JournalRecord> before) {
        before.stream().map(this::submit).toList().forEach(CompletableFuture::join);
    }

    @Override
    public String name() {
        return "bare-loop";
    }

    @Override
    public void prepare(List<Workload.Task> tasks) {
        var written = rowsOf.apply(tasks);
        var byTask = new HashMap<Workload.Task, JournalRecord>();
        for (int i = 0; i < tasks.size(); i++) byTask.put(tasks.get(i), written.get(i));
        rows = byTask;
    }

    @Override
    public void run(Workload.Task task) {
        var row = rows.get(task);
        if (row == null) throw new IllegalStateException("No row for " + task);
        submit(row).join();
    }

    private CompletableFuture<Void> submit(JournalRecord row) {
        var waiting = new Waiting(row, new CompletableFuture<>());
        try {
            queue.put(waiting);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return waiting.written();
    }

    private void write() {
        var batch = new ArrayList<Waiting>();
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement(INSERT)) {
                while (!Thread.currentThread().isInterrupted()) {
                    batch.clear();
                    batch.add(queue.take());
                    queue.drainTo(batch, ROWS_MAX - 1);
                    write(connection, insert, batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        } catch (SQLException e) {
            for (var one : batch) one.written().completeExceptionally(e);
        }
    }

    private static void write(Connection connection, PreparedStatement insert, List<Waiting> batch)
            throws SQLException {
        for (var one : batch) {
            var row = one.row();
            insert.setLong(1, row.position());
            insert.setObject(2, row.eventId());
            insert.setString(3, row.stream().type().wireName());
            insert.setString(4, row.stream().id());
            insert.setLong(5, row.streamVersion());
            insert.setString(6, row.eventType());
            insert.setInt(7, row.schemaVersion());
            insert.setString(8, RecordedAt.text(row.recordedAt()));
            insert.setBytes(9, row.payload());
            insert.setBytes(10, row.metadata());
            insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
        for (var one : batch) one.written().complete(null);
    }

    @Override
    public void close() {
        writer.interrupt();
    }
}
