package org.sunledger.projections.village;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.fund.FundEvent.Category;
import org.sunledger.ledger.posting.Account;
import org.sunledger.ledger.posting.Flow;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.village.VillageBreakdown.ByFund;
import org.sunledger.projections.village.VillageBreakdown.Year;

/** Asks which year and which kind of fund a place's figures come from; sums the postings of that one place. */
public final class VillageBreakdownQueries {
    private final Reader reader;
    private final JdbcClient database;

    public VillageBreakdownQueries(Reader reader, DataSource database) {
        this.reader = reader;
        this.database = JdbcClient.create(database);
    }

    public VillageBreakdown breakdown(DivisionCode code, AsOf asOf) {
        return reader.ask(VillageBalanceQueries.PROCESSOR, asOf, at -> {
            // Not today: the same position gives the same answer for ever.
            var day = at.day();
            return new VillageBreakdown(at.asOf(), day, years(code, at.asOf(), day.getYear()), funds(code, at.asOf()));
        });
    }

    private List<Year> years(DivisionCode code, AsOf.Resolved asOf, int current) {
        var years = new TreeMap<Integer, Measures>(Comparator.reverseOrder());
        database.sql("""
                        select extract(year from effective_on)::integer as year, account, flow, sum(amount_fen) as fen
                          from view.money_posting
                         where division_code = :code and position <= :position
                           and account in ('ALLOCATED', 'PAID', 'ASSET', 'INCOME')
                           and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
                         group by 1, account, flow
                        """)
                .param("code", code.value())
                .param("position", asOf.position())
                .param("effectiveOn", asOf.effectiveOn())
                .query((rs, n) -> years.merge(rs.getInt("year"), measures(rs), Measures::plus))
                .list();
        // Whatever was recorded last, and be it years later, is no year of this place.
        if (years.isEmpty()) years.put(current, Measures.ZERO);
        return years.entrySet().stream()
                .map(year -> Year.of(year.getKey(), year.getValue()))
                .toList();
    }

    private record Kind(
            @Nullable Integer fiscalYear, @Nullable Category category) {}

    private List<ByFund> funds(DivisionCode code, AsOf.Resolved asOf) {
        Map<Kind, Measures> kinds = new LinkedHashMap<>();
        database.sql("""
                        with posted as (
                            select fund_id, account, flow, sum(amount_fen) as fen
                              from view.money_posting
                             where division_code = :code and position <= :position and fund_id is not null
                               and account in ('ALLOCATED', 'PAID')
                               and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
                             group by fund_id, account, flow)
                        select q.fiscal_year, q.category, p.account, p.flow, p.fen
                          from posted p
                          left join lateral (
                              select fiscal_year, category from view.fund_quota q
                               where q.fund_id = p.fund_id and q.position <= :position
                               order by q.position desc limit 1) q on true
                         order by q.fiscal_year, q.category
                        """)
                .param("code", code.value())
                .param("position", asOf.position())
                .param("effectiveOn", asOf.effectiveOn())
                .query((rs, n) -> kinds.merge(kind(rs), measures(rs), Measures::plus))
                .list();
        return kinds.entrySet().stream()
                .map(kind -> ByFund.of(kind.getKey().fiscalYear(), kind.getKey().category(), kind.getValue()))
                .toList();
    }

    private static Kind kind(ResultSet rs) throws SQLException {
        var category = rs.getString("category");
        return new Kind(
                rs.getObject("fiscal_year", Integer.class), category == null ? null : Category.valueOf(category));
    }

    private static Measures measures(ResultSet rs) throws SQLException {
        return Measures.of(
                Account.valueOf(rs.getString("account")), Flow.valueOf(rs.getString("flow")), rs.getLong("fen"));
    }
}
