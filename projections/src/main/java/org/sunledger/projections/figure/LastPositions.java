package org.sunledger.projections.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.shared.DivisionCode;

/**
 * Where something was last posted to a place, up to a day and a position; asked inside another question's snapshot. Up to an
 * old day most of the journal's end is dated later: the cells tell which blocks of positions hold anything dated before,
 * and no other block is read.
 */
public final class LastPositions {
    /** A place of usual size has a hundred postings in them. */
    private static final int BLOCKS_AT_FIRST = 4;

    private static final String BLOCKS = """
            select block from view.village_sum
             where grain = %d and division_code = :place and period < :year and block <= :last
            union
            select block from view.village_sum
             where grain = %d and division_code = :place and period >= :january and period <= :month and block <= :last
             order by block desc
            """.formatted(Cell.YEAR_SMALL, Cell.MONTH_SMALL);

    private final JdbcClient database;
    private final String ofPlace;
    private final String ofBlocks;

    /** @param counted condition on {@code account} for postings that are asked for */
    public LastPositions(DataSource database, String counted) {
        this.database = JdbcClient.create(database);
        this.ofPlace = """
                select distinct position from view.money_posting
                 where division_code = :place and position <= :position and %s
                """.formatted(counted);
        this.ofBlocks = """
                select l.position from unnest(:blocks) b (block) cross join lateral
                       (%2$s and position >= b.block << %1$d and position < (b.block + 1) << %1$d
                           and effective_on <= :day
                         order by position desc limit :limit) l
                 order by position desc limit :limit
                """.formatted(Cell.SMALL_BITS, ofPlace);
    }

    /**
     * Latest first, each once.
     *
     * @param day the last day; null: every day
     * @param position the last position
     */
    public List<Long> of(DivisionCode place, @Nullable LocalDate day, long position, int limit) {
        if (day == null)
            return asked(ofPlace + " order by position desc limit :limit", place, position)
                    .param("limit", limit)
                    .query((rs, n) -> rs.getLong(1))
                    .list();
        var blocks = blocks(place, day, position);
        var found = new ArrayList<Long>();
        int from = 0;
        for (int size = BLOCKS_AT_FIRST; from < blocks.size() && found.size() < limit; size *= 2) {
            int to = Math.min(from + size, blocks.size());
            found.addAll(asked(ofBlocks, place, position)
                    .param("blocks", blocks.subList(from, to).toArray(Long[]::new))
                    .param("day", day)
                    .param("limit", limit - found.size())
                    .query((rs, n) -> rs.getLong(1))
                    .list());
            from = to;
        }
        return found;
    }

    private List<Long> blocks(DivisionCode place, LocalDate day, long position) {
        return database.sql(BLOCKS)
                .param("place", place.value())
                .param("year", day.getYear())
                .param("january", day.getYear() * 100)
                .param("month", Cell.month(day))
                .param("last", position >> Cell.SMALL_BITS)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, DivisionCode place, long position) {
        return database.sql(sql).param("place", place.value()).param("position", position);
    }
}
