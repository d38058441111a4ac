package org.sunledger.ledger.project;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.sunledger.ledger.project.SettlementEvent.Result;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Shape;
import org.sunledger.ledger.shared.UserId;

/** What may be asked when the works are done, and what later becomes assets. */
public sealed interface SettlementCommand extends ProjectCommand {
    /** So many people sign an acceptance at most. */
    int SIGNATORIES_MAX = 50;

    @Override
    default Set<Role> mayBeGivenBy() {
        return switch (this) {
            case AcceptProject ignored -> Set.of(Role.PROJECT_AUTHORITY);
            case ProposeSettlement ignored -> Set.of(Role.PROJECT_AUTHORITY);
            case ApproveSettlement ignored -> Set.of(Role.APPROVER);
            case ClaimAssetValue ignored -> Set.of();
            case ReleaseAssetValue ignored -> Set.of();
        };
    }

    record AcceptProject(ProjectId projectId, Result result, List<UserId> signatories) implements SettlementCommand {
        public AcceptProject {
            signatories = List.copyOf(signatories);
            new Shape().atMost("signatories", signatories, SIGNATORIES_MAX).orThrow();
        }
    }

    record ProposeSettlement(ProjectId projectId, Amount settlementFen) implements SettlementCommand {
        public ProposeSettlement {
            new Shape().positive("settlementFen", settlementFen).orThrow();
        }
    }

    record ApproveSettlement(ProjectId projectId) implements SettlementCommand {}

    /** Part of the settlement becomes this asset's registered value (INV-18). */
    record ClaimAssetValue(ProjectId projectId, UUID assetId, Amount amountFen) implements SettlementCommand {
        public ClaimAssetValue {
            new Shape().positive("amountFen", amountFen).orThrow();
        }
    }

    record ReleaseAssetValue(ProjectId projectId, UUID assetId) implements SettlementCommand {}
}
