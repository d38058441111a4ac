package org.sunledger.api.bench;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** When a measurement has seen enough. */
record Deadline(long atNanos, BooleanSupplier isCancelled) {
    static Deadline in(int seconds, BooleanSupplier isCancelled) {
        return new Deadline(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds), isCancelled);
    }

    boolean isOver() {
        return isCancelled.getAsBoolean() || System.nanoTime() > atNanos;
    }

    /** @throws InterruptedException it was cancelled, which is no result */
    void requireGoingOn() throws InterruptedException {
        if (isCancelled.getAsBoolean()) throw new InterruptedException("cancelled");
    }
}
