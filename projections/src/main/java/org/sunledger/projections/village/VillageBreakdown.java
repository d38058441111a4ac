package org.sunledger.projections.village;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.fund.FundEvent.Category;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.projections.engine.AsOf;

/**
 * 村级资金余额表 by budget year and kind of fund, and by calendar year (V1, V15): the same figures, told apart.
 *
 * @param day the answer speaks of
 * @param years newest first: every year in which money moved; where none ever did, the year of the day
 * @param funds by fiscal year and category; fiscal money only, so without assets and income
 */
public record VillageBreakdown(AsOf.Resolved asOf, LocalDate day, List<Year> years, List<ByFund> funds) {
    /** What happened in one calendar year, by effective day. */
    public record Year(
            int year, long allocatedFen, long disbursedFen, long recoveredFen, long assetFen, long incomeFen) {
        static Year of(int year, Measures sums) {
            return new Year(
                    year,
                    sums.allocatedFen(),
                    sums.disbursedFen(),
                    sums.recoveredFen(),
                    sums.assetFen(),
                    sums.incomeFen());
        }
    }

    /**
     * The funds of one budget year and category.
     *
     * @param category null: of a fund that nobody registered, which must show
     * @param disbursedBp 拨付进度 D/A, rounded down; null where nothing was allocated
     */
    public record ByFund(
            @Nullable Integer fiscalYear,
            @Nullable Category category,
            long allocatedFen,
            long disbursedFen,
            long recoveredFen,
            long netFen,
            long availableFen,
            @Nullable Long disbursedBp) {
        private static final int WHOLE_BP = 10_000;

        static ByFund of(@Nullable Integer fiscalYear, @Nullable Category category, Measures sums) {
            return new ByFund(
                    fiscalYear,
                    category,
                    sums.allocatedFen(),
                    sums.disbursedFen(),
                    sums.recoveredFen(),
                    sums.netFen(),
                    sums.availableFen(),
                    sums.allocatedFen() == 0
                            ? null
                            : Math.multiplyExact(sums.disbursedFen(), WHOLE_BP) / sums.allocatedFen());
        }
    }
}
