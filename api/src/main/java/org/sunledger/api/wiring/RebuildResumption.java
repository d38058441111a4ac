package org.sunledger.api.wiring;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.sunledger.projections.rebuild.RebuildRefused;
import org.sunledger.projections.rebuild.Rebuilds;

/**
 * Goes on with rebuilds that a program left when it ended, once this one is the program that writes, and ends them in
 * order before anything they need is taken apart. Nobody's start waits for that.
 */
final class RebuildResumption implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildResumption.class);

    /** How soon it is noticed that this program took over. */
    private static final Duration GLANCE = Duration.ofMillis(500);

    /** The other program may still be ending its rebuilds, or the database come back. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Rebuilds rebuilds;
    private final BooleanSupplier writes;
    private volatile @Nullable Thread thread;

    RebuildResumption(Rebuilds rebuilds, BooleanSupplier writes) {
        this.rebuilds = rebuilds;
        this.writes = writes;
    }

    @Override
    public void start() {
        var watching = new Thread(this::watch, "rebuilds");
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
            rebuilds.resume();
            return true;
        } catch (RebuildRefused e) {
            LOG.info("Rebuilds are not taken up yet: {}", e.getMessage());
        } catch (RuntimeException e) {
            if (thread == null) return true; // ending
            LOG.warn("Rebuilds are not taken up yet", e);
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
        rebuilds.close();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
