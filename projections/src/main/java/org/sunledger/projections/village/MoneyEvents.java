package org.sunledger.projections.village;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.sunledger.ledger.posting.Postings;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.wire.WireNames;
import org.sunledger.projections.engine.AppendOnly;

/** 资金事件: which event stands behind a figure, so that every figure can be followed down. */
public final class MoneyEvents implements AppendOnly<Long, MoneyEvents.Row> {
    public record Row(UUID eventId, String eventType, LocalDate effectiveOn, Instant recordedAt) {}

    @Override
    public String name() {
        return "money_event";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<Long, Row> apply(JournalEvent event) {
        if (Postings.of(event.event()).isEmpty()) return Map.of();
        return Map.of(
                event.position(),
                new Row(
                        event.eventId(),
                        WireNames.of(event.event()).eventType(),
                        event.envelope().effectiveOn(),
                        event.recordedAt()));
    }
}
