package org.sunledger.ledger.project;

import java.util.List;
import org.sunledger.ledger.shared.FundLine;

/**
 * What one issued allocation has given and got back, by fund line.
 *
 * @param paid gross less returned and reversed
 * @param recovered received less reversed; raises nothing that is available (INV-17)
 */
record Balance(Lines issued, Lines reduced, Lines paid, Lines recovered) {
    static Balance issued(List<FundLine> lines) {
        return new Balance(Lines.of(lines), Lines.NONE, Lines.NONE, Lines.NONE);
    }

    /** INV-01: what may still be paid or reduced. */
    Lines remaining() {
        return issued.minus(reduced).minus(paid);
    }

    /** What may be recovered. */
    Lines netPaid() {
        return paid.minus(recovered);
    }

    long allocatedFen() {
        return issued.totalFen() - reduced.totalFen();
    }

    Balance afterReduction(List<FundLine> lines) {
        return new Balance(issued, reduced.plus(lines), paid, recovered);
    }

    Balance afterPayment(List<FundLine> lines) {
        return new Balance(issued, reduced, paid.plus(lines), recovered);
    }

    Balance afterPaymentUndone(List<FundLine> lines) {
        return new Balance(issued, reduced, paid.minus(lines), recovered);
    }

    Balance afterRecovery(List<FundLine> lines) {
        return new Balance(issued, reduced, paid, recovered.plus(lines));
    }

    Balance afterRecoveryUndone(List<FundLine> lines) {
        return new Balance(issued, reduced, paid, recovered.minus(lines));
    }
}
