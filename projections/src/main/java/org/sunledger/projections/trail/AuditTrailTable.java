package org.sunledger.projections.trail;

import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.engine.Json;
import org.sunledger.projections.engine.Rows;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.Target;

/** The only code that writes {@code audit_trail}. */
public final class AuditTrailTable implements Table<Long, AuditTrail.Row> {
    @Override
    public void write(Target target, SortedMap<Long, AuditTrail.Row> changes) throws SQLException {
        Rows.of(changes.entrySet())
                .column("position", "bigint", Map.Entry::getKey)
                .column("recorded_at", "timestamptz", r -> event(r).recordedAt())
                .column("effective_on", "date", r -> envelope(r).effectiveOn())
                .column("stream", "text", r -> event(r).event().stream().toString())
                .column("version", "bigint", r -> event(r).version())
                .column("event_id", "uuid", r -> event(r).eventId())
                .column("event_type", "text", r -> r.getValue().eventType())
                .column("amount_fen", "bigint", r -> r.getValue().amountFen())
                .column("actor_user", "text", r -> envelope(r).actor().user().value())
                .column("actor_role", "text", r -> envelope(r).actor().role().name())
                .column("actor_unit", "text", r -> envelope(r).actor().unit().value())
                .column("division_code", "text", r -> envelope(r).divisionCode().value())
                .column("doc_nos", "jsonb", r -> Json.write(r.getValue().docNos()))
                .column(
                        "corrects_event_id",
                        "uuid",
                        r -> Corrections.by(r.getValue().event()))
                .column("causation_id", "uuid", r -> envelope(r).causationId())
                .column("correlation_id", "uuid", r -> envelope(r).correlationId())
                .column("command_id", "uuid", r -> envelope(r).commandId())
                .column("channel", "text", r -> envelope(r).source().channel().name())
                .column("is_late", "boolean", r -> envelope(r).lateReason() != null)
                .column("words", "text", r -> r.getValue().words())
                .insertInto(target, "audit_trail");
    }

    private static JournalEvent event(Map.Entry<Long, AuditTrail.Row> row) {
        return row.getValue().event();
    }

    private static Envelope envelope(Map.Entry<Long, AuditTrail.Row> row) {
        return event(row).envelope();
    }
}
