package org.sunledger.api.bench;

import java.sql.SQLException;
import javax.sql.DataSource;

/** One of the views, the villages' balances, as one statement over the payloads; no line of Java touches an event. */
final class SqlFold implements Rebuilding {
    static final String NAME = "sql";

    // Signs as the postings have them: what is sent back, reversed or reduced counts against what was given.
    private static final String FOLD = """
            create table bench_sql_balance as
            with moving as materialized (
                select event_type as what, convert_from(payload, 'UTF8')::jsonb as p
                  from journal.event
                 where event_type in ('allocation.issued', 'allocation.reduced', 'disbursement.paid',
                                      'disbursement.returned', 'recovery.received', 'entry.reversed', 'asset.handed-over',
                                      'asset.share-assigned', 'income.distributed')),
            move as (
                select what, line ->> 'divisionCode' as place, (line ->> 'amountFen')::bigint as fen,
                       p ->> 'originalKind' as original
                  from moving cross join lateral jsonb_array_elements(p -> 'lines') line
                 where p ? 'lines'
                union all
                select what, p ->> 'divisionCode', coalesce(p ->> 'valueFen', p ->> 'shareFen', p ->> 'amountFen')::bigint,
                       null
                  from moving where not p ? 'lines'),
            figure as (
                select place,
                       case what when 'allocation.issued' then fen when 'allocation.reduced' then -fen else 0 end as a,
                       case when what = 'disbursement.paid' then fen
                            when what = 'disbursement.returned' or original = 'DISBURSEMENT_PAID' then -fen
                            else 0 end as d,
                       case when what = 'recovery.received' then fen when original = 'RECOVERY_RECEIVED' then -fen
                            else 0 end as r,
                       case when what in ('asset.handed-over', 'asset.share-assigned') then fen else 0 end as asset,
                       case when what = 'income.distributed' then fen else 0 end as income
                  from move)
            select place as division_code, sum(a)::bigint as allocated_fen, sum(d)::bigint as disbursed_fen,
                   sum(r)::bigint as recovered_fen, sum(a - d)::bigint as available_fen, sum(asset)::bigint as asset_fen,
                   sum(income)::bigint as income_fen
              from figure group by place
            """;

    private static final String DIFFERENCES = """
            select count(*) from (
                (select * from bench_sql_balance except select * from view.village_balance)
                union all
                (select * from view.village_balance except select * from bench_sql_balance)) d
            """;

    private final DataSource owner;
    private final long events;

    /** @param owner of the product's database, whose tables it is compared with */
    SqlFold(DataSource owner, long events) {
        this.owner = owner;
        this.events = events;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void prepare() {
        BenchServer.execute(owner, "drop table if exists bench_sql_balance");
    }

    @Override
    public Done run(Deadline deadline) throws InterruptedException {
        deadline.requireGoingOn();
        long begin = System.nanoTime();
        BenchServer.execute(owner, FOLD);
        var done = Done.in(events, System.nanoTime() - begin);
        requireSame();
        return done;
    }

    private void requireSame() {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(DIFFERENCES)) {
            row.next();
            if (row.getLong(1) != 0)
                throw new IllegalStateException(
                        "The statement and the view differ in %d rows".formatted(row.getLong(1)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        prepare();
    }
}
