package org.sunledger.projections.figure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
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

/** What postings come to, for any day and as known at any position; asked inside another question's snapshot. */
public final class MoneySums {
    /** The group of tables that all money views read. */
    public static final String PROCESSOR = "money";

    private static final String POSTED = """
              from view.money_posting
             where position <= :position and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
            """;

    private final JdbcClient database;

    public MoneySums(DataSource database) {
        this.database = JdbcClient.create(database);
    }

    /** Of every code that any posting names, the county's own included; what only moved the pool is in it too. */
    public SortedMap<DivisionCode, Measures> places(AsOf.Resolved asOf) {
        var places = new TreeMap<DivisionCode, Measures>();
        asked(
                        "select division_code, account, flow, sum(amount_fen) as fen" + POSTED
                                + "group by division_code, account, flow",
                        asOf)
                .query((rs, n) -> places.merge(DivisionCode.of(rs.getString(1)), measures(rs), Measures::plus))
                .list();
        return places;
    }

    /** Of every fund that any posting names. */
    public SortedMap<UUID, Measures> funds(AsOf.Resolved asOf) {
        var funds = new TreeMap<UUID, Measures>();
        asked(
                        "select fund_id, account, flow, sum(amount_fen) as fen" + POSTED
                                + "and fund_id is not null group by fund_id, account, flow",
                        asOf)
                .query((rs, n) -> funds.merge(rs.getObject(1, UUID.class), measures(rs), Measures::plus))
                .list();
        return funds;
    }

    public Measures of(Holder holder, AsOf.Resolved asOf) {
        return switch (holder) {
            case Holder.Place place -> places(asOf).getOrDefault(place.divisionCode(), Measures.ZERO);
            case Holder.Fund fund -> funds(asOf).getOrDefault(fund.fundId(), Measures.ZERO);
            case Holder.Ledger ignored -> total(places(asOf));
        };
    }

    public static Measures total(Map<?, Measures> sums) {
        return sums.values().stream().reduce(Measures.ZERO, Measures::plus);
    }

    private JdbcClient.StatementSpec asked(String sql, AsOf.Resolved asOf) {
        return database.sql(sql).param("effectiveOn", asOf.effectiveOn()).param("position", asOf.position());
    }

    private static Measures measures(ResultSet rs) throws SQLException {
        return Measures.of(
                Account.valueOf(rs.getString("account")), Flow.valueOf(rs.getString("flow")), rs.getLong("fen"));
    }
}
