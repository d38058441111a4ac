package org.sunledger.projections.village;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.figure.Figure;

/**
 * 村级资金余额表 (V1): one place.
 *
 * @param divisionName as registered on the day the answer speaks of; the code where none was
 */
public record VillageBalance(
        String divisionCode,
        String divisionName,
        long allocatedFen,
        long disbursedFen,
        long recoveredFen,
        long netFen,
        long availableFen,
        long assetFen,
        long incomeFen) {
    static VillageBalance of(DivisionCode code, String name, Measures sums) {
        return new VillageBalance(
                code.value(),
                name,
                sums.allocatedFen(),
                sums.disbursedFen(),
                sums.recoveredFen(),
                sums.netFen(),
                sums.availableFen(),
                sums.assetFen(),
                sums.incomeFen());
    }

    /** The whole county: the rows, and what only the county knows. */
    public record Total(
            long allocatedFen,
            long disbursedFen,
            long recoveredFen,
            long netFen,
            long availableFen,
            long assetFen,
            long incomeFen,
            long arrivedFen,
            long withdrawnFen,
            long poolFen,
            long pendingRecoveryFen,
            long cashFen) {
        static Total of(Measures sums) {
            return new Total(
                    sums.allocatedFen(),
                    sums.disbursedFen(),
                    sums.recoveredFen(),
                    sums.netFen(),
                    sums.availableFen(),
                    sums.assetFen(),
                    sums.incomeFen(),
                    sums.arrivedFen(),
                    sums.withdrawnFen(),
                    sums.poolFen(),
                    sums.pendingRecoveryFen(),
                    sums.cashFen());
        }
    }

    /** Rows and total of one snapshot. */
    public record County(AsOf.Resolved asOf, List<VillageBalance> rows, Total total) {}

    /**
     * A town or the county of one snapshot.
     *
     * @param row the sum of the parts, under the area's own code and name
     * @param parts of the county its towns, of a town its villages: those that ever had a figure. What was given to the area
     *     itself stands under its own code
     */
    public record Area(AsOf.Resolved asOf, VillageBalance row, List<VillageBalance> parts) {}

    /**
     * One place with the events behind its figures; the amounts of a figure's events sum to the figure.
     *
     * @param events the last ones, in the order of the journal
     * @param before pass it for those before them; null when these are the first
     */
    public record Village(
            AsOf.Resolved asOf,
            VillageBalance row,
            List<Entry> events,
            @Nullable Long before) {}

    /**
     * One event behind one figure.
     *
     * @param amountFen signed: what it added to the figure
     */
    public record Entry(
            long position,
            UUID eventId,
            String eventType,
            LocalDate effectiveOn,
            Instant recordedAt,
            Figure figure,
            long amountFen) {}
}
