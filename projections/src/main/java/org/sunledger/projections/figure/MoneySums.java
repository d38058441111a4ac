package org.sunledger.projections.figure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.posting.Account;
import org.sunledger.ledger.posting.Flow;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.AsOf;

/**
 * What postings come to, for any day and as known at any position; asked inside another question's snapshot. Whole cells of
 * sums, and two rests from the postings themselves: the cost depends on neither the age of the question nor the length of
 * the ledger.
 */
public final class MoneySums {
    /** The group of tables that all money views read. */
    public static final String PROCESSOR = "money";

    private static final String SUMS = """
            select %1$s as holder, sum(allocated_fen), sum(disbursed_fen), sum(recovered_fen), sum(available_fen),
                   sum(pool_fen), sum(pending_fen), sum(arrived_fen), sum(withdrawn_fen), %2$s
            """;
    private static final String OF_PLACES = SUMS.formatted("division_code", "sum(asset_fen), sum(income_fen)");
    private static final String OF_FUNDS = SUMS.formatted("fund_id", "0, 0");

    private static final String PLACE_CELLS = OF_PLACES
            + "from" + Corner.CELLS.formatted("view.village_sum", "division_code = :holder")
            + "c group by division_code";
    private static final String FUND_CELLS =
            OF_FUNDS + "from" + Corner.CELLS.formatted("view.fund_sum", "fund_id = :holder") + "c group by fund_id";
    private static final String ALL_PLACE_CELLS = all(OF_PLACES, "view.village_sum", "division_code");
    private static final String ALL_FUND_CELLS = all(OF_FUNDS, "view.fund_sum", "fund_id");

    private static final String REST = """
            select %1$s as holder, account, flow, sum(amount_fen) as fen
              from (select %1$s, account, flow, amount_fen from view.money_posting where %1$s = :holder and %2$s
                    union all
                    select %1$s, account, flow, amount_fen from view.money_posting where %1$s = :holder and %3$s) p
             group by %1$s, account, flow
            """;
    private static final String PLACE_REST = REST.formatted("division_code", Corner.OF_MONTH, Corner.OF_BLOCK);
    private static final String FUND_REST = REST.formatted("fund_id", Corner.OF_MONTH, Corner.OF_BLOCK);
    private static final String ALL_PLACE_REST = allRest("division_code", "view.village_sum");
    private static final String ALL_FUND_REST = allRest("fund_id", "view.fund_sum");

    private static final String AUTHORITY_CELLS =
            all("select fund_id, sum(registered_fen), sum(reserved_fen) ", "view.fund_sum", "fund_id");
    private static final String AUTHORITY_REST =
            """
            select fund_id, sum(number) filter (where what = 'REGISTERED'), sum(number) filter (where what = 'RESERVED')
              from %1$s cross join lateral
                   (select what, number from view.fund_word where subject = h.fund_id and %2$s
                    union all
                    select what, number from view.fund_word
                     where subject = h.fund_id and what in ('REGISTERED', 'RESERVED') and %3$s) w
             group by fund_id
            """.formatted(holders("view.fund_sum", "fund_id"), Corner.OF_MONTH, Corner.OF_BLOCK);

    private final JdbcClient database;

    public MoneySums(DataSource database) {
        this.database = JdbcClient.create(database);
    }

    /** Whoever has a posting has a cell of the first grain, of which there are few. */
    private static String holders(String table, String column) {
        return "(select distinct %2$s from %1$s where grain = 0) h".formatted(table, column);
    }

    private static String all(String sums, String table, String column) {
        return sums + "from (select c.* from " + holders(table, column) + " cross join lateral"
                + Corner.CELLS.formatted(table, "c.%1$s = h.%1$s".formatted(column)) + "c) c group by " + column;
    }

    /** Of each holder the month, by its index; of all of them the block, which is short. */
    private static String allRest(String column, String table) {
        return """
                select %1$s as holder, account, flow, sum(amount_fen) as fen
                  from (select h.%1$s, account, flow, amount_fen
                          from %4$s cross join lateral
                               (select account, flow, amount_fen from view.money_posting p
                                 where p.%1$s = h.%1$s and %2$s) p
                        union all
                        select %1$s, account, flow, amount_fen from view.money_posting
                         where %1$s is not null and %3$s) p
                 group by %1$s, account, flow
                """.formatted(column, Corner.OF_MONTH, Corner.OF_BLOCK, holders(table, column));
    }

    /** Of every code that any posting names, the county's own included; what only moved the pool is in it too. */
    public SortedMap<DivisionCode, Measures> places(AsOf.Resolved asOf) {
        return all(asOf, ALL_PLACE_CELLS, ALL_PLACE_REST, rs -> DivisionCode.of(rs.getString("holder")));
    }

    /** Of every fund that any posting names. */
    public SortedMap<UUID, Measures> funds(AsOf.Resolved asOf) {
        return all(asOf, ALL_FUND_CELLS, ALL_FUND_REST, rs -> rs.getObject("holder", UUID.class));
    }

    /**
     * What moves no money and still belongs to a fund.
     *
     * @param registeredFen the authority granted, adjustments included
     * @param reservedFen reserved from the pool and not issued
     */
    public record Authority(long registeredFen, long reservedFen) {
        public static final Authority NONE = new Authority(0, 0);

        Authority plus(Authority other) {
            return new Authority(
                    Math.addExact(registeredFen, other.registeredFen), Math.addExact(reservedFen, other.reservedFen));
        }
    }

    /** Of every fund that was ever registered or reserved from. */
    public Map<UUID, Authority> authorities(AsOf.Resolved asOf) {
        var corner = Corner.of(asOf);
        var authorities = new TreeMap<UUID, Authority>();
        for (var sql : new String[] {AUTHORITY_CELLS, AUTHORITY_REST}) {
            corner.bind(database.sql(sql))
                    .query((rs, n) -> authorities.merge(
                            rs.getObject(1, UUID.class), new Authority(rs.getLong(2), rs.getLong(3)), Authority::plus))
                    .list();
        }
        return authorities;
    }

    public Measures of(Holder holder, AsOf.Resolved asOf) {
        return switch (holder) {
            case Holder.Place place ->
                one(asOf, PLACE_CELLS, PLACE_REST, place.divisionCode().value());
            case Holder.Fund fund -> one(asOf, FUND_CELLS, FUND_REST, fund.fundId());
            case Holder.Ledger ignored -> total(places(asOf));
        };
    }

    public static Measures total(Map<?, Measures> sums) {
        return sums.values().stream().reduce(Measures.ZERO, Measures::plus);
    }

    private interface Name<K> {
        K of(ResultSet row) throws SQLException;
    }

    private <K> SortedMap<K, Measures> all(AsOf.Resolved asOf, String cells, String rest, Name<K> name) {
        var corner = Corner.of(asOf);
        var sums = new TreeMap<K, Measures>();
        corner.bind(database.sql(cells))
                .query((rs, n) -> sums.merge(name.of(rs), summed(rs), Measures::plus))
                .list();
        corner.bind(database.sql(rest))
                .query((rs, n) -> sums.merge(name.of(rs), posted(rs), Measures::plus))
                .list();
        return sums;
    }

    private Measures one(AsOf.Resolved asOf, String cells, String rest, Object holder) {
        var corner = Corner.of(asOf);
        var sums = Measures.ZERO;
        for (var part : asked(corner, cells, holder, (rs, n) -> summed(rs))) sums = sums.plus(part);
        for (var part : asked(corner, rest, holder, (rs, n) -> posted(rs))) sums = sums.plus(part);
        return sums;
    }

    private Iterable<Measures> asked(Corner corner, String sql, Object holder, RowMapper<Measures> row) {
        return corner.bind(database.sql(sql)).param("holder", holder).query(row).list();
    }

    /** The first column names the holder. */
    private static Measures summed(ResultSet rs) throws SQLException {
        return new Measures(
                rs.getLong(2),
                rs.getLong(3),
                rs.getLong(4),
                rs.getLong(5),
                rs.getLong(6),
                rs.getLong(7),
                rs.getLong(8),
                rs.getLong(9),
                rs.getLong(10),
                rs.getLong(11));
    }

    private static Measures posted(ResultSet rs) throws SQLException {
        return Measures.of(
                Account.valueOf(rs.getString("account")), Flow.valueOf(rs.getString("flow")), rs.getLong("fen"));
    }
}
