package org.sunledger.projections.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.projections.engine.AsOf;

/**
 * 负数日: when, by the days on which things happened, a figure lay below zero that by the order of the journal never may.
 * What is available of a place or a fund, and what a fund has recovered and not returned, is refused where it would be
 * overdrawn (INV-01, INV-16) by what is recorded so far; an entry that is dated back may still make a past day negative. No
 * such day is wrong by itself: it is for the auditor to look at. A fund's pool is not among them, because a rule set may
 * let registered money be promised before it arrives (INV-03).
 *
 * @param spells the oldest first
 */
public record NegativeDays(AsOf.Resolved asOf, List<Spell> spells) {
    /**
     * Days without a break on which one figure of one holder was negative.
     *
     * @param divisionCode of a place; null for a fund
     * @param fundId of a fund; null for a place
     * @param code of the fund's quota document; null for a place, and for a fund that nobody registered
     * @param name of the fund; null where {@code code} is
     * @param lastOn null while it lasts
     * @param lowestFen the most negative, at the end of a day
     */
    public record Spell(
            @Nullable String divisionCode,
            @Nullable String divisionName,
            @Nullable UUID fundId,
            @Nullable String code,
            @Nullable String name,
            Figure figure,
            LocalDate firstOn,
            @Nullable LocalDate lastOn,
            long lowestFen) {
        /** Names the spell, in the order of first days. */
        public String key() {
            return "%s %s %s".formatted(firstOn, divisionCode == null ? fundId : divisionCode, figure);
        }
    }
}
