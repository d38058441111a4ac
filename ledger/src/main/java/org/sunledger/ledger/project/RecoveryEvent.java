package org.sunledger.ledger.project;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.shared.PartyVersion;

/** 追缴与退还: ordered, received, returned to the pool. Recovered money buys nothing by itself (INV-17). */
public sealed interface RecoveryEvent extends ProjectEvent {
    RecoveryId recoveryId();

    /** 追缴去向. */
    enum Kind implements Labelled {
        TO_TREASURY("追缴上缴国库"),
        TO_ORIGINAL_CHANNEL("归还原渠道"),
        TO_POOL("收回统筹"),
        REFUND("退回"),
        RESTITUTION("退还群众");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /**
     * 责令退回.
     *
     * @param findingId the finding it rests on; null for a payee's own refund
     */
    record RecoveryOrdered(
            ProjectId projectId,
            RecoveryId recoveryId,
            AllocationId allocationId,
            Kind kind,
            PartyVersion debtor,
            Amount amountFen,
            @Nullable UUID findingId,
            LocalDate dueOn)
            implements RecoveryEvent {}

    /** 追回到账(经办). */
    record RecoveryReceiptEntered(
            ProjectId projectId, RecoveryId recoveryId, UUID receiptId, Amount amountFen, BankRef bankRef)
            implements RecoveryEvent {}

    /** 追回到账(复核): the posting; lines apportioned over what is net paid of the allocation's lines. */
    record RecoveryReceived(
            ProjectId projectId,
            RecoveryId recoveryId,
            UUID receiptId,
            AllocationId allocationId,
            Amount amountFen,
            int fiscalYear,
            List<FundLine> lines,
            BankRef bankRef)
            implements RecoveryEvent {
        public RecoveryReceived {
            lines = List.copyOf(lines);
        }
    }

    /** The receipt's entry was rejected by the checker, or its bank reference was held by another entry. */
    record RecoveryReceiptRejected(ProjectId projectId, RecoveryId recoveryId, UUID receiptId)
            implements RecoveryEvent {}

    /** 收回统筹(经办). */
    record PoolReturnEntered(ProjectId projectId, RecoveryId recoveryId, UUID returnId, Amount amountFen)
            implements RecoveryEvent {}

    /** 收回统筹(复核): the posting; the funds' pools follow. */
    record RecoveryReturnedToPool(
            ProjectId projectId,
            RecoveryId recoveryId,
            UUID returnId,
            AllocationId allocationId,
            Amount amountFen,
            int fiscalYear,
            List<FundLine> lines)
            implements RecoveryEvent {
        public RecoveryReturnedToPool {
            lines = List.copyOf(lines);
        }
    }

    /** 申请减免: the auditor's half. */
    record WaiverProposed(ProjectId projectId, RecoveryId recoveryId, Amount amountFen, DocNo docNo)
            implements RecoveryEvent {}

    /** 减免: the leader agreed. */
    record RecoveryWaived(ProjectId projectId, RecoveryId recoveryId, Amount amountFen, DocNo docNo)
            implements RecoveryEvent {}
}
