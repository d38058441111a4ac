package org.sunledger.api.wiring;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * 当值: whether this program records. The engine says who may; here that becomes true only after what must come first:
 * who takes over an unfinished demo sets its clock back to the story's before anybody enters anything.
 */
final class Duty implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Duty.class);

    /** Asking costs nothing; whoever stands before a program that took over waits so much longer. */
    private static final long LOOK_MILLIS = 250;

    private final BooleanSupplier leads;
    private final Runnable takesOver;
    private final Runnable standsBy;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean isRunning;
    private volatile @Nullable Thread thread;
    private volatile boolean writes;

    /**
     * Takes what the engine says at first as it is.
     *
     * @param leads whether the engine would record
     * @param takesOver comes before the first record of this program; tried again when it fails
     * @param standsBy comes after another program may have begun to record
     */
    Duty(BooleanSupplier leads, Runnable takesOver, Runnable standsBy) {
        this.leads = leads;
        this.takesOver = takesOver;
        this.standsBy = standsBy;
        writes = leads.getAsBoolean();
    }

    /** False: another program records, or this one is about to take over. */
    boolean writes() {
        return writes && leads.getAsBoolean();
    }

    @Override
    public void start() {
        isRunning = true;
        if (!writes) LOG.info("另一程序正在记账,本程序待命。Another program records; this one stands by.");
        thread = Thread.ofPlatform().daemon().name("duty").start(this::watch);
    }

    /** Nothing is taken over once this has returned. */
    @Override
    public void stop() {
        isRunning = false;
        stopped.countDown();
        var watching = thread;
        if (watching == null) return;
        try {
            watching.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    private void watch() {
        try {
            while (!stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) look();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Once; package-private for its test. */
    void look() {
        boolean now = leads.getAsBoolean();
        if (now == writes) return;
        try {
            if (now) {
                takesOver.run();
                writes = true;
                LOG.info("本程序开始记账。This program records from now on.");
            } else {
                writes = false;
                standsBy.run();
                LOG.warn("本程序转为待命。This program stands by from now on.");
            }
        } catch (RuntimeException e) {
            LOG.warn("接替尚未完成,将重试。Changing over did not work yet; trying again: {}", e.getMessage());
        }
    }
}
