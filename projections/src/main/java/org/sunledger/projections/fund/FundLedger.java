package org.sunledger.projections.fund;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.fund.FundEvent.Category;
import org.sunledger.ledger.fund.FundEvent.Level;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.projections.engine.AsOf;

/**
 * 扶贫资金总台账 and 资金对账表 (V2, V12): every fund with its money and the conservation check.
 *
 * @param asOf what all rows and the total stand for
 */
public record FundLedger(AsOf.Resolved asOf, List<Row> rows, Money total) {
    /**
     * The figures of a fund, or of all.
     *
     * @param registeredFen the authority granted, adjustments included
     * @param progressBp 进度: disbursed of arrived, rounded down; null before money arrived
     * @param checkFen C − (U + V + S): zero, or a fold forgot one side
     */
    public record Money(
            long registeredFen,
            long reservedFen,
            long arrivedFen,
            long allocatedFen,
            long disbursedFen,
            long recoveredFen,
            long withdrawnFen,
            long poolFen,
            long availableFen,
            long pendingRecoveryFen,
            long cashFen,
            @Nullable Long progressBp,
            long checkFen) {
        private static final int WHOLE_BP = 10_000;

        static Money of(long registeredFen, long reservedFen, Measures sums) {
            return new Money(
                    registeredFen,
                    reservedFen,
                    sums.arrivedFen(),
                    sums.allocatedFen(),
                    sums.disbursedFen(),
                    sums.recoveredFen(),
                    sums.withdrawnFen(),
                    sums.poolFen(),
                    sums.availableFen(),
                    sums.pendingRecoveryFen(),
                    sums.cashFen(),
                    progressBp(sums),
                    sums.imbalanceFen());
        }

        private static @Nullable Long progressBp(Measures sums) {
            if (sums.arrivedFen() == 0) return null;
            return Math.multiplyExact(sums.disbursedFen(), WHOLE_BP) / sums.arrivedFen();
        }
    }

    /**
     * One fund.
     *
     * @param integrationItemCode 整合项目号; null where the money is not integrated
     * @param firstArrivedOn null before money arrived
     * @param daysToFirstIssue 首次下达距到账天数; null while nothing was issued
     */
    public record Row(
            UUID fundId,
            String code,
            String name,
            Level level,
            Category category,
            @Nullable String integrationItemCode,
            String quotaDocNo,
            int fiscalYear,
            Money money,
            @Nullable LocalDate firstArrivedOn,
            @Nullable LocalDate firstIssuedOn,
            @Nullable Long daysToFirstIssue) {}
}
