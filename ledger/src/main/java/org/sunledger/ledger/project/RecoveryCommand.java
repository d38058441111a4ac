package org.sunledger.ledger.project;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.RecoveryEvent.Kind;
import org.sunledger.ledger.registry.ClaimEvent.Holder;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Shape;

/** What may be asked to get money back, and to give it back to the pool. */
public sealed interface RecoveryCommand extends ProjectCommand {
    RecoveryId recoveryId();

    /** Who holds the bank reference of a receipt (INV-09). */
    static Holder holder(ProjectId projectId, UUID receiptId) {
        return new Holder(projectId.stream().toString(), receiptId);
    }

    @Override
    default Set<Role> mayBeGivenBy() {
        return switch (this) {
            case OrderRecovery ignored -> Set.of(Role.PROJECT_AUTHORITY, Role.APPROVER);
            case EnterRecoveryReceipt ignored -> Set.of(Role.TREASURY);
            case ConfirmRecoveryReceipt ignored -> Set.of(Role.CHECKER);
            case RejectRecoveryReceipt ignored -> Set.of(Role.CHECKER);
            case EnterPoolReturn ignored -> Set.of(Role.MAKER);
            case ConfirmPoolReturn ignored -> Set.of(Role.CHECKER);
            case ProposeWaiver ignored -> Set.of(Role.AUDITOR);
            case WaiveRecovery ignored -> Set.of(Role.APPROVER);
        };
    }

    /**
     * Money that was paid must come back (追缴): ordered after a finding, or offered by the payee.
     *
     * @param findingId the finding it rests on; null for a payee's own refund
     */
    record OrderRecovery(
            ProjectId projectId,
            RecoveryId recoveryId,
            AllocationId allocationId,
            Kind kind,
            PartyVersion debtor,
            Amount amountFen,
            @Nullable UUID findingId,
            LocalDate dueOn)
            implements RecoveryCommand {
        public OrderRecovery {
            new Shape().positive("amountFen", amountFen).orThrow();
        }
    }

    record EnterRecoveryReceipt(
            ProjectId projectId, RecoveryId recoveryId, UUID receiptId, Amount amountFen, BankRef bankRef)
            implements RecoveryCommand {
        public EnterRecoveryReceipt {
            new Shape().positive("amountFen", amountFen).orThrow();
        }
    }

    record ConfirmRecoveryReceipt(ProjectId projectId, RecoveryId recoveryId, UUID receiptId)
            implements RecoveryCommand {}

    record RejectRecoveryReceipt(ProjectId projectId, RecoveryId recoveryId, UUID receiptId)
            implements RecoveryCommand {}

    /** A refund without a finding needs the decision's number among the documents of the request. */
    record EnterPoolReturn(ProjectId projectId, RecoveryId recoveryId, UUID returnId, Amount amountFen)
            implements RecoveryCommand {
        public EnterPoolReturn {
            new Shape().positive("amountFen", amountFen).orThrow();
        }
    }

    record ConfirmPoolReturn(ProjectId projectId, RecoveryId recoveryId, UUID returnId) implements RecoveryCommand {}

    record ProposeWaiver(ProjectId projectId, RecoveryId recoveryId, Amount amountFen, DocNo docNo)
            implements RecoveryCommand {
        public ProposeWaiver {
            new Shape().positive("amountFen", amountFen).orThrow();
        }
    }

    record WaiveRecovery(ProjectId projectId, RecoveryId recoveryId) implements RecoveryCommand {}
}
