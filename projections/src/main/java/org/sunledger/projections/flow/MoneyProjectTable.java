package org.sunledger.projections.flow;

import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import org.sunledger.projections.engine.Rows;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.Target;

/** The only code that writes {@code money_project}. */
public final class MoneyProjectTable implements Table<Long, MoneyProjects.Row> {
    @Override
    public void write(Target target, SortedMap<Long, MoneyProjects.Row> changes) throws SQLException {
        Rows.of(changes.entrySet())
                .column("position", "bigint", Map.Entry::getKey)
                .column("project_id", "uuid", r -> r.getValue().projectId())
                .column("effective_on", "date", r -> r.getValue().effectiveOn())
                .column("code", "text", r -> r.getValue().code())
                .column("name", "text", r -> r.getValue().name())
                .insertInto(target, "money_project");
    }
}
