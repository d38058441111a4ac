package org.sunledger.projections.fund;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.fund.FundEvent.Category;
import org.sunledger.ledger.fund.FundEvent.Level;
import org.sunledger.ledger.posting.Account;
import org.sunledger.ledger.posting.Flow;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.engine.Words;
import org.sunledger.projections.figure.MoneySums;
import org.sunledger.projections.fund.FundWords.What;

/** Asks the fund ledger, for any day and as known at any position. */
public final class FundLedgerQueries {
    private final Reader reader;
    private final JdbcClient database;

    public FundLedgerQueries(Reader reader, DataSource database) {
        this.reader = reader;
        this.database = JdbcClient.create(database);
    }

    /** Every fund registered by then, in the order of codes. */
    public FundLedger ledger(AsOf asOf) {
        return reader.ask(MoneySums.PROCESSOR, asOf, at -> {
            var funds = funds(at.asOf());
            var posted = at.isLatest() ? current(at.asOf()) : summed(at.asOf());
            var words = Words.of(
                    database, "view.fund_word", funds.stream().map(Fund::id).toList(), at.asOf());
            var rows = new ArrayList<FundLedger.Row>();
            long registered = 0;
            long reserved = 0;
            for (var fund : funds) {
                var money = posted.getOrDefault(fund.id(), Posted.NOTHING);
                var row = fund.row(
                        FundLedger.Money.of(
                                words.sum(fund.id(), What.REGISTERED),
                                words.sum(fund.id(), What.RESERVED),
                                money.sums()),
                        money);
                registered = Math.addExact(registered, row.money().registeredFen());
                reserved = Math.addExact(reserved, row.money().reservedFen());
                rows.add(row);
            }
            // Over all postings, not over the rows: money of a fund nobody registered must show.
            var total = posted.values().stream().map(Posted::sums).reduce(Measures.ZERO, Measures::plus);
            return new FundLedger(at.asOf(), rows, FundLedger.Money.of(registered, reserved, total));
        });
    }

    private record Fund(
            UUID id, String code, String name, Level level, Category category, String quotaDocNo, int fiscalYear) {
        FundLedger.Row row(FundLedger.Money money, Posted posted) {
            var arrivedOn = posted.firstArrivedOn();
            var issuedOn = posted.firstIssuedOn();
            return new FundLedger.Row(
                    id,
                    code,
                    name,
                    level,
                    category,
                    quotaDocNo,
                    fiscalYear,
                    money,
                    arrivedOn,
                    issuedOn,
                    arrivedOn == null || issuedOn == null ? null : ChronoUnit.DAYS.between(arrivedOn, issuedOn));
        }
    }

    private List<Fund> funds(AsOf.Resolved asOf) {
        return database.sql("""
                        select distinct on (code, fund_id) *
                          from view.fund_quota
                         where position <= :position
                           and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
                         order by code, fund_id, effective_on desc, position desc
                        """)
                .param("position", asOf.position())
                .param("effectiveOn", asOf.effectiveOn())
                .query((rs, n) -> new Fund(
                        rs.getObject("fund_id", UUID.class),
                        rs.getString("code"),
                        rs.getString("name"),
                        Level.valueOf(rs.getString("level")),
                        Category.valueOf(rs.getString("category")),
                        rs.getString("quota_doc_no"),
                        rs.getInt("fiscal_year")))
                .list();
    }

    private record Posted(
            Measures sums,
            @Nullable LocalDate firstArrivedOn,
            @Nullable LocalDate firstIssuedOn) {
        static final Posted NOTHING = new Posted(Measures.ZERO, null, null);

        Posted plus(Posted other) {
            return new Posted(
                    sums.plus(other.sums),
                    earlier(firstArrivedOn, other.firstArrivedOn),
                    earlier(firstIssuedOn, other.firstIssuedOn));
        }

        private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
            if (one == null || other == null) return one == null ? other : one;
            return one.isBefore(other) ? one : other;
        }
    }

    private Map<UUID, Posted> current(AsOf.Resolved asOf) {
        var funds = new HashMap<UUID, Posted>();
        database.sql("""
                        select b.*, f.arrived_on, f.issued_on
                          from view.fund_balance b
                          left join lateral (
                              select min(effective_on) filter (where account = 'POOL' and flow = 'ARRIVAL') as arrived_on,
                                     min(effective_on) filter (where account = 'ALLOCATED' and flow = 'ALLOCATION') as issued_on
                                from view.money_posting p where p.fund_id = b.fund_id and p.position <= :position) f on true
                        """)
                .param("position", asOf.position())
                .query((rs, n) -> funds.put(
                        rs.getObject("fund_id", UUID.class),
                        new Posted(
                                new Measures(
                                        rs.getLong("allocated_fen"),
                                        rs.getLong("disbursed_fen"),
                                        rs.getLong("recovered_fen"),
                                        rs.getLong("available_fen"),
                                        rs.getLong("pool_fen"),
                                        rs.getLong("pending_fen"),
                                        rs.getLong("arrived_fen"),
                                        rs.getLong("withdrawn_fen"),
                                        0,
                                        0),
                                rs.getObject("arrived_on", LocalDate.class),
                                rs.getObject("issued_on", LocalDate.class))))
                .list();
        return funds;
    }

    private Map<UUID, Posted> summed(AsOf.Resolved asOf) {
        var funds = new HashMap<UUID, Posted>();
        database.sql("""
                        select fund_id, account, flow, sum(amount_fen) as fen, min(effective_on) as first_on
                          from view.money_posting
                         where fund_id is not null and position <= :position
                           and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
                         group by fund_id, account, flow
                        """)
                .param("position", asOf.position())
                .param("effectiveOn", asOf.effectiveOn())
                .query((rs, n) -> {
                    var account = Account.valueOf(rs.getString("account"));
                    var flow = Flow.valueOf(rs.getString("flow"));
                    var first = rs.getObject("first_on", LocalDate.class);
                    var posted = new Posted(
                            Measures.of(account, flow, rs.getLong("fen")),
                            account == Account.POOL && flow == Flow.ARRIVAL ? first : null,
                            account == Account.ALLOCATED && flow == Flow.ALLOCATION ? first : null);
                    return funds.merge(rs.getObject("fund_id", UUID.class), posted, Posted::plus);
                })
                .list();
        return funds;
    }
}
