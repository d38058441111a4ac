package org.sunledger.projections.fund;

import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import org.sunledger.projections.engine.Rows;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.Target;

/** The only code that writes {@code fund_quota}. */
public final class FundQuotaTable implements Table<Long, FundQuotas.Row> {
    @Override
    public void write(Target target, SortedMap<Long, FundQuotas.Row> changes) throws SQLException {
        Rows.of(changes.entrySet())
                .column("position", "bigint", Map.Entry::getKey)
                .column("fund_id", "uuid", r -> r.getValue().fundId().value())
                .column("effective_on", "date", r -> r.getValue().effectiveOn())
                .column("code", "text", r -> r.getValue().quota().code())
                .column("name", "text", r -> r.getValue().quota().name())
                .column("level", "text", r -> r.getValue().quota().level().name())
                .column("category", "text", r -> r.getValue().quota().category().name())
                .column(
                        "integration_item_code",
                        "text",
                        r -> r.getValue().quota().integrationItemCode())
                .column(
                        "quota_doc_no",
                        "text",
                        r -> r.getValue().quota().quotaDocNo().value())
                .column("fiscal_year", "integer", r -> r.getValue().quota().fiscalYear())
                .column(
                        "division_code",
                        "text",
                        r -> r.getValue().quota().divisionCode().value())
                .column("function_code", "text", r -> r.getValue().quota().functionCode())
                .column("purpose", "text", r -> r.getValue().quota().purpose())
                .insertInto(target, "fund_quota");
    }
}
