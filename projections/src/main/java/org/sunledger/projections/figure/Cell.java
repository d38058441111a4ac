package org.sunledger.projections.figure;

import java.time.LocalDate;
import java.util.List;

/**
 * 汇总格: the postings of one holder that are dated in one period and stand in one block of positions. A sum is kept for
 * every cell that has a posting, in four grains: by year or month, and by large or small block. Everything up to a day and
 * a position is then few cells and two small rests, see {@link Corner}.
 *
 * @param period 2018 for a year, 201805 for a month
 * @param block position divided by the block's size
 */
public record Cell<K extends Comparable<? super K>>(K holder, int grain, int period, long block)
        implements Comparable<Cell<K>> {
    static final int YEAR_LARGE = 0;
    static final int MONTH_LARGE = 1;
    static final int YEAR_SMALL = 2;
    static final int MONTH_SMALL = 3;

    /**
     * 16,384 positions: a county's third of a year. What is left of a small block is read from the postings, so it should be
     * few; smaller ones would make more cells than they save.
     */
    static final int SMALL_BITS = 14;

    /** 32 small blocks, so that a question never meets more of them. */
    static final int LARGE_BITS = 19;

    @Override
    public int compareTo(Cell<K> other) {
        var byGrain = Integer.compare(grain, other.grain);
        if (byGrain != 0) return byGrain;
        var byHolder = holder.compareTo(other.holder);
        if (byHolder != 0) return byHolder;
        var byPeriod = Integer.compare(period, other.period);
        return byPeriod != 0 ? byPeriod : Long.compare(block, other.block);
    }

    /** The four cells that a posting counts in. */
    public static <K extends Comparable<? super K>> List<Cell<K>> of(K holder, LocalDate day, long position) {
        var year = day.getYear();
        var month = month(day);
        var large = position >> LARGE_BITS;
        var small = position >> SMALL_BITS;
        return List.of(
                new Cell<>(holder, YEAR_LARGE, year, large),
                new Cell<>(holder, MONTH_LARGE, month, large),
                new Cell<>(holder, YEAR_SMALL, year, small),
                new Cell<>(holder, MONTH_SMALL, month, small));
    }

    static int month(LocalDate day) {
        return day.getYear() * 100 + day.getMonthValue();
    }
}
