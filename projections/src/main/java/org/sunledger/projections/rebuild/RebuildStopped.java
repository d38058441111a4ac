package org.sunledger.projections.rebuild;

import org.sunledger.projections.engine.FoldStopped;

/** An event that cannot be read, folded or written: nothing is skipped, live tables are untouched. */
final class RebuildStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient FoldStopped stopped;

    private RebuildStopped(FoldStopped stopped, Throwable cause) {
        super(stopped.message(), cause);
        this.stopped = stopped;
    }

    static RebuildStopped at(String table, long first, long last, Throwable cause) {
        var message = cause.getMessage();
        return new RebuildStopped(
                new FoldStopped(
                        table, first, last, message == null ? cause.getClass().getName() : message),
                cause);
    }

    FoldStopped stopped() {
        return stopped;
    }
}
