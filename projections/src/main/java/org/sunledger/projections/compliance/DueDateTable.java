package org.sunledger.projections.compliance;

import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sunledger.projections.engine.Rows;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.Target;

/** The only code that writes {@code due_date}. */
public final class DueDateTable implements Table<DueDates.Key, DueDates.Row> {
    @Override
    public void write(Target target, SortedMap<DueDates.Key, DueDates.Row> changes) throws SQLException {
        Rows.of(changes.entrySet())
                .column("position", "bigint", r -> r.getKey().position())
                .column("kind", "text", r -> r.getKey().kind().name())
                .column("subject", "uuid", r -> r.getKey().subject())
                .column("item_no", "integer", r -> r.getKey().itemNo())
                .column("effective_on", "date", r -> r.getValue().effectiveOn())
                .column("division_code", "text", r -> r.getValue().divisionCode())
                .column("step", "text", r -> r.getValue().step().name())
                .column("label", "text", r -> r.getValue().label())
                .column("on_day", "date", r -> r.getValue().on())
                .column("months", "integer", r -> r.getValue().months())
                .column("item_id", "uuid", r -> owed(r, DueDates.Owed::recovery))
                .column("receipt", "uuid", r -> owed(r, DueDates.Owed::receipt))
                .column("amount_fen", "bigint", r -> owed(r, DueDates.Owed::amountFen))
                .column("notice_id", "uuid", r -> r.getValue().noticeId())
                .insertInto(target, "due_date");
    }

    private static @Nullable Object owed(
            Map.Entry<DueDates.Key, DueDates.Row> row, Function<DueDates.Owed, @Nullable Object> part) {
        var money = row.getValue().money();
        return money == null ? null : part.apply(money);
    }
}
