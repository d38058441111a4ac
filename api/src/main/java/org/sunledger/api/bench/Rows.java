package org.sunledger.api.bench;

import java.sql.SQLException;
import org.sunledger.ledger.journal.Journal;

/** How much a contender holds at the end: who wrote less would have had less to do. */
record Rows(long rows, long bytes) {
    static final String PRODUCT = "bench_sunledger";
    static final String BARE = "bench_bare";

    private static final int PAGE = 2_000;

    static Rows of(Journal journal) {
        long bytes = 0;
        long read = 0;
        for (var page = journal.after(0, PAGE); !page.isEmpty(); page = journal.after(read, PAGE)) {
            for (var record : page) bytes += record.payload().length + record.metadata().length;
            read = page.getLast().position();
        }
        return new Rows(read, bytes);
    }

    static Rows ofBareLoop(BenchServer server) {
        try (var connection = server.connect(BARE);
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select count(*), coalesce(sum(octet_length(payload) + octet_length(metadata)), 0)
                          from journal.event
                        """)) {
            row.next();
            return new Rows(row.getLong(1), row.getLong(2));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
