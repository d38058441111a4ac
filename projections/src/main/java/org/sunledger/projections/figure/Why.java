package org.sunledger.projections.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.projections.engine.AsOf;

/**
 * Why a figure is what it is: one page of the events behind it, in the order of the journal, like a page of a paper ledger.
 *
 * @param fen the figure
 * @param broughtForwardFen 承前页: what the events before this page come to
 * @param carriedForwardFen 过次页: with this page's; on the last page the figure itself
 * @param next pass it as {@code after} for the next page; null on the last
 */
public record Why(
        AsOf.Resolved asOf,
        Figure figure,
        long fen,
        long broughtForwardFen,
        List<Contribution> rows,
        long carriedForwardFen,
        @Nullable Long next) {
    /**
     * One event.
     *
     * @param amountFen signed: what it added to the figure
     */
    public record Contribution(MoneyEvent event, long amountFen) {}
}
