package org.sunledger.ledger.journal.eventstoredb.server;

import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one cluster. All bear its name and have ended when {@link #close()} returns. */
final class ServerThreads implements AutoCloseable {
    static final String PREFIX = "eventstoredb-test-";
    private static final int WORKERS = 2;
    private static final int PATIENCE_SECONDS = 30;

    private final Queue<Thread> made = new ConcurrentLinkedQueue<>();
    private final EventLoopGroup boss = loops("boss", 1);
    private final EventLoopGroup workers = loops("worker", WORKERS);
    private final ExecutorService calls = Executors.newCachedThreadPool(named("call"));

    EventLoopGroup boss() {
        return boss;
    }

    EventLoopGroup workers() {
        return workers;
    }

    ExecutorService calls() {
        return calls;
    }

    private EventLoopGroup loops(String role, int threads) {
        return new MultiThreadIoEventLoopGroup(threads, named(role), NioIoHandler.newFactory());
    }

    private ThreadFactory named(String role) {
        var count = new AtomicInteger();
        return work -> {
            var thread = new Thread(work, PREFIX + role + '-' + count.incrementAndGet());
            thread.setDaemon(true);
            made.add(thread);
            return thread;
        };
    }

    @Override
    public void close() {
        calls.shutdownNow();
        boss.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        workers.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        try {
            if (!calls.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    || !boss.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    || !workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS))
                throw new IllegalStateException("threads of the test cluster do not end");
            // A pool has terminated when its last thread has nothing more to do; that thread is still on its way out.
            for (var thread : made)
                if (!thread.join(Duration.ofSeconds(PATIENCE_SECONDS)))
                    throw new IllegalStateException(thread + " does not end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
