package org.sunledger.api.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Callers who each send the next task as soon as the last one is answered. */
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

    Measured run(Contender contender, List<Workload.Task> tasks, int callers) throws InterruptedException {
        contender.prepare(tasks);
        var latencies = new long[tasks.size()];
        var next = new AtomicInteger();
        var failure = new AtomicReference<@Nullable Throwable>();
        var start = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < callers; i++) {
            threads.add(Thread.ofPlatform().daemon().name("caller-" + i).start(() -> {
                try {
                    start.await();
                    send(contender, tasks, latencies, next, failure);
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
        var failed = failure.get();
        if (failed != null) throw new IllegalStateException(contender.name() + ": " + failed.getMessage(), failed);
        if (isCancelled.getAsBoolean()) throw new InterruptedException("cancelled");
        contender.settle();
        return measured(latencies, seconds, cpu.now().minus(cpuBefore));
    }

    private void send(
            Contender contender,
            List<Workload.Task> tasks,
            long[] latencies,
            AtomicInteger next,
            AtomicReference<@Nullable Throwable> failure) {
        for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
            if (failure.get() != null || isCancelled.getAsBoolean()) return;
            long begin = System.nanoTime();
            try {
                contender.run(tasks.get(i));
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
                return;
            }
            latencies[i] = System.nanoTime() - begin;
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
