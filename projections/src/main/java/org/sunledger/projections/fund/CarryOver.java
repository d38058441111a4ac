package org.sunledger.projections.fund;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.fund.FundEvent.Category;
import org.sunledger.ledger.fund.FundEvent.Level;
import org.sunledger.projections.engine.AsOf;

/**
 * 结转结余表 (V14): every fund with money left after the end of its fiscal year. Balances carry themselves, so it is
 * computed from them; the reason a unit gives for each is not known yet, because no event tells it.
 *
 * @param day from which months are counted
 * @param totalFen sum over the rows
 */
public record CarryOver(AsOf.Resolved asOf, LocalDate day, List<Row> rows, long totalFen) {
    /** After so long unspent money counts as surplus (预算法 art. 42). */
    private static final int LAPSE_YEARS = 2;

    /**
     * One fund.
     *
     * @param unspentFen 结转额: arrived and neither paid nor taken back; the sum of the next three
     * @param poolFen 未分配
     * @param availableFen allocated and not paid
     * @param pendingRecoveryFen recovered and not back in the pool
     * @param months 结转月数: whole months since the last day of the fiscal year
     */
    public record Row(
            UUID fundId,
            String code,
            String name,
            Level level,
            Category category,
            String quotaDocNo,
            int fiscalYear,
            long unspentFen,
            long poolFen,
            long availableFen,
            long pendingRecoveryFen,
            long months,
            boolean isOverTwoYears) {
        private static Row of(FundLedger.Row fund, LocalDate day) {
            var yearEnd = endOf(fund.fiscalYear());
            return new Row(
                    fund.fundId(),
                    fund.code(),
                    fund.name(),
                    fund.level(),
                    fund.category(),
                    fund.quotaDocNo(),
                    fund.fiscalYear(),
                    fund.money().cashFen(),
                    fund.money().poolFen(),
                    fund.money().availableFen(),
                    fund.money().pendingRecoveryFen(),
                    ChronoUnit.MONTHS.between(yearEnd, day),
                    day.isAfter(yearEnd.plusYears(LAPSE_YEARS)));
        }
    }

    static CarryOver of(FundLedger ledger, LocalDate day) {
        var rows = ledger.rows().stream()
                .filter(fund -> !day.isBefore(endOf(fund.fiscalYear())))
                .filter(fund -> fund.money().cashFen() != 0)
                .map(fund -> Row.of(fund, day))
                .toList();
        var total = rows.stream().mapToLong(Row::unspentFen).reduce(0, Math::addExact);
        return new CarryOver(ledger.asOf(), day, rows, total);
    }

    private static LocalDate endOf(int fiscalYear) {
        return LocalDate.of(fiscalYear, 12, 31);
    }
}
