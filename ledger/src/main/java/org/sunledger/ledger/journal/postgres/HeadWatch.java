package org.sunledger.ledger.journal.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunledger.ledger.journal.JournalException.Unavailable;

/**
 * Wakes waiting readers when the head moves: at once for appends of this program, by LISTEN for those of others, and by
 * a slow poll for announcements that were lost with a connection. Listening starts with the first reader who has to wait
 * and keeps one connection for itself.
 */
public final class HeadWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeadWatch.class);

    /** A lost announcement delays a reader by at most this. */
    private static final Duration POLL = Duration.ofSeconds(2);

    /** Closing waits for this at most, so that the connection goes back as it came. */
    private static final Duration SLICE = Duration.ofMillis(250);

    /** A line that is silent for so long while a question is open is broken. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(20);

    private static final Duration CLOSING_MAX = Duration.ofSeconds(5);

    /** How the listening connection shows in {@code pg_stat_activity}. */
    static final String APPLICATION_NAME = "sunledger head watch";

    private final DataSource source;
    private final String channel;
    private final Head asked;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile long head;
    private volatile int writesHere;
    /** Announcements come in, and what stood there before has been asked. */
    private volatile boolean hears;

    private volatile boolean closed;
    private @Nullable Thread listener;
    private @Nullable Connection listening;

    /** Asks the database for the last position. */
    public interface Head {
        long of(Connection connection) throws SQLException;
    }

    HeadWatch(DataSource source) {
        this(source, Rows.CHANNEL, PostgresJournal::head);
    }

    /** @param channel what is announced there is asked of the head: anybody on the database may shout */
    public HeadWatch(DataSource source, String channel, Head asked) {
        this.source = source;
        this.channel = channel;
        this.asked = asked;
    }

    /** The last position this program knows of; the journal may be further. */
    public long known() {
        return head;
    }

    public void advance(long position) {
        if (position <= head) return;
        lock.lock();
        try {
            if (position <= head) return;
            head = position;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What this program writes it knows at once: announcements of that server process are passed over. */
    void writesHere(int serverProcess) {
        writesHere = serverProcess;
    }

    /** Waits until the known head is beyond the position, the time is over, or the watch is closed. */
    public void await(long position, Duration timeout) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            listen();
            long left = timeout.toNanos();
            while (head <= position && !closed && left > 0) left = changed.awaitNanos(left);
        } finally {
            lock.unlock();
        }
    }

    /**
     * {@link org.sunledger.ledger.journal.Journal#awaitAfter} of an engine that keeps its head in a database.
     *
     * @param asking the database for the head, which also advances what is known here
     */
    public boolean awaitAfter(long position, Duration timeout, LongSupplier asking) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        if (head > position) return true;
        try {
            // Who is told of every commit need not ask first.
            if (!(hears && timeout.isPositive()) && asking.getAsLong() > position) return true;
            if (timeout.isPositive()) await(position, timeout);
            return head > position || asking.getAsLong() > position;
        } catch (Unavailable e) {
            // A question to the database on a thread that is told to stop fails for that reason.
            if (Thread.interrupted()) throw new InterruptedException();
            throw e;
        }
    }

    private void listen() {
        if (listener != null || closed) return;
        listener = Thread.ofPlatform().daemon().name("journal-head-watch").start(this::run);
    }

    private void run() {
        while (!closed) {
            try {
                follow();
            } catch (SQLException | RuntimeException e) {
                if (!closed) {
                    LOG.warn("Announcements of new records are interrupted; connecting again", e);
                    pause();
                }
            }
        }
    }

    private void follow() throws SQLException {
        try (var connection = source.getConnection()) {
            if (!keep(connection)) return;
            boolean isClean = false;
            try {
                connection.setAutoCommit(true);
                connection.setNetworkTimeout(Runnable::run, (int) SILENCE_MAX.toMillis());
                execute(connection, "set application_name = '" + APPLICATION_NAME + "'");
                execute(connection, "listen " + channel);
                while (!closed) {
                    advance(asked.of(connection));
                    hears = true;
                    hear(connection.unwrap(PGConnection.class));
                }
                execute(connection, "unlisten *");
                execute(connection, "reset application_name");
                isClean = true;
            } finally {
                hears = false;
                // A pool must not give a listening connection to somebody else.
                if (!isClean) end();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns at an announcement of anybody else, and after a while without one: some are lost. */
    private void hear(PGConnection announcements) throws SQLException {
        long begun = System.nanoTime();
        while (!closed && System.nanoTime() - begun < POLL.toNanos()) {
            var heard = announcements.getNotifications((int) SLICE.toMillis());
            if (heard == null) continue;
            for (var one : heard) if (one.getPID() != writesHere) return;
        }
    }

    private boolean keep(Connection connection) {
        lock.lock();
        try {
            listening = closed ? null : connection;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        Connection ending;
        lock.lock();
        try {
            ending = listening;
            listening = null;
        } finally {
            lock.unlock();
        }
        if (ending == null) return;
        try {
            ending.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("The listening connection was gone already", e);
        }
    }

    private void pause() {
        lock.lock();
        try {
            long left = POLL.toNanos();
            while (!closed && left > 0) left = changed.awaitNanos(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        Thread ending;
        lock.lock();
        try {
            closed = true;
            ending = listener;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (ending == null) return;
        try {
            if (ending.join(SLICE.multipliedBy(4))) return;
            end();
            if (!ending.join(CLOSING_MAX)) LOG.warn("The head watch did not end within {}", CLOSING_MAX);
        } catch (InterruptedException e) {
            end();
            Thread.currentThread().interrupt();
        }
    }
}
