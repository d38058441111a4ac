package org.sunledger.projections.registry;

import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.Rows;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.Target;

/** The only code that writes {@code division_name}. */
public final class DivisionNameTable implements Table<Long, DivisionNames.Row> {
    @Override
    public void write(Target target, SortedMap<Long, DivisionNames.Row> changes) throws SQLException {
        Rows.of(changes.entrySet())
                .column("position", "bigint", Map.Entry::getKey)
                .column("code", "text", r -> r.getValue().code().value())
                .column("name", "text", r -> r.getValue().name())
                .column("valid_from", "date", r -> r.getValue().validFrom())
                .column("valid_to", "date", r -> r.getValue().validTo())
                .column("successor", "text", r -> {
                    DivisionCode successor = r.getValue().successor();
                    return successor == null ? null : successor.value();
                })
                .insertInto(target, "division_name");
    }
}
