package org.sunledger.projections.rebuild;

/** How much of the machine a rebuild or a replay takes. */
public enum Cores {
    /** Where nobody is served meanwhile. */
    ALL,
    /**
     * One is left to those who enter and read: with all of two taken, one view in a hundred stood 250 ms behind 1,000
     * commands a second, and 150 ms with one.
     */
    ALL_BUT_ONE;

    /** Threads that fold, and later connections that index and compare; at least one. */
    int count() {
        var all = Runtime.getRuntime().availableProcessors();
        return this == ALL ? all : Math.max(1, all - 1);
    }
}
