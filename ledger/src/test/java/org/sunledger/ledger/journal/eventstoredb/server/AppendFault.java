package org.sunledger.ledger.journal.eventstoredb.server;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with one append.
 *
 * @param deed what happens to the node that has the append in hand
 * @param ending how the call ends; null: as it would have
 */
public record AppendFault(
        Moment moment, Consumer<TestNode> deed, @Nullable StatusRuntimeException ending) {

    /** The call ends so. */
    public static AppendFault ends(Moment moment, StatusRuntimeException ending) {
        return new AppendFault(moment, node -> {}, ending);
    }

    /** Stored, but the client only sees the connection break. */
    public static AppendFault lostAcknowledgement() {
        return ends(Moment.AFTER_STORING, Refusals.of(Status.UNAVAILABLE, "Connection reset"));
    }

    /** The call waits at the gate and then goes on. What its client gave up before it was stored is not stored. */
    public static AppendFault waits(Moment moment, Gate gate) {
        return new AppendFault(moment, node -> gate.pass(), null);
    }

    /**
     * Another node becomes the leader. What is not stored is sent there; what is stored ends as a write whose leader
     * went away before it could say so.
     */
    public static AppendFault leaderChanges(Moment moment, int newLeader) {
        var ending = moment == Moment.AFTER_STORING ? Refusals.timedOut() : null;
        return new AppendFault(moment, node -> node.cluster().changeLeader(newLeader), ending);
    }

    /** The node goes down with the append in hand, all its connections break. */
    public static AppendFault nodeStops(Moment moment) {
        return new AppendFault(moment, TestNode::stop, Refusals.notReady());
    }

    /** The same, and then the call ends so. */
    public AppendFault andEnds(StatusRuntimeException how) {
        return new AppendFault(moment, deed, how);
    }
}
