package org.sunledger.ledger.project;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.RecoveryEvent.Kind;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.Signature;

/**
 * What one recovery has brought.
 *
 * @param findingId the finding it rests on; null for a payee's own refund
 * @param received by line, less reversed receipts
 * @param returned to the pool, by line
 * @param proposedWaiver waits for the leader; null: nothing does
 */
record Recovery(
        RecoveryId recoveryId,
        AllocationId allocationId,
        Kind kind,
        @Nullable UUID findingId,
        Amount ordered,
        Amount waived,
        Lines received,
        Lines returned,
        @Nullable Waiver proposedWaiver) {
    /** The auditor's half of a waiver. */
    record Waiver(Amount amount, DocNo docNo, Signature proposer) {}

    /** 追回到账, entered by one person and confirmed by another. */
    sealed interface Receipt {
        RecoveryId recoveryId();

        Amount amount();

        BankRef bankRef();

        record Entered(RecoveryId recoveryId, Amount amount, BankRef bankRef, Signature enteredBy) implements Receipt {}

        record Confirmed(RecoveryId recoveryId, Amount amount, BankRef bankRef) implements Receipt {}

        /** Rejected or reversed: its reference is free again. */
        record Ended(RecoveryId recoveryId, Amount amount, BankRef bankRef) implements Receipt {}
    }

    /** 收回统筹, entered by one person and confirmed by another. */
    record PoolReturn(RecoveryId recoveryId, Amount amount, Signature enteredBy, boolean isDone) {
        PoolReturn done() {
            return new PoolReturn(recoveryId, amount, enteredBy, true);
        }
    }

    /** INV-16: what may still come in. */
    long outstandingFen() {
        return ordered.fen() - waived.fen() - received.totalFen();
    }

    /** INV-16: what may still go back to the pool, by line. */
    Lines inHand() {
        return received.minus(returned);
    }

    Recovery afterReceipt(List<FundLine> lines) {
        return with(waived, received.plus(lines), returned, proposedWaiver);
    }

    Recovery afterReceiptUndone(List<FundLine> lines) {
        return with(waived, received.minus(lines), returned, proposedWaiver);
    }

    Recovery afterPoolReturn(List<FundLine> lines) {
        return with(waived, received, returned.plus(lines), proposedWaiver);
    }

    Recovery proposing(Waiver waiver) {
        return with(waived, received, returned, waiver);
    }

    Recovery waiving(Amount amount) {
        return with(waived.plus(amount), received, returned, null);
    }

    private Recovery with(Amount newWaived, Lines newReceived, Lines newReturned, @Nullable Waiver newWaiver) {
        return new Recovery(
                recoveryId, allocationId, kind, findingId, ordered, newWaived, newReceived, newReturned, newWaiver);
    }
}
