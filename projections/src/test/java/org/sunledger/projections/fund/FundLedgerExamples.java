package org.sunledger.projections.fund;

import org.sunledger.ledger.fund.FundEvent.Category;
import org.sunledger.ledger.fund.FundEvent.Level;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.projections.Examples;

/** Rows of the fund ledger by hand. */
public final class FundLedgerExamples {
    private FundLedgerExamples() {}

    public static FundLedger.Row row(Level level, Category category, int fiscalYear, Measures sums) {
        return new FundLedger.Row(
                Examples.id(fiscalYear),
                level + "-" + fiscalYear,
                level.chinese() + "资金",
                level,
                category,
                null,
                "指标〔%d〕1号".formatted(fiscalYear),
                fiscalYear,
                FundLedger.Money.of(sums.arrivedFen(), 0, sums),
                null,
                null,
                null);
    }
}
