package org.sunledger.projections.figure;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.projections.engine.AsOf;

/**
 * 差异追溯: what the ledger learned between two positions about figures up to a day. Why a single figure moved is told by
 * {@link WhyQueries} after the position of {@code from}.
 *
 * @param from everything up to it was known before
 * @param to the later knowledge; its effective day bounds both
 * @param places figures of places that differ, by code and figure
 * @param funds figures of funds that differ, by code and figure
 * @param total figures of the whole ledger that differ
 * @param events one page of the events that caused the differences, in the order of the journal
 * @param next pass it as {@code after} for the next page of events; null on the last
 */
public record Restatement(
        AsOf.Resolved from,
        AsOf.Resolved to,
        List<OfPlace> places,
        List<OfFund> funds,
        List<Restated> total,
        List<Cause> events,
        @Nullable Long next) {
    /** One figure that differs. */
    public record Restated(Figure figure, long oldFen, long newFen, long differenceFen) {}

    public record OfPlace(String divisionCode, String divisionName, Restated restated) {}

    /**
     * One figure of a fund that differs.
     *
     * @param code of the quota document; null for a fund that nobody registered
     */
    public record OfFund(
            UUID fundId, @Nullable String code, @Nullable String name, Restated restated) {}

    /** One event, and what it added to the figures of places and funds. */
    public record Cause(MoneyEvent event, List<OfOnePlace> places, List<OfOneFund> funds) {}

    /**
     * What one event added to a figure of a place.
     *
     * @param amountFen signed
     */
    public record OfOnePlace(String divisionCode, Figure figure, long amountFen) {}

    /**
     * What one event added to a figure of a fund.
     *
     * @param amountFen signed
     */
    public record OfOneFund(UUID fundId, Figure figure, long amountFen) {}
}
