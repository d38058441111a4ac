package org.sunledger.api.bench;

/** One way to compute read tables from a journal; each run begins with nothing. */
interface Rebuilding extends AutoCloseable {
    String name();

    /** Empties what an earlier run left; not measured. */
    default void prepare() throws InterruptedException {}

    /**
     * Computes.
     *
     * @param deadline where its rate counts as known; a yardstick ends there
     */
    Done run(Deadline deadline) throws InterruptedException;

    /**
     * What was done.
     *
     * @param events of the journal that were folded
     * @param buildingSeconds until the tables were there; comparing and switching comes after it
     */
    record Done(long events, double seconds, double buildingSeconds) {
        static Done in(long events, long nanos) {
            return new Done(events, nanos / 1e9, nanos / 1e9);
        }
    }

    @Override
    void close();
}
