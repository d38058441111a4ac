package org.sunledger.ledger.journal.eventstoredb.server;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * How one subscription ends.
 *
 * @param afterEvents how many events it hands over before; 0: before the first, but after the confirmation
 * @param ending may be of status OK: the server just says goodbye
 */
public record SubscriptionFault(int afterEvents, StatusRuntimeException ending) {
    public static SubscriptionFault ends(int afterEvents, Status status) {
        return new SubscriptionFault(afterEvents, Refusals.of(status, status.getDescription()));
    }
}
