package org.sunledger.ledger.journal.eventstoredb;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.journal.JournalException.Damaged;
import org.sunledger.ledger.journal.JournalException.StandingBy;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.JournalRecord;

/**
 * The one who numbers. Of all programs on a database the one that holds an advisory lock follows the log, numbers and
 * may append; the others stand by and ask for the lock again and again. The lock belongs to the connection on which the
 * numbers are written: who loses one loses both.
 */
final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    /** Any number that nobody else on this database uses: "sunledge" in ASCII. */
    private static final long LOCK = 0x73756e6c65646765L;

    /** Events in one transaction: enough for a quick rebuild, little enough to be soon visible. */
    private static final int BATCH = 2_000;

    /** A line that is silent for so long while a question is open is broken. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(20);

    private static final Duration CLOSING_MAX = Duration.ofSeconds(5);

    /** How the connection that holds the lock shows in {@code pg_stat_activity}. */
    static final String APPLICATION_NAME = "sunledger numbering";

    private final EventLog log;
    private final DataSource source;
    private final StreamNames names;
    private final Waits waits;
    private final Consumer<List<JournalRecord>> numbered;
    private final Runnable lost;
    private final Thread thread;
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private volatile boolean leads;
    private volatile boolean closed;
    private volatile @Nullable String damage;
    private volatile @Nullable Following following;
    private volatile @Nullable Connection connection;

    /**
     * @param numbered is told of every batch once it is committed
     * @param lost is told when this program numbers no longer
     */
    Follower(
            EventLog log,
            DataSource source,
            StreamNames names,
            Waits waits,
            Consumer<List<JournalRecord>> numbered,
            Runnable lost) {
        this.log = log;
        this.source = source;
        this.names = names;
        this.waits = waits;
        this.numbered = numbered;
        this.lost = lost;
        thread = Thread.ofPlatform().daemon().name("journal-numbering").unstarted(this::run);
    }

    /**
     * Returns when this program numbers, the whole index being there, or stands by.
     *
     * @throws Damaged index and log do not match
     * @throws Unavailable database or log do not answer
     */
    void start() {
        thread.start();
        try {
            started.join();
        } catch (CompletionException e) {
            close();
            if (e.getCause() instanceof JournalException refusal) throw refusal;
            throw new Unavailable("The numbering of records did not begin", e);
        }
    }

    boolean leads() {
        return leads;
    }

    /** What stopped the numbering for good. */
    Optional<String> damage() {
        return Optional.ofNullable(damage);
    }

    Optional<Following.Figures> figures() {
        var now = following;
        return now == null ? Optional.empty() : Optional.of(now.figures());
    }

    /**
     * @throws StandingBy another program writes
     * @throws Damaged the numbering has stopped
     */
    void requireLeading() {
        requireSound();
        if (!leads)
            throw new StandingBy(
                    "本程序待命:另一程序正在记账,或正在重新取得记账权 / this program stands by: another one writes this journal, or the right to write is being regained; nothing was written");
    }

    /** @throws Damaged the numbering has stopped */
    void requireSound() {
        var found = damage;
        if (found != null) throw new Damaged(found);
    }

    private void run() {
        while (!closed && damage == null) {
            try {
                serve();
            } catch (Damaged found) {
                LOG.error("编号已停止 / numbering has stopped; a person must look: {}", found.getMessage());
                damage = String.valueOf(found.getMessage());
                started.completeExceptionally(found);
            } catch (SQLException | RuntimeException e) {
                if (closed) return;
                started.completeExceptionally(e);
                LOG.warn("Numbering is interrupted; beginning again after what is committed", e);
                pause();
            }
        }
    }

    private void serve() throws SQLException {
        try (var mine = source.getConnection()) {
            connection = mine;
            boolean isClean = false;
            try {
                mine.setAutoCommit(true);
                mine.setNetworkTimeout(Runnable::run, (int) SILENCE_MAX.toMillis());
                execute(mine, "set application_name = '" + APPLICATION_NAME + "'");
                if (isLocked(mine)) lead(mine);
                release(mine);
                isClean = true;
            } catch (Damaged found) {
                // The connection is sound: whoever starts next must hear of the damage too, not stand by for a lock.
                release(mine);
                isClean = true;
                throw found;
            } finally {
                leads = false;
                lost.run();
                following = null;
                connection = null;
                // The lock must not go back to the pool with a connection whose state nobody knows.
                if (!isClean) mine.abort(Runnable::run);
            }
        }
    }

    private static void release(Connection mine) throws SQLException {
        if (!mine.getAutoCommit()) mine.rollback();
        mine.setAutoCommit(true);
        execute(mine, "select pg_advisory_unlock_all()");
        execute(mine, "reset application_name");
    }

    /** Asks until the lock is free. @return false: closed before */
    private boolean isLocked(Connection mine) throws SQLException {
        while (!closed) {
            try (var question = mine.prepareStatement("select pg_try_advisory_lock(?)")) {
                question.setLong(1, LOCK);
                try (var answer = question.executeQuery()) {
                    answer.next();
                    if (answer.getBoolean(1)) return true;
                }
            }
            started.complete(null);
            pause();
        }
        return false;
    }

    private void lead(Connection mine) throws SQLException {
        try {
            var numbering = NumberingStart.resume(mine, names);
            var lastTwo = new PositionIndex(source).from(Math.max(1, numbering.position() - 1), 2);
            NumberingStart.requireInLog(log, names, lastTwo, waits.silence());
            try (var followed = log.follow(numbering.reached())) {
                following = followed;
                follow(followed, numbering);
            }
        } catch (InterruptedException closing) {
            if (!closed) throw new IllegalStateException("Only closing interrupts the numbering", closing);
        }
    }

    private void follow(Following followed, Numbering numbering) throws SQLException, InterruptedException {
        long heard = System.nanoTime();
        if (numbering.owes() > 0)
            LOG.info("The position index is rebuilt from the log, up to position {} at least", numbering.owes());
        while (!closed) {
            if (!leads && numbering.owes() == 0) begin(numbering);
            var events = followed.next(BATCH, waits.heartbeat());
            if (events.isEmpty()) {
                numbering.note(followed.reached());
                if (numbering.owes() > 0 && Waits.isOver(heard, waits.silence()))
                    throw NumberingStart.tooShort(followed, numbering.position(), numbering.owes());
            } else {
                heard = System.nanoTime();
                numbered.accept(numbering.number(events));
            }
        }
    }

    private void begin(Numbering numbering) {
        LOG.info("This program writes ledger {}, from position {} on", names.ledgerId(), numbering.position());
        leads = true;
        started.complete(null);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private synchronized void pause() {
        try {
            long begun = System.nanoTime();
            long left = waits.heartbeat().toMillis();
            while (!closed && left > 0) {
                wait(left);
                left = waits.heartbeat().toMillis() - (System.nanoTime() - begun) / 1_000_000;
            }
        } catch (InterruptedException closing) {
            // The loop looks whether it is closed.
        }
    }

    /** Gives the lock back. Calling it again does nothing. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        // Ends a wait for events. A question to the database goes on: a platform thread's socket does not mind.
        thread.interrupt();
        try {
            if (thread.join(CLOSING_MAX)) return;
            var hanging = connection;
            if (hanging != null) hanging.abort(Runnable::run);
            if (!thread.join(CLOSING_MAX)) LOG.warn("The numbering did not end within {}", CLOSING_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.debug("The connection that numbers was gone already", e);
        }
    }
}
