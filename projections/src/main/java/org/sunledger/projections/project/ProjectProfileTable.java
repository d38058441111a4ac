package org.sunledger.projections.project;

import java.sql.SQLException;
import java.util.SortedMap;
import org.sunledger.projections.engine.Json;
import org.sunledger.projections.engine.Rows;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.Target;

/** The only code that writes {@code project_profile}. */
public final class ProjectProfileTable implements Table<Long, ProjectProfiles.Row> {
    @Override
    public void write(Target target, SortedMap<Long, ProjectProfiles.Row> changes) throws SQLException {
        Rows.of(changes.entrySet())
                .column("position", "bigint", r -> r.getKey())
                .column("project_id", "uuid", r -> r.getValue().projectId().value())
                .column("effective_on", "date", r -> r.getValue().effectiveOn())
                .column("code", "text", r -> r.getValue().profile().code())
                .column("name", "text", r -> r.getValue().profile().name())
                .column("type", "text", r -> r.getValue().profile().type().name())
                .column("nature", "text", r -> r.getValue().profile().nature().name())
                .column(
                        "division_code",
                        "text",
                        r -> r.getValue().profile().divisionCode().value())
                .column("location", "text", r -> r.getValue().profile().location())
                .column("task", "text", r -> r.getValue().profile().task())
                .column("start_on", "date", r -> r.getValue().profile().scheduleStart())
                .column("end_on", "date", r -> r.getValue().profile().scheduleEnd())
                .column(
                        "implementer",
                        "text",
                        r -> r.getValue().profile().implementer().value())
                .column(
                        "responsible",
                        "text",
                        r -> r.getValue().profile().responsibleUserId().value())
                .column(
                        "budget_fen",
                        "bigint",
                        r -> r.getValue().profile().budgetFen().fen())
                .column("funding_plan", "text", r -> r.getValue().profile().fundingPlan())
                .column("households", "integer", r -> r.getValue().profile().beneficiaryHouseholds())
                .column("persons", "integer", r -> r.getValue().profile().beneficiaryPersons())
                .column(
                        "targets",
                        "jsonb",
                        r -> Json.write(r.getValue().profile().performanceTargets()))
                .column("poverty_link", "text", r -> r.getValue().profile().povertyLink())
                .column("participation", "text", r -> r.getValue().profile().massParticipation())
                .insertInto(target, "project_profile");
    }
}
