package org.sunledger.api.bench;

import java.util.List;

/** One way to get commands, or the rows they come to, onto the disk. */
interface Contender extends AutoCloseable {
    String name();

    /** Told before the clock runs. */
    default void prepare(List<Workload.Task> tasks) {}

    /** Does one task. When this returns, its row is durable. */
    void run(Workload.Task task);

    /** Comes to rest after the clock has stopped: what was set off is finished. */
    default void settle() throws InterruptedException {}

    @Override
    void close();
}
