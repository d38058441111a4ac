package org.sunledger.projections.figure;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.projections.engine.AsOf;

/** What funds were called in their quota documents; asked inside another question's snapshot. */
final class FundNames {
    private final JdbcClient database;

    FundNames(JdbcClient database) {
        this.database = database;
    }

    record Quota(String code, String name) {}

    /** Of those that somebody registered. */
    Map<UUID, Quota> of(Collection<UUID> funds, AsOf.Resolved asOf) {
        var quotas = new HashMap<UUID, Quota>();
        database.sql("""
                        select distinct on (fund_id) fund_id, code, name from view.fund_quota
                         where fund_id = any(:funds) and position <= :position
                         order by fund_id, position desc
                        """)
                .param("funds", funds.toArray(UUID[]::new))
                .param("position", asOf.position())
                .query((rs, n) -> quotas.put(
                        rs.getObject("fund_id", UUID.class), new Quota(rs.getString("code"), rs.getString("name"))))
                .list();
        return quotas;
    }
}
