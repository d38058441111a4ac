package org.sunledger.projections.village;

import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.projections.engine.Rows;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.Target;

/** The only code that writes {@code money_posting}. */
public final class MoneyPostingTable implements Table<MoneyPostings.Key, MoneyPostings.Row> {
    @Override
    public void write(Target target, SortedMap<MoneyPostings.Key, MoneyPostings.Row> changes) throws SQLException {
        Rows.of(changes.entrySet())
                .column("position", "bigint", r -> r.getKey().position())
                .column("line_no", "integer", r -> r.getKey().lineNo())
                .column("effective_on", "date", r -> r.getValue().effectiveOn())
                .column("account", "text", r -> r.getValue().posting().account().name())
                .column("flow", "text", r -> r.getValue().posting().flow().name())
                .column(
                        "division_code",
                        "text",
                        r -> r.getValue().posting().divisionCode().value())
                .column("fund_id", "uuid", MoneyPostingTable::fund)
                .column("project_id", "uuid", r -> r.getValue().posting().projectId())
                .column("amount_fen", "bigint", r -> r.getValue().posting().amountFen())
                .insertInto(target, "money_posting");
    }

    private static @Nullable UUID fund(Map.Entry<MoneyPostings.Key, MoneyPostings.Row> row) {
        var fund = row.getValue().posting().fundId();
        return fund == null ? null : fund.value();
    }
}
