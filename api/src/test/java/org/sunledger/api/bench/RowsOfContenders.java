package org.sunledger.api.bench;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.api.county.CountyFill;
import org.sunledger.api.county.CountyPlan;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.journal.postgres.PostgresJournal;
import org.sunledger.ledger.journal.transfer.Watch;
import org.sunledger.ledger.wire.EventJson;
import org.sunledger.ledger.wire.JournalDecoder;
import org.sunledger.projections.ReadTables;

/** The rows of all read tables, by table: how many and a digest of their contents, as each contender wrote them. */
record RowsOfContenders(
        Map<String, String> product,
        Map<String, String> plain,
        Map<String, String> upserting,
        Map<String, String> folding) {
    static RowsOfContenders of(BenchServer server, CountyPlan plan) throws InterruptedException {
        var pool = server.ledger("rows_product");
        try (var journal = new PostgresJournal(pool, new RecordingClock(Clock.systemUTC(), ClockPolicy.SCRIPTED))) {
            new CountyFill(plan, journal, Watch.NOBODY).run();
            var deadline = Deadline.in(600, () -> false);
            ProductRebuild.live(pool, journal, (what, done, total) -> {}, deadline);
            server.ledger("rows_plain");
            var views = server.ownerOf("rows_plain");
            try (var plain = new PlainJdbc(pool, views, true)) {
                plain.run(deadline);
            }
            server.ledger("rows_axon");
            var owner = server.ownerPool("rows_axon");
            var stock = new StockStore(owner);
            stock.append(journal.after(0, (int) plan.events()), new JournalDecoder(new EventJson()));
            return new RowsOfContenders(
                    rows(server.ownerOf("rows_product")),
                    rows(views),
                    rows(run(owner, stock, plan, false, deadline)),
                    rows(run(owner, stock, plan, true, deadline)));
        }
    }

    private static DataSource run(
            DataSource owner, StockStore stock, CountyPlan plan, boolean isFolding, Deadline deadline)
            throws InterruptedException {
        try (var processor = new StockProcessor(owner, stock.store(), plan.events(), isFolding)) {
            processor.prepare();
            processor.run(deadline);
        }
        return owner;
    }

    private static Map<String, String> rows(DataSource owner) {
        var rows = new TreeMap<String, String>();
        for (var group : ReadTables.groups()) {
            for (var fold : group.folds()) {
                var table = fold.projection().name();
                rows.put(
                        table,
                        JdbcClient.create(owner)
                                .sql(
                                        "select count(*) || ' ' || coalesce(md5(string_agg(t::text, ';' order by t::text)), '') from view."
                                                + table + " t")
                                .query(String.class)
                                .single());
            }
        }
        return rows;
    }
}
