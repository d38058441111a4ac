package org.sunledger.api.wiring;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.sunledger.projections.rebuild.RebuildRefused;
import org.sunledger.projections.rebuild.Rebuilds;
import org.sunledger.projections.rebuild.Replays;

/**
 * Goes on with rebuilds or replays that a program left when it ended, once this one is the program that writes, and ends
 * them in order before anything they need is taken apart. Nobody's start waits for that.
 */
final class Resumption implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Resumption.class);

    /** How soon it is noticed that this program took over. */
    private static final Duration GLANCE = Duration.ofMillis(500);

    /** The other program may still be ending its own, or the database come back. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final String what;
    private final Runnable resume;
    private final Runnable end;
    private final BooleanSupplier writes;
    private volatile @Nullable Thread thread;

    private Resumption(String what, Runnable resume, Runnable end, BooleanSupplier writes) {
        this.what = what;
        this.resume = resume;
        this.end = end;
        this.writes = writes;
    }

    static Resumption of(Rebuilds rebuilds, BooleanSupplier writes) {
        return new Resumption("rebuilds", rebuilds::resume, rebuilds::close, writes);
    }

    static Resumption of(Replays replays, BooleanSupplier writes) {
        return new Resumption("replays", replays::resume, replays::close, writes);
    }

    @Override
    public void start() {
        var watching = new Thread(this::watch, what);
        thread = watching;
        watching.start();
    }

    private void watch() {
        var isResumed = false;
        try {
            while (Thread.currentThread().equals(thread)) {
                if (!writes.getAsBoolean()) {
                    isResumed = false;
                } else if (!isResumed) {
                    isResumed = resumed();
                    if (!isResumed) Thread.sleep(RETRY_AFTER);
                }
                Thread.sleep(GLANCE);
            }
        } catch (InterruptedException e) {
            LOG.debug("Told to end", e);
        }
    }

    private boolean resumed() {
        try {
            resume.run();
            return true;
        } catch (RebuildRefused e) {
            LOG.info("The {} are not taken up yet: {}", what, e.getMessage());
        } catch (RuntimeException e) {
            if (thread == null) return true; // ending
            LOG.warn("The {} are not taken up yet", what, e);
        }
        return false;
    }

    @Override
    public void stop() {
        var watching = thread;
        thread = null;
        if (watching == null) return;
        watching.interrupt();
        try {
            watching.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end.run();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
