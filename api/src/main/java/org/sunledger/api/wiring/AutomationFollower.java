package org.sunledger.api.wiring;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.Automations;
import org.sunledger.ledger.journal.Journal;

/**
 * Shows the journal to the automations, in order, from where they were when the program ended. A thread of its own: what
 * automations send is recorded outside any transaction. An event that fails is tried again with growing pauses and never
 * passed over.
 */
public final class AutomationFollower implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AutomationFollower.class);
    private static final int PAGE = 500;

    /** The progress is written down after so many events, and once a second. */
    private static final int KEPT_EVERY = 1_000;

    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final long PAUSE_FIRST_MILLIS = 500;

    /** How soon the automations notice that this program took over. */
    private static final long STANDING_BY_MILLIS = 500;

    private static final long PAUSE_MAX_MILLIS = 30_000;

    private final Automations automations;
    private final Journal journal;
    private final BooleanSupplier writes;
    private final JdbcClient database;
    private volatile @Nullable Thread thread;
    private volatile @Nullable String failure;
    private long keptAt;
    private long keptNanos;

    /** For a journal that no other program writes. */
    public AutomationFollower(Automations automations, Journal journal, DataSource database) {
        this(automations, journal, () -> true, database);
    }

    /** @param writes whether this program records; while another one does, that one runs the automations */
    public AutomationFollower(Automations automations, Journal journal, BooleanSupplier writes, DataSource database) {
        this.automations = automations;
        this.journal = journal;
        this.writes = writes;
        this.database = JdbcClient.create(database);
    }

    /** Where nothing is left to do for them: what stands up to this position came with all that follows from it. */
    static void startAfter(DataSource database, long position) {
        JdbcClient.create(database)
                .sql("update journal.automation set position = ? where position < ?")
                .params(position, position)
                .update();
    }

    /** What stops the automations now, with the position; null when they run. */
    public @Nullable String failure() {
        return failure;
    }

    @Override
    public void start() {
        var follower = new Thread(this::follow, "automations");
        thread = follower;
        follower.start();
    }

    @Override
    public void stop() {
        var follower = thread;
        thread = null;
        if (follower == null) return;
        follower.interrupt();
        try {
            follower.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void follow() {
        var pause = PAUSE_FIRST_MILLIS;
        var isStarted = false;
        while (isFollower()) {
            try {
                if (!writes.getAsBoolean()) {
                    // The other program goes on from the same stored position; ours may be old by then.
                    isStarted = false;
                    failure = null;
                    if (!rest(STANDING_BY_MILLIS)) return;
                    continue;
                }
                if (!isStarted) {
                    keptAt = stored();
                    automations.startedAfter(keptAt);
                    isStarted = true;
                }
                step();
                failure = null;
                pause = PAUSE_FIRST_MILLIS;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!isFollower()) return;
                failure = "%s after position %d: %s"
                        .formatted(e.getClass().getSimpleName(), automations.handled(), e.getMessage());
                LOG.error(
                        "自动办理停在序号 {} 之后,将重试。Automations stopped after position {}; trying again.",
                        automations.handled(),
                        automations.handled(),
                        e);
                if (!rest(pause)) return;
                pause = Math.min(2 * pause, PAUSE_MAX_MILLIS);
            }
        }
    }

    /** False once this thread was told to stop, also when another was started since. */
    private boolean isFollower() {
        return Thread.currentThread().equals(thread);
    }

    private void step() throws InterruptedException {
        if (!journal.awaitAfter(automations.handled(), IDLE)) {
            keep();
            return;
        }
        for (var record : journal.next(automations.handled(), PAGE)) {
            if (Thread.currentThread().isInterrupted()) throw new InterruptedException();
            automations.show(record);
        }
        if (automations.handled() - keptAt >= KEPT_EVERY || System.nanoTime() - keptNanos >= IDLE.toNanos()) keep();
    }

    /** What is lost of this is shown again, so nobody waits for the disk. */
    private void keep() {
        keptNanos = System.nanoTime();
        var handled = automations.handled();
        if (handled == keptAt) return;
        database.sql("""
                        with quick as (select set_config('synchronous_commit', 'off', true))
                        update journal.automation set position = ? from quick where position < ?
                        """).params(handled, handled).update();
        keptAt = handled;
    }

    private long stored() {
        return database.sql("select position from journal.automation")
                .query(Long.class)
                .single();
    }

    private static boolean rest(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
