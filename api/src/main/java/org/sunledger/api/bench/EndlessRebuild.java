package org.sunledger.api.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Rebuilds views again and again beside whatever else goes on, until it is closed. */
final class EndlessRebuild implements AutoCloseable {
    private final Rebuilding rebuild;
    private final BooleanSupplier isCancelled;
    private final List<long[]> runs = new ArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean isEnded;
    private volatile @Nullable Throwable failure;

    EndlessRebuild(Rebuilding rebuild, BooleanSupplier isCancelled) {
        this.rebuild = rebuild;
        this.isCancelled = isCancelled;
        this.thread = Thread.ofPlatform().daemon().name("endless-rebuild").start(this::run);
    }

    private void run() {
        try {
            var deadline = Deadline.in(Integer.MAX_VALUE, () -> isEnded || isCancelled.getAsBoolean());
            while (!deadline.isOver()) {
                rebuild.prepare();
                var run = new long[] {System.nanoTime(), Long.MAX_VALUE};
                synchronized (runs) {
                    runs.add(run);
                }
                begun.countDown();
                rebuild.run(deadline);
                synchronized (runs) {
                    run[1] = System.nanoTime();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // told to end
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            begun.countDown();
        }
    }

    void awaitBegun() throws InterruptedException {
        begun.await();
        requireSound();
    }

    /** @throws IllegalStateException it has failed */
    void requireSound() {
        if (failure != null) throw new IllegalStateException("The rebuild failed: " + failure.getMessage(), failure);
    }

    /** How many came to their end before an instant. */
    int completed(long untilNanos) {
        synchronized (runs) {
            return (int) runs.stream().filter(run -> run[1] <= untilNanos).count();
        }
    }

    /** Share of a span in which one was running. */
    double share(long fromNanos, long toNanos) {
        long running = 0;
        synchronized (runs) {
            for (var run : runs) running += Math.max(0, Math.min(run[1], toNanos) - Math.max(run[0], fromNanos));
        }
        return (double) running / (toNanos - fromNanos);
    }

    /** Ends the one in hand where it stands. */
    @Override
    public void close() {
        isEnded = true;
        try {
            thread.join(); // or it would begin another on what is closed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        rebuild.close();
    }
}
