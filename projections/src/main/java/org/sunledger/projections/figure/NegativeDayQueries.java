package org.sunledger.projections.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.figure.NegativeDays.Spell;
import org.sunledger.projections.registry.DivisionNameQueries;

/** Asks on which days what must not be overdrawn was negative, up to any day and as known at any position. */
public final class NegativeDayQueries {
    /** Each day's postings, what they come to by its end, and the days below zero that follow each other. */
    private static final String SPELLS = """
            with daily as (
                select %1$s as holder, effective_on as day, sum(%2$s) as fen
                  from view.money_posting
                 where %1$s is not null and position <= :position
                   and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
                   and %3$s
                 group by 1, 2),
            running as (
                select holder, day, sum(fen) over by_day as fen, lead(day) over by_day as next_day
                  from daily window by_day as (partition by holder order by day)),
            numbered as (
                select *, count(*) filter (where fen >= 0) over (partition by holder order by day) as number
                  from running)
            select holder, min(day) as first_on, (array_agg(next_day order by day desc))[1] - 1 as last_on,
                   min(fen)::bigint as lowest_fen
              from numbered where fen < 0 group by holder, number
            """;

    private static final String AVAILABLE_OF_PLACES = spells("division_code", Figure.AVAILABLE);
    private static final String AVAILABLE_OF_FUNDS = spells("fund_id", Figure.AVAILABLE);
    private static final String PENDING_OF_FUNDS = spells("fund_id", Figure.PENDING_RECOVERY);

    private final Reader reader;
    private final JdbcClient database;
    private final DivisionNameQueries names;
    private final FundNames funds;

    public NegativeDayQueries(Reader reader, DataSource database) {
        this.reader = reader;
        this.database = JdbcClient.create(database);
        this.names = new DivisionNameQueries(database);
        this.funds = new FundNames(this.database);
    }

    private static String spells(String holder, Figure figure) {
        return SPELLS.formatted(holder, Weights.sql(figure), Weights.accounts(figure));
    }

    private record Found(
            @Nullable DivisionCode place,
            @Nullable UUID fund,
            Figure figure,
            LocalDate firstOn,
            @Nullable LocalDate lastOn,
            long lowestFen) {}

    /** All spells; their number is that of late entries, not of postings. */
    public NegativeDays days(AsOf asOf) {
        return reader.ask(MoneySums.PROCESSOR, asOf, at -> {
            var found = new ArrayList<Found>();
            found.addAll(ask(AVAILABLE_OF_PLACES, at.asOf(), ofPlace()));
            found.addAll(ask(AVAILABLE_OF_FUNDS, at.asOf(), ofFund(Figure.AVAILABLE)));
            found.addAll(ask(PENDING_OF_FUNDS, at.asOf(), ofFund(Figure.PENDING_RECOVERY)));
            var called = names.names(each(found, Found::place), at);
            var quotas = funds.of(each(found, Found::fund), at.asOf());
            var spells = found.stream()
                    .map(one -> one.place() == null ? ofFund(one, quotas) : ofPlace(one, one.place(), called))
                    .sorted(Comparator.comparing(Spell::key))
                    .toList();
            return new NegativeDays(at.asOf(), spells);
        });
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

    private List<Found> ask(String sql, AsOf.Resolved asOf, RowMapper<Found> row) {
        return database.sql(sql)
                .param("position", asOf.position())
                .param("effectiveOn", asOf.effectiveOn())
                .query(row)
                .list();
    }

    private static RowMapper<Found> ofPlace() {
        return (rs, n) -> new Found(
                DivisionCode.of(rs.getString("holder")),
                null,
                Figure.AVAILABLE,
                rs.getObject("first_on", LocalDate.class),
                rs.getObject("last_on", LocalDate.class),
                rs.getLong("lowest_fen"));
    }

    private static RowMapper<Found> ofFund(Figure figure) {
        return (rs, n) -> new Found(
                null,
                rs.getObject("holder", UUID.class),
                figure,
                rs.getObject("first_on", LocalDate.class),
                rs.getObject("last_on", LocalDate.class),
                rs.getLong("lowest_fen"));
    }
}
