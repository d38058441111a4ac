package org.sunledger.projections.village;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
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
import org.sunledger.projections.figure.Figure;
import org.sunledger.projections.figure.MoneySums;
import org.sunledger.projections.registry.DivisionNameQueries;
import org.sunledger.projections.village.VillageBalance.Entry;

/** Asks what places got and spent. The present is read from current sums, the past is summed from the postings. */
public final class VillageBalanceQueries {
    /** The group of tables that all money views read. */
    public static final String PROCESSOR = MoneySums.PROCESSOR;

    private final Reader reader;
    private final JdbcClient database;
    private final DivisionNameQueries names;

    public VillageBalanceQueries(Reader reader, DataSource database) {
        this.reader = reader;
        this.database = JdbcClient.create(database);
        this.names = new DivisionNameQueries(database);
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
            var places = at.isLatest() ? current() : summed(at.asOf());
            for (var code : asked) places.putIfAbsent(code, Measures.ZERO);
            var called = names.names(places.keySet(), at);
            var rows = places.entrySet().stream()
                    .map(p -> VillageBalance.of(
                            p.getKey(),
                            called.getOrDefault(p.getKey(), p.getKey().value()),
                            p.getValue()))
                    .toList();
            var total = at.isLatest() ? currentTotal() : total(at.asOf());
            return new VillageBalance.County(at.asOf(), rows, VillageBalance.Total.of(total));
        });
    }

    /** One place with its events; a place without a row has zeroes. */
    public VillageBalance.Village village(DivisionCode code, AsOf asOf) {
        return reader.ask(PROCESSOR, asOf, at -> {
            var events = events(code, at.asOf());
            var name = names.names(Set.of(code), at).getOrDefault(code, code.value());
            var sums = Measures.ZERO;
            for (var posted : events) sums = sums.plus(posted.measures());
            return new VillageBalance.Village(
                    at.asOf(),
                    VillageBalance.of(code, name, sums),
                    events.stream().flatMap(e -> e.entries().stream()).toList());
        });
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

    private SortedMap<DivisionCode, Measures> summed(AsOf.Resolved asOf) {
        var places = new TreeMap<DivisionCode, Measures>();
        // A place whose postings are all dated later still has its row, of zeroes.
        database.sql("""
                        select division_code, account, flow,
                               coalesce(sum(amount_fen) filter (
                                   where :effectiveOn::date is null or effective_on <= :effectiveOn::date), 0) as fen
                          from view.money_posting
                         where position <= :position and account in ('ALLOCATED', 'PAID', 'ASSET', 'INCOME')
                         group by division_code, account, flow
                        """)
                .param("effectiveOn", asOf.effectiveOn())
                .param("position", asOf.position())
                .query((rs, n) ->
                        places.merge(DivisionCode.of(rs.getString("division_code")), measures(rs), Measures::plus))
                .list();
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

    private Measures total(AsOf.Resolved asOf) {
        return database
                .sql("""
                        select account, flow, sum(amount_fen) as fen
                          from view.money_posting
                         where position <= :position
                           and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
                         group by account, flow
                        """)
                .param("effectiveOn", asOf.effectiveOn())
                .param("position", asOf.position())
                .query((rs, n) -> measures(rs))
                .list()
                .stream()
                .reduce(Measures.ZERO, Measures::plus);
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

    private List<Posted> events(DivisionCode code, AsOf.Resolved asOf) {
        return database.sql("""
                        select p.position, e.event_id, e.event_type, e.effective_on, e.recorded_at, p.account, p.flow,
                               sum(p.amount_fen) as fen
                          from view.money_posting p join view.money_event e using (position)
                         where p.division_code = :code and p.position <= :position
                           and p.account in ('ALLOCATED', 'PAID', 'ASSET', 'INCOME')
                           and (:effectiveOn::date is null or p.effective_on <= :effectiveOn::date)
                         group by p.position, e.event_id, e.event_type, e.effective_on, e.recorded_at, p.account, p.flow
                         order by p.position, p.account
                        """)
                .param("code", code.value())
                .param("effectiveOn", asOf.effectiveOn())
                .param("position", asOf.position())
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
