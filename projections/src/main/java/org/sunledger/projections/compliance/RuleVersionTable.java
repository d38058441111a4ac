package org.sunledger.projections.compliance;

import java.sql.SQLException;
import java.util.SortedMap;
import org.sunledger.ledger.registry.RuleSetEvent.RuleSetPublished;
import org.sunledger.projections.engine.Json;
import org.sunledger.projections.engine.Rows;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.Target;

/** The only code that writes {@code rule_version}. */
public final class RuleVersionTable implements Table<Long, RuleSetPublished> {
    @Override
    public void write(Target target, SortedMap<Long, RuleSetPublished> changes) throws SQLException {
        Rows.of(changes.entrySet())
                .column("position", "bigint", r -> r.getKey())
                .column("rule_set_id", "text", r -> r.getValue().ruleSetId())
                .column("version", "integer", r -> r.getValue().version())
                .column("doc_no", "text", r -> {
                    var docNo = r.getValue().docNo();
                    return docNo == null ? null : docNo.value();
                })
                .column("effective_from", "date", r -> r.getValue().effectiveFrom())
                .column("effective_to", "date", r -> r.getValue().effectiveTo())
                .column("params", "jsonb", r -> Json.write(r.getValue().params()))
                .insertInto(target, "rule_version");
    }
}
