package org.sunledger.projections.rebuild;

import org.sunledger.ledger.shared.Actor;

/** Tells the journal of a switch ({@code RecordProjectionSwitch}); the front door has the gateway to do so. */
@FunctionalInterface
public interface SwitchRecorder {
    /**
     * Records it once: a switch that was told before, and whose answer was lost, is told again under the same id.
     *
     * @param askedBy who asked for the rebuild
     */
    void record(Switched switched, Actor askedBy);
}
