package org.sunledger.projections.supervision;

import java.sql.SQLException;
import java.util.SortedMap;
import org.sunledger.projections.engine.Json;
import org.sunledger.projections.engine.Rows;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.Target;

/** The only code that writes {@code finding_profile}. */
public final class FindingProfileTable implements Table<Long, FindingProfiles.Row> {
    @Override
    public void write(Target target, SortedMap<Long, FindingProfiles.Row> changes) throws SQLException {
        Rows.of(changes.entrySet())
                .column("position", "bigint", r -> r.getKey())
                .column(
                        "finding_id",
                        "uuid",
                        r -> r.getValue().raised().findingId().value())
                .column("effective_on", "date", r -> r.getValue().effectiveOn())
                .column(
                        "division_code",
                        "text",
                        r -> r.getValue().divisionCode().value())
                .column("source", "text", r -> r.getValue().source().value())
                .column("number", "text", r -> r.getValue().raised().number())
                .column(
                        "category",
                        "text",
                        r -> r.getValue().raised().category().name())
                .column(
                        "severity",
                        "text",
                        r -> r.getValue().raised().severity().name())
                .column("amount_fen", "bigint", r -> {
                    var amount = r.getValue().raised().amountFen();
                    return amount == null ? null : amount.fen();
                })
                .column(
                        "subjects",
                        "jsonb",
                        r -> Json.write(r.getValue().raised().subjects()))
                .column("unit_org", "text", r -> r.getValue().raised().unitOrg().value())
                .column("due_on", "date", r -> r.getValue().raised().dueOn())
                .insertInto(target, "finding_profile");
    }
}
