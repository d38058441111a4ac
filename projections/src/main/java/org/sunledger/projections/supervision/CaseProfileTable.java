package org.sunledger.projections.supervision;

import java.sql.SQLException;
import java.util.SortedMap;
import org.sunledger.projections.engine.Json;
import org.sunledger.projections.engine.Rows;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.Target;

/** The only code that writes {@code case_profile}. */
public final class CaseProfileTable implements Table<Long, CaseProfiles.Row> {
    @Override
    public void write(Target target, SortedMap<Long, CaseProfiles.Row> changes) throws SQLException {
        Rows.of(changes.entrySet())
                .column("position", "bigint", r -> r.getKey())
                .column("case_id", "uuid", r -> r.getValue().caseId().value())
                .column("effective_on", "date", r -> r.getValue().effectiveOn())
                .column(
                        "division_code",
                        "text",
                        r -> r.getValue().divisionCode().value())
                .column("channel", "text", r -> r.getValue().channel().name())
                .column(
                        "assigned_level",
                        "text",
                        r -> r.getValue().assignedLevel().name())
                .column("category_code", "text", r -> r.getValue().categoryCode())
                .column("subjects", "jsonb", r -> Json.write(r.getValue().subjects()))
                .column("notice_id", "uuid", r -> r.getValue().noticeId())
                .column("due_on", "date", r -> r.getValue().dueOn())
                .insertInto(target, "case_profile");
    }
}
