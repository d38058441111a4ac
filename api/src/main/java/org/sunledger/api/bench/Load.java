package org.sunledger.api.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Callers who each send the next task as soon as the last one is answered, or when it is due. */
final class Load {
    private static final double NANOS = 1e9;
    private static final double MICROS = 1e3;

    private final CpuMeter cpu;
    private final BooleanSupplier isCancelled;

    Load(CpuMeter cpu, BooleanSupplier isCancelled) {
        this.cpu = cpu;
        this.isCancelled = isCancelled;
    }

    /** Latencies in microseconds; processor time per command. */
    record Measured(
            int commands,
            double perSecond,
            double p50,
            double p90,
            double p99,
            double max,
            double jvmCpuMicros,
            double serverCpuMicros) {}

    /** When a task's time begins. */
    interface Turn {
        /** Returns when the n-th task may be sent. @return the instant from which its answer is awaited */
        long of(int n) throws InterruptedException;
    }

    /**
     * What became of tasks, in their order.
     *
     * @param begunNanos the instants of their turns
     * @param answeredNanos when each was durable
     */
    record Sent(Measured measured, long[] begunNanos, long[] answeredNanos) {}

    Measured run(Contender contender, List<Workload.Task> tasks, int callers) throws InterruptedException {
        return send(contender, tasks, callers, n -> System.nanoTime()).measured();
    }

    Sent send(Contender contender, List<Workload.Task> tasks, int callers, Turn turn) throws InterruptedException {
        contender.prepare(tasks);
        var run = new Run(contender, tasks, turn);
        var start = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < callers; i++) {
            threads.add(Thread.ofPlatform().daemon().name("caller-" + i).start(() -> {
                try {
                    start.await();
                    run.send();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        var cpuBefore = cpu.now();
        long begin = System.nanoTime();
        start.countDown();
        for (var thread : threads) thread.join();
        double seconds = (System.nanoTime() - begin) / NANOS;
        var failed = run.failure.get();
        if (failed != null) throw new IllegalStateException(contender.name() + ": " + failed.getMessage(), failed);
        if (isCancelled.getAsBoolean()) throw new InterruptedException("cancelled");
        contender.settle();
        return run.sent(seconds, cpu.now().minus(cpuBefore));
    }

    private final class Run {
        private final Contender contender;
        private final List<Workload.Task> tasks;
        private final Turn turn;
        private final long[] begun;
        private final long[] answered;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        private Run(Contender contender, List<Workload.Task> tasks, Turn turn) {
            this.contender = contender;
            this.tasks = tasks;
            this.turn = turn;
            this.begun = new long[tasks.size()];
            this.answered = new long[tasks.size()];
        }

        private void send() throws InterruptedException {
            for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
                if (failure.get() != null || isCancelled.getAsBoolean()) return;
                begun[i] = turn.of(i);
                try {
                    contender.run(tasks.get(i));
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                    return;
                }
                answered[i] = System.nanoTime();
            }
        }

        private Sent sent(double seconds, CpuMeter.Cpu used) {
            var latencies = new long[tasks.size()];
            for (int i = 0; i < latencies.length; i++) latencies[i] = answered[i] - begun[i];
            return new Sent(measured(latencies, seconds, used), begun, answered);
        }
    }

    private static Measured measured(long[] latencies, double seconds, CpuMeter.Cpu used) {
        Arrays.sort(latencies);
        int n = latencies.length;
        return new Measured(
                n,
                n / seconds,
                at(latencies, 0.50),
                at(latencies, 0.90),
                at(latencies, 0.99),
                latencies[n - 1] / MICROS,
                used.jvmNanos() / MICROS / n,
                used.serverNanos() / MICROS / n);
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))] / MICROS;
    }
}
