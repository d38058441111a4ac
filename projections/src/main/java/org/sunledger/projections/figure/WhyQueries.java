package org.sunledger.projections.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.figure.Why.Contribution;

/** Asks why a figure is what it is: the events whose signed amounts sum to it exactly, page by page. */
public final class WhyQueries {
    public static final int PAGE_MAX = 500;

    private static final Map<Figure, String> WEIGHTS =
            Arrays.stream(Figure.values()).collect(Collectors.toMap(Function.identity(), Weights::sql));

    private final Reader reader;
    private final JdbcClient database;
    private final MoneySums sums;

    public WhyQueries(Reader reader, DataSource database) {
        this.reader = reader;
        this.database = JdbcClient.create(database);
        this.sums = new MoneySums(database);
    }

    /**
     * The page after a row. What an event was to the figure before a restatement's first position is brought forward, so
     * {@code after} that position this also tells what caused a restated difference.
     *
     * @param after position of the last event seen; 0 to begin
     * @throws IllegalArgumentException such a holder has no such figure
     */
    public Why why(Holder holder, Figure figure, AsOf asOf, long after, int limit) {
        if (!Figure.of(holder).contains(figure)) throw new IllegalArgumentException(figure + " of " + holder);
        var size = Math.clamp(limit, 1, PAGE_MAX);
        return reader.ask(MoneySums.PROCESSOR, asOf, at -> {
            var fen = figure.of(sums.of(holder, at.asOf()));
            var before = Math.min(after, at.asOf().position());
            var brought = before == 0 ? 0 : figure.of(sums.of(holder, until(before, at.asOf())));
            var found = contributions(holder, figure, at.asOf(), before, size + 1);
            var hasMore = found.size() > size;
            var rows = hasMore ? found.subList(0, size) : found;
            var carried = brought;
            for (var row : rows) carried = Math.addExact(carried, row.amountFen());
            return new Why(
                    at.asOf(),
                    figure,
                    fen,
                    brought,
                    List.copyOf(rows),
                    carried,
                    hasMore ? rows.getLast().event().position() : null);
        });
    }

    private static AsOf.Resolved until(long position, AsOf.Resolved asOf) {
        return new AsOf.Resolved(asOf.effectiveOn(), null, position);
    }

    private List<Contribution> contributions(Holder holder, Figure figure, AsOf.Resolved asOf, long after, int limit) {
        // Grouped in the order of an index, so that a page costs a page.
        var sql = """
                select e.*, p.fen
                  from (select position, sum(%2$s) as fen
                          from view.money_posting
                         where %1$s and position > :after and position <= :position
                           and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
                         group by position having sum(%2$s) <> 0
                         order by position limit :limit) p
                  join view.money_event e using (position)
                 order by position
                """.formatted(condition(holder), WEIGHTS.get(figure));
        return database.sql(sql)
                .param("holder", id(holder))
                .param("after", after)
                .param("position", asOf.position())
                .param("effectiveOn", asOf.effectiveOn())
                .param("limit", limit)
                .query((rs, n) -> new Contribution(MoneyEvent.of(rs), rs.getLong("fen")))
                .list();
    }

    private static String condition(Holder holder) {
        return switch (holder) {
            case Holder.Place ignored -> "division_code = :holder";
            case Holder.Fund ignored -> "fund_id = :holder";
            case Holder.Ledger ignored -> ":holder::text is null";
        };
    }

    private static @Nullable Object id(Holder holder) {
        return switch (holder) {
            case Holder.Place place -> place.divisionCode().value();
            case Holder.Fund fund -> fund.fundId();
            case Holder.Ledger ignored -> null;
        };
    }
}
