package org.sunledger.projections.figure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.sunledger.projections.engine.AsOf;

/**
 * Everything up to a day and a position, taken apart: whole years, then whole months of the last year; whole large blocks,
 * then whole small ones of the last large one. What is left is a month's postings of the last month up to the day, and those
 * in the last small block up to the position.
 *
 * @param day null: every day
 */
record Corner(@Nullable LocalDate day, long position) {
    /** After every year and every month; without a bound by day no month is ever the last. */
    private static final int FOR_EVER = 10_000;

    /** Cells of a table {@code c}, to be narrowed to one holder or joined with each. */
    static final String CELLS = """
            (select * from %1$s c where %2$s and grain = 0 and period < :year and block < :large
             union all
             select * from %1$s c where %2$s and grain = 1 and period >= :january and period < :month and block < :large
             union all
             select * from %1$s c where %2$s and grain = 2 and period < :year and block >= :first and block < :small
             union all
             select * from %1$s c where %2$s and grain = 3 and period >= :january and period < :month
                and block >= :first and block < :small)
            """;

    /** The last month's rows up to the day; none without a bound by day. */
    static final String OF_MONTH =
            "effective_on >= :monthFirst::date and effective_on <= :day::date and position <= :position";

    /** The last small block's rows up to the position, but for those of the last month. */
    static final String OF_BLOCK = "position >= :blockFirst and position <= :position"
            + " and (:monthFirst::date is null or effective_on < :monthFirst::date)";

    static Corner of(AsOf.Resolved asOf) {
        return new Corner(asOf.effectiveOn(), asOf.position());
    }

    /** Binds every name that the conditions use. */
    StatementSpec bind(StatementSpec statement) {
        var small = position >> Cell.SMALL_BITS;
        var large = position >> Cell.LARGE_BITS;
        return statement
                .param("year", day == null ? FOR_EVER : day.getYear())
                .param("january", day == null ? 0 : day.getYear() * 100)
                .param("month", day == null ? 0 : Cell.month(day))
                .param("large", large)
                .param("first", large << (Cell.LARGE_BITS - Cell.SMALL_BITS))
                .param("small", small)
                .param("monthFirst", day == null ? null : day.withDayOfMonth(1))
                .param("day", day)
                .param("blockFirst", small << Cell.SMALL_BITS)
                .param("position", position);
    }
}
