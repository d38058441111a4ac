package org.sunledger.api.bench;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much stands in a contender's table at the end: who wrote less would have had less to do. */
record Rows(long rows, long bytes) {
    static final String PRODUCT = "bench_sunledger";
    static final String BARE = "bench_bare";

    static Map<String, Rows> of(BenchServer server) {
        var all = new LinkedHashMap<String, Rows>();
        all.put("sunledger", of(server, PRODUCT));
        all.put("bare-loop", of(server, BARE));
        return all;
    }

    private static Rows of(BenchServer server, String database) {
        try (var connection = server.connect(database);
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
