package org.sunledger.projections.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.posting.Account;
import org.sunledger.ledger.posting.Flow;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.engine.Snapshot;
import org.sunledger.projections.figure.Restatement.Cause;
import org.sunledger.projections.figure.Restatement.OfFund;
import org.sunledger.projections.figure.Restatement.OfOneFund;
import org.sunledger.projections.figure.Restatement.OfOnePlace;
import org.sunledger.projections.figure.Restatement.OfPlace;
import org.sunledger.projections.figure.Restatement.Restated;
import org.sunledger.projections.registry.DivisionNameQueries;

/** Asks what the ledger learned between two positions about figures up to a day. */
public final class RestatementQueries {
    public static final int PAGE_MAX = 200;

    private final Reader reader;
    private final JdbcClient database;
    private final MoneySums sums;
    private final DivisionNameQueries names;
    private final FundNames fundNames;

    public RestatementQueries(Reader reader, DataSource database) {
        this.reader = reader;
        this.database = JdbcClient.create(database);
        this.sums = new MoneySums(database);
        this.names = new DivisionNameQueries(database);
        this.fundNames = new FundNames(this.database);
    }

    /**
     * The figures that differ, and one page of the events that caused it.
     *
     * @param from the earlier knowledge, by position or instant
     * @param to the later knowledge, and the effective day up to which figures are compared
     * @param after position of the last event seen; 0 to begin
     */
    public Restatement restated(AsOf from, AsOf to, long after, int limit) {
        var size = Math.clamp(limit, 1, PAGE_MAX);
        return reader.ask(MoneySums.PROCESSOR, from, to, (earlier, at) -> {
            var later = at.asOf();
            var oldPlaces = sums.places(earlier);
            var newPlaces = sums.places(later);
            var causes = causes(later, Math.max(after, earlier.position()), size + 1);
            var hasMore = causes.size() > size;
            var shown = hasMore ? causes.subList(0, size) : causes;
            return new Restatement(
                    earlier,
                    later,
                    places(oldPlaces, newPlaces, at),
                    funds(sums.funds(earlier), sums.funds(later), later),
                    restated(Figure.ALL, MoneySums.total(oldPlaces), MoneySums.total(newPlaces)),
                    List.copyOf(shown),
                    hasMore ? shown.getLast().event().position() : null);
        });
    }

    private List<OfPlace> places(Map<DivisionCode, Measures> before, Map<DivisionCode, Measures> now, Snapshot at) {
        var differing = differing(Figure.OF_PLACES, before, now);
        var called = names.names(differing.keySet(), at);
        var rows = new ArrayList<OfPlace>();
        differing.forEach((code, figures) -> {
            for (var figure : figures)
                rows.add(new OfPlace(code.value(), called.getOrDefault(code, code.value()), figure));
        });
        return rows;
    }

    private List<OfFund> funds(Map<UUID, Measures> before, Map<UUID, Measures> now, AsOf.Resolved asOf) {
        var differing = differing(Figure.OF_FUNDS, before, now);
        var registered = fundNames.of(differing.keySet(), asOf);
        var rows = new ArrayList<OfFund>();
        differing.forEach((id, figures) -> {
            var quota = registered.get(id);
            for (var figure : figures)
                rows.add(new OfFund(
                        id, quota == null ? null : quota.code(), quota == null ? null : quota.name(), figure));
        });
        rows.sort(Comparator.comparing(OfFund::code, Comparator.nullsLast(Comparator.naturalOrder())));
        return rows;
    }

    private static <K> SortedMap<K, List<Restated>> differing(
            Set<Figure> kind, Map<K, Measures> before, Map<K, Measures> now) {
        var differing = new TreeMap<K, List<Restated>>();
        var all = new TreeSet<K>(before.keySet());
        all.addAll(now.keySet());
        for (var one : all) {
            var figures = restated(kind, before.getOrDefault(one, Measures.ZERO), now.getOrDefault(one, Measures.ZERO));
            if (!figures.isEmpty()) differing.put(one, figures);
        }
        return differing;
    }

    private static List<Restated> restated(Set<Figure> kind, Measures before, Measures now) {
        var figures = new ArrayList<Restated>();
        for (var figure : kind) {
            var was = figure.of(before);
            var is = figure.of(now);
            if (was != is) figures.add(new Restated(figure, was, is, Math.subtractExact(is, was)));
        }
        return figures;
    }

    private List<Cause> causes(AsOf.Resolved asOf, long after, int limit) {
        var events = database.sql("""
                        select * from view.money_event
                         where position > :after and position <= :position
                           and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
                         order by position limit :limit
                        """)
                .param("after", after)
                .param("position", asOf.position())
                .param("effectiveOn", asOf.effectiveOn())
                .param("limit", limit)
                .query((rs, n) -> MoneyEvent.of(rs))
                .list();
        var moved = moved(events.stream().map(MoneyEvent::position).toList());
        return events.stream()
                .map(event -> moved.getOrDefault(event.position(), new Moved()).by(event))
                .toList();
    }

    /** What one event's postings come to, by place and by fund. */
    private static final class Moved {
        private final Map<String, Measures> places = new TreeMap<>();
        private final Map<UUID, Measures> funds = new TreeMap<>();

        Cause by(MoneyEvent event) {
            var ofPlaces = new ArrayList<OfOnePlace>();
            places.forEach((code, sums) -> figures(Figure.OF_PLACES, sums)
                    .forEach((figure, fen) -> ofPlaces.add(new OfOnePlace(code, figure, fen))));
            var ofFunds = new ArrayList<OfOneFund>();
            funds.forEach((id, sums) -> figures(Figure.OF_FUNDS, sums)
                    .forEach((figure, fen) -> ofFunds.add(new OfOneFund(id, figure, fen))));
            return new Cause(event, ofPlaces, ofFunds);
        }

        private static Map<Figure, Long> figures(Set<Figure> kind, Measures sums) {
            var figures = new TreeMap<Figure, Long>();
            for (var figure : kind) if (figure.of(sums) != 0) figures.put(figure, figure.of(sums));
            return figures;
        }
    }

    private Map<Long, Moved> moved(List<Long> positions) {
        var moved = new HashMap<Long, Moved>();
        database.sql("select * from view.money_posting where position = any(:positions)")
                .param("positions", positions.toArray(Long[]::new))
                .query((rs, n) -> {
                    var of = moved.computeIfAbsent(rs.getLong("position"), ignored -> new Moved());
                    var sums = Measures.of(
                            Account.valueOf(rs.getString("account")),
                            Flow.valueOf(rs.getString("flow")),
                            rs.getLong("amount_fen"));
                    of.places.merge(rs.getString("division_code"), sums, Measures::plus);
                    var fund = rs.getObject("fund_id", UUID.class);
                    if (fund != null) of.funds.merge(fund, sums, Measures::plus);
                    return of;
                })
                .list();
        return moved;
    }
}
