package org.sunledger.api.county;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What county is made up. The same plan gives the same journal, byte for byte, on every machine.
 *
 * @param villages of the county, in towns of about {@value #VILLAGES_PER_TOWN}
 * @param years up to and including {@value #LAST_YEAR}
 * @param seed of everything that is left to chance
 * @param events how long the journal becomes; 0: as long as such a county's would, {@value #EVENTS_PER_YEAR} a year
 */
public record CountyPlan(int villages, int years, long seed, long events) {
    /** A county writes about so many events a year (architecture.md section 8), whatever the number of its villages. */
    public static final int EVENTS_PER_YEAR = 50_000;

    /** The story ends here, not today, so that it is the same tomorrow. */
    static final int LAST_YEAR = 2024;

    static final int VILLAGES_PER_TOWN = 22;

    /** Towns 101 to 999 of a county, villages 201 to 899 of a town: codes have three digits for each. */
    private static final int VILLAGES_MAX = 10_000;

    private static final int YEARS_MAX = 30;

    /** Ids of ten years at this size stay unique, document numbers keep their five digits. */
    private static final long EVENTS_MAX = 20_000_000;

    /** Below this, opening the books takes all there is. */
    private static final int EVENTS_PER_VILLAGE_MIN = 10;

    private static final int EVENTS_MIN = 1_000;

    public CountyPlan {
        if (villages < 1 || villages > VILLAGES_MAX) throw wrong("villages", 1, VILLAGES_MAX);
        if (years < 1 || years > YEARS_MAX) throw wrong("years", 1, YEARS_MAX);
        long least = Math.max(EVENTS_MIN, (long) EVENTS_PER_VILLAGE_MIN * villages);
        if (events != 0 && (events < least || events > EVENTS_MAX)) throw wrong("events", least, EVENTS_MAX);
    }

    private static IllegalArgumentException wrong(String name, long least, long most) {
        return new IllegalArgumentException(
                "%1$s 应在 %2$d 与 %3$d 之间。 %1$s is between %2$d and %3$d.".formatted(name, least, most));
    }

    /** About so many; exactly so many where that was asked for. */
    public long expected() {
        return events == 0 ? (long) EVENTS_PER_YEAR * years : events;
    }

    /** Another plan is another ledger. */
    public UUID ledgerId() {
        var name = "county/%d/%d/%d/%d".formatted(villages, years, seed, events);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    LocalDate firstDay() {
        return LocalDate.of(LAST_YEAR - years + 1, 1, 1);
    }

    LocalDate lastDay() {
        return LocalDate.of(LAST_YEAR, 12, 31);
    }
}
