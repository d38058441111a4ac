package org.sunledger.ledger.journal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal page by page, and the next page in the background while the reader works on the last: one page ahead
 * and no further. For one reader's thread; only {@link #close()} may come from another.
 */
public final class ReadAhead implements AutoCloseable {
    /** The name of the thread that reads ahead; it lives as long as it reads one page. */
    static final String THREAD = "journal-read-ahead";

    /** Closing waits for a page that is being read: to interrupt it would cost the journal a connection. */
    private static final Duration CLOSING_MAX = Duration.ofSeconds(5);

    private final Journal journal;
    private final int limit;
    private long position;
    private volatile @Nullable FutureTask<List<JournalRecord>> ahead;
    private volatile boolean closed;

    /**
     * @param after the first record read is the one behind this position
     * @param limit records in a page
     */
    public ReadAhead(Journal journal, long after, int limit) {
        if (after < 0 || limit < 1) throw new IllegalArgumentException("after %d, limit %d".formatted(after, limit));
        this.journal = journal;
        this.position = after;
        this.limit = limit;
    }

    /**
     * The next page, as {@link Journal#next} gives it: empty when the journal, asked after this call began, has nothing
     * more. What kept a page from being read is thrown where that page was due, and the next call asks for it again.
     *
     * @throws IllegalStateException it is closed
     * @throws JournalException.Unavailable also: the reader was interrupted while it waited; the interrupt is kept
     */
    public List<JournalRecord> next() {
        if (closed) throw new IllegalStateException("The reader is closed");
        var page = readAhead();
        if (page.isEmpty()) page = journal.next(position, limit);
        if (!page.isEmpty()) position = page.getLast().position();
        // Behind a short page there was nothing, and what was not there then may be there when it is asked for.
        if (page.size() == limit) startReading(position);
        return page;
    }

    /** The last position handed over, or the one to begin behind. */
    public long position() {
        return position;
    }

    /** Empty when nothing was read ahead. */
    private List<JournalRecord> readAhead() {
        var reading = ahead;
        if (reading == null) return List.of();
        try {
            var page = reading.get();
            ahead = null;
            return page;
        } catch (ExecutionException failed) {
            ahead = null;
            if (failed.getCause() instanceof RuntimeException e) throw e;
            if (failed.getCause() instanceof Error e) throw e;
            throw new IllegalStateException(failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JournalException.Unavailable("The reader was interrupted", e);
        }
    }

    private void startReading(long after) {
        var reading = new FutureTask<>(() -> journal.next(after, limit));
        ahead = reading;
        if (closed) return;
        Thread.ofVirtual().name(THREAD).start(reading);
    }

    /** Nothing is read any more when this returns, unless the journal does not answer at all. */
    @Override
    public void close() {
        closed = true;
        var reading = ahead;
        if (reading == null) return;
        try {
            reading.get(CLOSING_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Nobody wants that page any more.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
