package org.sunledger.ledger.project;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.project.ReversalEvent.OriginalKind;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.FundLine;

/**
 * A posted entry that may be reversed once (INV-31).
 *
 * @param subjectId the disbursement or the receipt it belongs to
 */
record Entry(
        OriginalKind kind,
        UUID subjectId,
        AllocationId allocationId,
        Amount amount,
        int fiscalYear,
        List<FundLine> lines,
        LocalDate effectiveOn,
        boolean isReversed) {
    Entry reversed() {
        return new Entry(kind, subjectId, allocationId, amount, fiscalYear, lines, effectiveOn, true);
    }
}
