package org.sunledger.api.desk;

import java.time.Duration;

/** Knows when automations have finished what people began. */
@FunctionalInterface
public interface Settled {
    /**
     * Waits until every automation has seen the position, and everything that it recorded in turn.
     *
     * @return whether they came to rest in time
     */
    boolean awaitSettled(long position, Duration atMost);
}
