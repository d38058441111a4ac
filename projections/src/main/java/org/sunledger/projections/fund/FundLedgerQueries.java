package org.sunledger.projections.fund;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.fund.FundEvent.Category;
import org.sunledger.ledger.fund.FundEvent.Level;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.figure.MoneySums;

/** Asks the fund ledger, for any day and as known at any position. */
public final class FundLedgerQueries {
    private static final String FIRST = """
            (select effective_on from view.money_posting
              where fund_id = f.id and account = '%s' and flow = '%s' and position <= :position
                and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
              order by effective_on limit 1)
            """;

    private final Reader reader;
    private final JdbcClient database;
    private final MoneySums sums;

    public FundLedgerQueries(Reader reader, DataSource database) {
        this.reader = reader;
        this.sums = new MoneySums(database);
        this.database = JdbcClient.create(database);
    }

    /** Every fund registered by then, in the order of codes. */
    public FundLedger ledger(AsOf asOf) {
        return reader.ask(MoneySums.PROCESSOR, asOf, at -> {
            var funds = funds(at.asOf());
            var posted = at.isLatest() ? current() : sums.funds(at.asOf());
            var authorities = sums.authorities(at.asOf());
            var firsts = firsts(posted.keySet(), at.asOf());
            var rows = new ArrayList<FundLedger.Row>();
            long registered = 0;
            long reserved = 0;
            for (var fund : funds) {
                var authority = authorities.getOrDefault(fund.id(), MoneySums.Authority.NONE);
                var row = fund.row(
                        FundLedger.Money.of(
                                authority.registeredFen(),
                                authority.reservedFen(),
                                posted.getOrDefault(fund.id(), Measures.ZERO)),
                        firsts.getOrDefault(fund.id(), First.NEVER));
                registered = Math.addExact(registered, row.money().registeredFen());
                reserved = Math.addExact(reserved, row.money().reservedFen());
                rows.add(row);
            }
            // Over all postings, not over the rows: money of a fund nobody registered must show.
            var total = MoneySums.total(posted);
            return new FundLedger(at.asOf(), rows, FundLedger.Money.of(registered, reserved, total));
        });
    }

    private record Fund(
            UUID id,
            String code,
            String name,
            Level level,
            Category category,
            @Nullable String integrationItemCode,
            String quotaDocNo,
            int fiscalYear) {
        FundLedger.Row row(FundLedger.Money money, First first) {
            var arrivedOn = first.arrivedOn();
            var issuedOn = first.issuedOn();
            return new FundLedger.Row(
                    id,
                    code,
                    name,
                    level,
                    category,
                    integrationItemCode,
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
                        rs.getString("integration_item_code"),
                        rs.getString("quota_doc_no"),
                        rs.getInt("fiscal_year")))
                .list();
    }

    /** The days on which money first came and was first promised; null where it never was. */
    private record First(
            @Nullable LocalDate arrivedOn, @Nullable LocalDate issuedOn) {
        static final First NEVER = new First(null, null);
    }

    private Map<UUID, Measures> current() {
        var funds = new HashMap<UUID, Measures>();
        database.sql("select * from view.fund_balance")
                .query((rs, n) -> funds.put(
                        rs.getObject("fund_id", UUID.class),
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
                                0)))
                .list();
        return funds;
    }

    private Map<UUID, First> firsts(Collection<UUID> funds, AsOf.Resolved asOf) {
        var firsts = new HashMap<UUID, First>();
        database.sql("select f.id, " + FIRST.formatted("POOL", "ARRIVAL") + " as arrived_on, "
                        + FIRST.formatted("ALLOCATED", "ALLOCATION") + " as issued_on from unnest(:funds) as f (id)")
                .param("funds", funds.toArray(UUID[]::new))
                .param("position", asOf.position())
                .param("effectiveOn", asOf.effectiveOn())
                .query((rs, n) -> firsts.put(
                        rs.getObject("id", UUID.class),
                        new First(
                                rs.getObject("arrived_on", LocalDate.class),
                                rs.getObject("issued_on", LocalDate.class))))
                .list();
        return firsts;
    }
}
