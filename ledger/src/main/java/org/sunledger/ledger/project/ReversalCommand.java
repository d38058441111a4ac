package org.sunledger.ledger.project;

import java.util.Set;
import java.util.UUID;
import org.sunledger.ledger.shared.Role;

/** What may be asked to put a posted entry right: reverse it, then enter the right thing. */
public sealed interface ReversalCommand extends ProjectCommand {
    UUID reversalId();

    @Override
    default Set<Role> mayBeGivenBy() {
        return switch (this) {
            case EnterReversal ignored -> Set.of(Role.MAKER, Role.TREASURY);
            case ConfirmReversal ignored -> Set.of(Role.CHECKER);
        };
    }

    /**
     * The first half of taking a wrong entry back (冲销); a second person confirms it.
     *
     * @param correctsEventId the payment or the receipt that was wrong
     */
    record EnterReversal(ProjectId projectId, UUID reversalId, UUID correctsEventId) implements ReversalCommand {
        @Override
        public boolean needsReason() {
            return true;
        }
    }

    record ConfirmReversal(ProjectId projectId, UUID reversalId) implements ReversalCommand {}
}
