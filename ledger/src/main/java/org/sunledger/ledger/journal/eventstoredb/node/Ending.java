package org.sunledger.ledger.journal.eventstoredb.node;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * Why a generation of a subscription ended.
 *
 * @param cause one word, counted
 * @param told what it said
 * @param refused the server understood and will not: the place to go on from may be gone
 * @param newClient the client holds on to a node that is of no use
 */
record Ending(String cause, String told, boolean refused, boolean newClient) {
    static final String NOT_LEADER = "NOT_LEADER";
    static final String CLIENT_SHUT_DOWN = "CLIENT_SHUT_DOWN";
    static final String SILENCE = "SILENCE";
    static final String BEHIND = "BEHIND";

    static Ending of(Status status, @Nullable String leader) {
        if (leader != null)
            return new Ending(NOT_LEADER, "The node does not lead; %s does".formatted(leader), false, true);
        var told = status.getDescription() == null ? status.getCode().name() : status.getDescription();
        // A node that went away leaves the client with a dead channel; a new client looks for the leader at once.
        var newClient = status.getCode() == Status.Code.UNAVAILABLE || status.getCode() == Status.Code.NOT_FOUND;
        return new Ending(status.getCode().name(), told, status.getCode() == Status.Code.INVALID_ARGUMENT, newClient);
    }

    static Ending of(Throwable thrown) {
        var cause = Failure.unwrapped(thrown);
        if (cause instanceof StatusRuntimeException status) return of(status.getStatus(), null);
        var shut = Failure.of(cause) == Failure.NOT_DONE;
        return new Ending(shut ? CLIENT_SHUT_DOWN : cause.getClass().getSimpleName(), Failure.told(cause), false, true);
    }

    static Ending shutDown() {
        return new Ending(CLIENT_SHUT_DOWN, "No node was found", false, true);
    }

    static Ending silence(String told) {
        return new Ending(SILENCE, told, false, true);
    }

    static Ending behind(String told) {
        return new Ending(BEHIND, told, true, true);
    }
}
