package org.sunledger.projections.waiting;

import java.sql.SQLException;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.sunledger.projections.engine.Rows;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.Target;

/** The only code that writes {@code waiting_step}. */
public final class WaitingStepTable implements Table<WaitingSteps.Key, WaitingSteps.Row> {
    /** Stands where the next decision would: it is the maker's turn. */
    static final String RETURNED = "RETURNED";

    @Override
    public void write(Target target, SortedMap<WaitingSteps.Key, WaitingSteps.Row> changes) throws SQLException {
        Rows.of(changes.entrySet())
                .column("position", "bigint", r -> r.getKey().position())
                .column("stream", "text", r -> r.getKey().stream())
                .column("item", "text", r -> r.getKey().item())
                .column("effective_on", "date", r -> r.getValue().effectiveOn())
                .column("recorded_at", "timestamptz", r -> r.getValue().recordedAt())
                .column("division_code", "text", r -> r.getValue().divisionCode())
                .column("user_id", "text", r -> r.getValue().userId())
                .column("begins", "boolean", r -> r.getValue().begins())
                .column("next", "text", r -> next(r.getValue()))
                .column("amount_fen", "bigint", r -> r.getValue().amountFen())
                .column("label", "text", r -> r.getValue().label())
                .insertInto(target, "waiting_step");
    }

    private static @Nullable String next(WaitingSteps.Row row) {
        if (row.isReturned()) return RETURNED;
        var next = row.next();
        return next == null ? null : next.name();
    }
}
