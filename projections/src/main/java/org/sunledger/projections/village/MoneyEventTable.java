package org.sunledger.projections.village;

import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import org.sunledger.projections.engine.Json;
import org.sunledger.projections.engine.Rows;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.Target;

/** The only code that writes {@code money_event}. */
public final class MoneyEventTable implements Table<Long, MoneyEvents.Row> {
    @Override
    public void write(Target target, SortedMap<Long, MoneyEvents.Row> changes) throws SQLException {
        Rows.of(changes.entrySet())
                .column("position", "bigint", Map.Entry::getKey)
                .column("event_id", "uuid", r -> r.getValue().eventId())
                .column("event_type", "text", r -> r.getValue().eventType())
                .column("stream", "text", r -> r.getValue().stream().toString())
                .column("doc_nos", "jsonb", r -> Json.write(r.getValue().docNos()))
                .column("effective_on", "date", r -> r.getValue().effectiveOn())
                .column("recorded_at", "timestamptz", r -> r.getValue().recordedAt())
                .insertInto(target, "money_event");
    }
}
