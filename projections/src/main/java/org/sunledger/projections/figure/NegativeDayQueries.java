package org.sunledger.projections.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.figure.NegativeDays.Spell;
import org.sunledger.projections.registry.DivisionNameQueries;

/**
 * Asks on which days what must not be overdrawn was negative, up to any day and as known at any position.
 *
 * <p>A posting changes the days of its own place and its own fund only. The last answer to a question without a day is
 * therefore remembered, and whoever asks again has those places and funds looked at anew that something was recorded of
 * since: postings are never changed. What is remembered are negative days, of which there are as many as late entries.
 */
public final class NegativeDayQueries {
    /**
     * Each day's postings by place and by fund in one reading, what they come to by its end, and the days below zero that
     * follow each other.
     */
    private static final String SPELLS = """
            with daily as (
                select division_code as place, fund_id as fund, effective_on as day,
                       sum(%1$s) as available, sum(%2$s) as pending
                  from view.money_posting
                 where position <= :position and fund_id is not null
                   and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
                   and (%3$s or %4$s)
                   and %5$s
                 group by grouping sets ((division_code, effective_on), (fund_id, effective_on))),
            figure as (
                select place, fund, day, '%6$s' as figure, available as fen from daily
                union all
                select place, fund, day, '%7$s' as figure, pending as fen from daily where fund is not null),
            running as (
                select place, fund, figure, day, sum(fen) over by_day as fen, lead(day) over by_day as next_day
                  from figure window by_day as (partition by place, fund, figure order by day)),
            numbered as (
                select *, count(*) filter (where fen >= 0) over (partition by place, fund, figure order by day) as number
                  from running)
            select place, fund, figure, min(day) as first_on,
                   (array_agg(next_day order by day desc))[1] - 1 as last_on, min(fen)::bigint as lowest_fen
              from numbered where fen < 0 group by place, fund, figure, number
            """;

    private static final String OF_ALL = spells("true");
    private static final String OF_SOME = spells("(division_code = any(:places) or fund_id = any(:funds))");

    /** Tables that were exchanged for others hold other postings at the same positions. */
    private static final String GENERATION = """
            select coalesce(max(number), 0) from view.generation where group_name = '%s' and state = 'LIVE'
            """.formatted(MoneySums.PROCESSOR);

    private final Reader reader;
    private final JdbcClient database;
    private final DivisionNameQueries names;
    private final FundNames funds;
    private volatile Remembered remembered = new Remembered(-1, 0, List.of());

    public NegativeDayQueries(Reader reader, DataSource database) {
        this.reader = reader;
        this.database = JdbcClient.create(database);
        this.names = new DivisionNameQueries(database);
        this.funds = new FundNames(this.database);
    }

    private static String spells(String holders) {
        return SPELLS.formatted(
                Weights.sql(Figure.AVAILABLE),
                Weights.sql(Figure.PENDING_RECOVERY),
                Weights.accounts(Figure.AVAILABLE),
                Weights.accounts(Figure.PENDING_RECOVERY),
                holders,
                Figure.AVAILABLE,
                Figure.PENDING_RECOVERY);
    }

    private record Found(
            @Nullable DivisionCode place,
            @Nullable UUID fund,
            Figure figure,
            LocalDate firstOn,
            @Nullable LocalDate lastOn,
            long lowestFen) {}

    /**
     * The last answer about all days.
     *
     * @param generation of the tables that gave it
     */
    private record Remembered(int generation, long position, List<Found> found) {}

    /** Places and funds that something was recorded of. */
    private record Touched(Set<DivisionCode> places, Set<UUID> funds) {
        boolean isOf(Found one) {
            var fund = one.fund();
            return fund == null ? places.contains(one.place()) : funds.contains(fund);
        }
    }

    /** All spells; their number is that of late entries, not of postings. */
    public NegativeDays days(AsOf asOf) {
        return reader.ask(MoneySums.PROCESSOR, asOf, at -> {
            var found = at.asOf().effectiveOn() == null ? onAllDays(at.asOf()) : spells(OF_ALL, at.asOf(), Map.of());
            var called = names.names(each(found, Found::place), at);
            var quotas = funds.of(each(found, Found::fund), at.asOf());
            var spells = found.stream()
                    .map(one -> one.place() == null ? ofFund(one, quotas) : ofPlace(one, one.place(), called))
                    .sorted(Comparator.comparing(Spell::key))
                    .toList();
            return new NegativeDays(at.asOf(), spells);
        });
    }

    private List<Found> onAllDays(AsOf.Resolved asOf) {
        int generation = database.sql(GENERATION).query(Integer.class).single();
        var last = remembered;
        var isUsable = last.generation() == generation && last.position() <= asOf.position();
        var found = isUsable ? since(last, asOf) : spells(OF_ALL, asOf, Map.of());
        // A question about the past leaves what is remembered of the present.
        if (last.generation() != generation || last.position() <= asOf.position())
            remembered = new Remembered(generation, asOf.position(), found);
        return found;
    }

    private List<Found> since(Remembered last, AsOf.Resolved asOf) {
        if (last.position() == asOf.position()) return last.found();
        var touched = touched(last.position(), asOf.position());
        var found = new ArrayList<>(
                last.found().stream().filter(one -> !touched.isOf(one)).toList());
        var anew = Map.<String, Object>of(
                "places", touched.places().stream().map(DivisionCode::value).toArray(String[]::new),
                "funds", touched.funds().toArray(UUID[]::new));
        // Of a place that was touched, its funds' postings come along, but not all of those funds'.
        spells(OF_SOME, asOf, anew).stream().filter(touched::isOf).forEach(found::add);
        return List.copyOf(found);
    }

    private Touched touched(long after, long position) {
        var touched = new Touched(new HashSet<>(), new HashSet<>());
        database.sql("""
                        select distinct division_code, fund_id from view.money_posting
                         where position > :after and position <= :position and fund_id is not null
                        """).param("after", after).param("position", position).query(rs -> {
            touched.places().add(DivisionCode.of(rs.getString("division_code")));
            touched.funds().add(rs.getObject("fund_id", UUID.class));
        });
        return touched;
    }

    private static <T> List<T> each(List<Found> found, Function<Found, @Nullable T> holder) {
        var all = new LinkedHashSet<T>();
        for (var one : found) {
            var its = holder.apply(one);
            if (its != null) all.add(its);
        }
        return List.copyOf(all);
    }

    private static Spell ofPlace(Found found, DivisionCode place, Map<DivisionCode, String> called) {
        return new Spell(
                place.value(),
                called.getOrDefault(place, place.value()),
                null,
                null,
                null,
                found.figure(),
                found.firstOn(),
                found.lastOn(),
                found.lowestFen());
    }

    private static Spell ofFund(Found found, Map<UUID, FundNames.Quota> quotas) {
        var quota = quotas.get(Objects.requireNonNull(found.fund()));
        return new Spell(
                null,
                null,
                found.fund(),
                quota == null ? null : quota.code(),
                quota == null ? null : quota.name(),
                found.figure(),
                found.firstOn(),
                found.lastOn(),
                found.lowestFen());
    }

    private List<Found> spells(String sql, AsOf.Resolved asOf, Map<String, Object> holders) {
        return database.sql(sql)
                .param("position", asOf.position())
                .param("effectiveOn", asOf.effectiveOn())
                .params(holders)
                .query((rs, n) -> new Found(
                        placeOrNull(rs.getString("place")),
                        rs.getObject("fund", UUID.class),
                        Figure.valueOf(rs.getString("figure")),
                        rs.getObject("first_on", LocalDate.class),
                        rs.getObject("last_on", LocalDate.class),
                        rs.getLong("lowest_fen")))
                .list();
    }

    private static @Nullable DivisionCode placeOrNull(@Nullable String code) {
        return code == null ? null : DivisionCode.of(code);
    }
}
