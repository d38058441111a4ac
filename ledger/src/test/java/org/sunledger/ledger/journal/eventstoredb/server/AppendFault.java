package org.sunledger.ledger.journal.eventstoredb.server;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with one append.
 *
 * @param hold where the append waits; null: nowhere
 * @param newLeader number of the node that leads from then on; null: no change
 * @param ending how the call ends; null: as it would have
 */
public record AppendFault(
        Moment moment,
        @Nullable Gate hold,
        @Nullable Integer newLeader,
        @Nullable StatusRuntimeException ending) {

    /** The call ends so. */
    public static AppendFault ends(Moment moment, StatusRuntimeException ending) {
        return new AppendFault(moment, null, null, ending);
    }

    /** Stored, but the client only sees the connection break. */
    public static AppendFault lostAcknowledgement() {
        return ends(Moment.AFTER_STORING, Refusals.of(Status.UNAVAILABLE, "Connection reset"));
    }

    /** The call waits at the gate and then goes on as if nothing had been. */
    public static AppendFault waits(Moment moment, Gate gate) {
        return new AppendFault(moment, gate, null, null);
    }

    /** Another node becomes the leader; the call ends as on a node that has just lost its lead. */
    public static AppendFault leaderChanges(Moment moment, int newLeader) {
        return new AppendFault(moment, null, newLeader, Refusals.notReady());
    }
}
