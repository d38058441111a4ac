package org.sunledger.projections.project;

import java.sql.SQLException;
import java.util.SortedMap;
import org.sunledger.projections.engine.Rows;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.Target;

/** The only code that writes {@code project_milestone}. */
public final class MilestoneTable implements Table<Milestones.Key, Milestones.Row> {
    @Override
    public void write(Target target, SortedMap<Milestones.Key, Milestones.Row> changes) throws SQLException {
        Rows.of(changes.entrySet())
                .column("position", "bigint", r -> r.getKey().position())
                .column("milestone_no", "integer", r -> r.getKey().milestoneNo())
                .column("project_id", "uuid", r -> r.getValue().projectId().value())
                .column("effective_on", "date", r -> r.getValue().effectiveOn())
                .column("name", "text", r -> r.getValue().name())
                .column("planned_on", "date", r -> r.getValue().plannedOn())
                .column("weight_bp", "integer", r -> r.getValue().weightBp())
                .column("progress_bp", "integer", r -> r.getValue().progressBp())
                .insertInto(target, "project_milestone");
    }
}
