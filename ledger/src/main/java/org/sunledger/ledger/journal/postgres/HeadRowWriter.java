package org.sunledger.ledger.journal.postgres;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunledger.ledger.journal.JournalException.OutcomeUnknown;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.journal.Tail;
import org.sunledger.ledger.shared.StreamId;

/**
 * Group commit: callers put their appends into a queue and wait; one thread takes what has come and writes it in one
 * transaction, while the next batch gathers. Nobody waits for company, the commit before is wait enough.
 *
 * <p>The head row is locked first and until the end of each transaction, so batches stand in one line across all programs
 * on the database: commit order is the order of positions, and what is rolled back leaves no gap.
 */
final class HeadRowWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeadRowWriter.class);

    static final String THREAD = "journal-writer";

    /** After so long without an append the connection goes back to the pool. */
    private static final Duration REST_AFTER = Duration.ofSeconds(2);

    /**
     * Readers in other programs hear of a record at the latest so long after its commit. Told each commit, the server
     * would work as much for announcing as for writing.
     */
    private static final Duration ANNOUNCED_WITHIN = Duration.ofMillis(5);

    /** What was taken is finished; a database that does not answer by then is cut off. */
    private static final Duration CLOSING_MAX = Duration.ofSeconds(10);

    private final AppendQueue queue;
    private final KeptConnection kept;
    private final BatchWriter batches;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Thread writer;
    /** When the oldest commit that is not announced was made; the writer's thread only. */
    private @Nullable Long silentSince;

    /** Changed by the writer's thread only. */
    private volatile WriterLoad load = WriterLoad.NONE;

    /**
     * @param watch told the head after each commit, and whose announcements it need not believe
     * @param tail given what was committed
     * @param versions believed and told
     */
    HeadRowWriter(
            DataSource source,
            RecordingClock clock,
            AppendQueue.Limits limits,
            HeadWatch watch,
            Tail tail,
            Versions versions) {
        this.queue = new AppendQueue(limits);
        this.kept = new KeptConnection(source, watch::writesHere);
        this.batches = new BatchWriter(
                kept,
                clock,
                versions,
                written -> {
                    tail.add(written);
                    watch.advance(written.getLast().position());
                    if (silentSince == null) silentSince = System.nanoTime();
                },
                queue::isClosed);
    }

    /** Returns what is durable. Patience ends when the append is taken: from then on it gets an answer. */
    List<JournalRecord> append(StreamId stream, long expectedVersion, List<NewRecord> entries) {
        var append = new Append(stream, expectedVersion, entries);
        long deadline = System.nanoTime() + queue.patience().toNanos();
        enter(append);
        start();
        try {
            return append.await(deadline - System.nanoTime());
        } catch (TimeoutException late) {
            if (queue.withdraw(append)) throw queue.busy();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            if (queue.withdraw(append)) throw interrupted(stopped);
        }
        return append.awaitTaken();
    }

    private void enter(Append append) {
        try {
            queue.put(append, queue.patience().toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw interrupted(stopped);
        }
    }

    private static Unavailable interrupted(InterruptedException stopped) {
        return new Unavailable("The append was interrupted while it waited; nothing was written", stopped);
    }

    private void start() {
        var running = writer;
        if (running != null && running.isAlive()) return;
        lock.lock();
        try {
            if (writer != null && writer.isAlive()) return;
            writer = Thread.ofPlatform()
                    .daemon()
                    .name(THREAD)
                    .inheritInheritableThreadLocals(false)
                    .start(this::run);
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try (batches) {
            while (!queue.isClosed()) {
                try {
                    writeNext();
                } catch (InterruptedException | RuntimeException | Error e) {
                    LOG.error("The writer of the journal failed and goes on", e);
                }
            }
        }
    }

    private void writeNext() throws InterruptedException {
        var batch = queue.take(silentSince == null ? REST_AFTER : ANNOUNCED_WITHIN);
        if (batch.isEmpty()) {
            if (silentSince == null) batches.rest();
            else announce();
            return;
        }
        try {
            count(batch);
            long begun = System.nanoTime();
            batches.write(batch);
            load = load.wrote(System.nanoTime() - begun);
        } finally {
            // Nobody may wait for ever, whatever became of this thread.
            for (var one : batch) if (!one.isAnswered()) one.refuse(unanswered(one));
        }
        if (silentSince != null && System.nanoTime() - silentSince > ANNOUNCED_WITHIN.toNanos()) announce();
    }

    private void announce() {
        silentSince = null;
        batches.announce();
    }

    private static OutcomeUnknown unanswered(Append append) {
        return new OutcomeUnknown(
                "The writer failed; send the append to %s again with the same ids".formatted(append.stream()),
                new IllegalStateException("The writer left an append without an answer"));
    }

    private void count(List<Append> batch) {
        load = load.took(
                batch.size(),
                batch.stream().mapToInt(one -> one.entries().size()).sum(),
                batch.stream().mapToLong(Append::waitedNanos).sum());
    }

    WriterLoad load() {
        return load.with(queue.size());
    }

    @Override
    public void close() {
        queue.close();
        var ending = writer;
        if (ending == null) return;
        try {
            if (ending.join(CLOSING_MAX)) return;
            LOG.warn("The database did not answer within {}; cutting the line", CLOSING_MAX);
            kept.abort();
            if (!ending.join(CLOSING_MAX)) LOG.warn("The writer did not end within {}", CLOSING_MAX);
        } catch (InterruptedException e) {
            kept.abort();
            Thread.currentThread().interrupt();
        }
    }
}
