package org.sunledger.projections.village;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
import org.sunledger.projections.figure.Figure;
import org.sunledger.projections.figure.Holder;
import org.sunledger.projections.figure.LastPositions;
import org.sunledger.projections.figure.MoneySums;
import org.sunledger.projections.registry.DivisionNameQueries;
import org.sunledger.projections.village.VillageBalance.Entry;

/** Asks what places got and spent. The present is read from current sums, the past from sums by day and position. */
public final class VillageBalanceQueries {
    /** The group of tables that all money views read. */
    public static final String PROCESSOR = MoneySums.PROCESSOR;

    /** Events told with one place; those before them are asked for. */
    public static final int EVENTS_MAX = 100;

    /** See {@link VillageBalances#countsForPlaces}. */
    private static final String COUNTED = "account in ('ALLOCATED', 'PAID', 'ASSET', 'INCOME')";

    private final Reader reader;
    private final JdbcClient database;
    private final DivisionNameQueries names;
    private final MoneySums sums;
    private final LastPositions last;

    public VillageBalanceQueries(Reader reader, DataSource database) {
        this.reader = reader;
        this.database = JdbcClient.create(database);
        this.names = new DivisionNameQueries(database);
        this.sums = new MoneySums(database);
        this.last = new LastPositions(database, COUNTED);
    }

    /** Every place that ever had a figure up to the position, in the order of codes, and the county's total. */
    public VillageBalance.County table(AsOf asOf) {
        return table(asOf, Set.of());
    }

    /**
     * The same with the places one asks for.
     *
     * @param asked places that get a row even if nothing ever happened there
     */
    public VillageBalance.County table(AsOf asOf, Collection<DivisionCode> asked) {
        return reader.ask(PROCESSOR, asOf, at -> {
            var all = all(at);
            var places = known(all, at);
            for (var code : asked) places.putIfAbsent(code, Measures.ZERO);
            var total = at.isLatest() ? currentTotal() : MoneySums.total(all);
            return new VillageBalance.County(
                    at.asOf(), rows(places, names.names(places.keySet(), at)), VillageBalance.Total.of(total));
        });
    }

    /**
     * What a town got and spent with its villages, or the county with its towns; read from the sums of its places.
     *
     * @param area a town or the county
     */
    public VillageBalance.Area area(DivisionCode area, AsOf asOf) {
        return reader.ask(PROCESSOR, asOf, at -> {
            var parts = new TreeMap<DivisionCode, Measures>();
            known(all(at), at).forEach((place, sum) -> {
                if (place.isWithin(area)) parts.merge(partOf(area, place), sum, Measures::plus);
            });
            var codes = new HashSet<>(parts.keySet());
            codes.add(area);
            var called = names.names(codes, at);
            var sum = parts.values().stream().reduce(Measures.ZERO, Measures::plus);
            return new VillageBalance.Area(at.asOf(), row(area, sum, called), rows(parts, called));
        });
    }

    /** The county's parts are its towns, a town's are its villages; either has money of its own. */
    private static DivisionCode partOf(DivisionCode area, DivisionCode place) {
        return area.level() == DivisionCode.Level.COUNTY ? place.town() : place;
    }

    private static List<VillageBalance> rows(Map<DivisionCode, Measures> places, Map<DivisionCode, String> called) {
        return places.entrySet().stream()
                .map(place -> row(place.getKey(), place.getValue(), called))
                .toList();
    }

    private static VillageBalance row(DivisionCode code, Measures sum, Map<DivisionCode, String> called) {
        return VillageBalance.of(code, called.getOrDefault(code, code.value()), sum);
    }

    /** One place with its last events; a place without a row has zeroes. */
    public VillageBalance.Village village(DivisionCode code, AsOf asOf) {
        return village(code, asOf, Long.MAX_VALUE);
    }

    /**
     * One place with its events before a position.
     *
     * @param before as an earlier answer named it
     */
    public VillageBalance.Village village(DivisionCode code, AsOf asOf, long before) {
        return reader.ask(PROCESSOR, asOf, at -> {
            var until = Math.min(at.asOf().position(), before - 1);
            var positions = last.of(code, at.asOf().effectiveOn(), until, EVENTS_MAX + 1);
            var hasMore = positions.size() > EVENTS_MAX;
            var shown = hasMore ? positions.subList(0, EVENTS_MAX) : positions;
            return new VillageBalance.Village(
                    at.asOf(),
                    row(code, sums.of(new Holder.Place(code), at.asOf()), names.names(Set.of(code), at)),
                    events(code, shown).stream()
                            .flatMap(e -> e.entries().stream())
                            .toList(),
                    hasMore ? shown.getLast() : null);
        });
    }

    private SortedMap<DivisionCode, Measures> all(Snapshot at) {
        return at.isLatest() ? current() : sums.places(at.asOf());
    }

    private SortedMap<DivisionCode, Measures> current() {
        var places = new TreeMap<DivisionCode, Measures>();
        database.sql("select * from view.village_balance")
                .query((rs, n) -> places.put(
                        DivisionCode.of(rs.getString("division_code")),
                        new Measures(
                                rs.getLong("allocated_fen"),
                                rs.getLong("disbursed_fen"),
                                rs.getLong("recovered_fen"),
                                rs.getLong("available_fen"),
                                0,
                                0,
                                0,
                                0,
                                rs.getLong("asset_fen"),
                                rs.getLong("income_fen"))))
                .list();
        return places;
    }

    /** A place whose postings are all dated later still has its row, of zeroes. */
    private SortedMap<DivisionCode, Measures> known(SortedMap<DivisionCode, Measures> all, Snapshot at) {
        if (at.isLatest()) return all;
        var places = new TreeMap<DivisionCode, Measures>();
        var codes = database.sql("select division_code from view.village_balance b where exists (select from"
                        + " view.money_posting p where p.division_code = b.division_code and p.position <= :position"
                        + " and " + COUNTED + ")")
                .param("position", at.asOf().position())
                .query((rs, n) -> DivisionCode.of(rs.getString("division_code")))
                .list();
        for (var code : codes) places.put(code, all.getOrDefault(code, Measures.ZERO));
        return places;
    }

    /** Fiscal money is counted by fund, the rest by place: every posting of it has exactly one. */
    private Measures currentTotal() {
        return database.sql("""
                        select f.*, v.*
                          from (select coalesce(sum(allocated_fen), 0) as allocated, coalesce(sum(disbursed_fen), 0) as disbursed,
                                       coalesce(sum(recovered_fen), 0) as recovered, coalesce(sum(available_fen), 0) as available,
                                       coalesce(sum(pool_fen), 0) as pool, coalesce(sum(pending_fen), 0) as pending,
                                       coalesce(sum(arrived_fen), 0) as arrived, coalesce(sum(withdrawn_fen), 0) as withdrawn
                                  from view.fund_balance) f,
                               (select coalesce(sum(asset_fen), 0) as asset, coalesce(sum(income_fen), 0) as income
                                  from view.village_balance) v
                        """)
                .query((rs, n) -> new Measures(
                        rs.getLong("allocated"),
                        rs.getLong("disbursed"),
                        rs.getLong("recovered"),
                        rs.getLong("available"),
                        rs.getLong("pool"),
                        rs.getLong("pending"),
                        rs.getLong("arrived"),
                        rs.getLong("withdrawn"),
                        rs.getLong("asset"),
                        rs.getLong("income")))
                .single();
    }

    private record Posted(Entry about, Measures measures) {
        List<Entry> entries() {
            var entries = new ArrayList<Entry>();
            for (var moved : Map.of(
                            Figure.ALLOCATED, measures.allocatedFen(),
                            Figure.DISBURSED, measures.disbursedFen(),
                            Figure.RECOVERED, measures.recoveredFen(),
                            Figure.ASSET, measures.assetFen(),
                            Figure.INCOME, measures.incomeFen())
                    .entrySet()) {
                if (moved.getValue() == 0) continue;
                entries.add(new Entry(
                        about.position(),
                        about.eventId(),
                        about.eventType(),
                        about.effectiveOn(),
                        about.recordedAt(),
                        moved.getKey(),
                        moved.getValue()));
            }
            return entries;
        }
    }

    private List<Posted> events(DivisionCode code, List<Long> positions) {
        return database.sql("""
                        select p.position, e.event_id, e.event_type, e.effective_on, e.recorded_at, p.account, p.flow,
                               sum(p.amount_fen) as fen
                          from view.money_posting p join view.money_event e using (position)
                         where p.position = any(:positions) and p.division_code = :code and %s
                         group by p.position, e.event_id, e.event_type, e.effective_on, e.recorded_at, p.account, p.flow
                         order by p.position, p.account
                        """.formatted(COUNTED))
                .param("code", code.value())
                .param("positions", positions.toArray(Long[]::new))
                .query((rs, n) -> new Posted(
                        new Entry(
                                rs.getLong("position"),
                                rs.getObject("event_id", UUID.class),
                                rs.getString("event_type"),
                                rs.getObject("effective_on", LocalDate.class),
                                instant(rs),
                                Figure.ALLOCATED,
                                0),
                        measures(rs)))
                .list();
    }

    private static Instant instant(ResultSet rs) throws SQLException {
        return rs.getObject("recorded_at", OffsetDateTime.class).toInstant();
    }

    private static Measures measures(ResultSet rs) throws SQLException {
        return Measures.of(
                Account.valueOf(rs.getString("account")), Flow.valueOf(rs.getString("flow")), rs.getLong("fen"));
    }
}
