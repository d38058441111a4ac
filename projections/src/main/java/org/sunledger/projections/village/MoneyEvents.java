package org.sunledger.projections.village;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sunledger.ledger.posting.Postings;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.wire.WireNames;
import org.sunledger.projections.engine.AppendOnly;
import org.sunledger.projections.trail.PayloadFacts;

/** 资金事件: which event stands behind a figure, so that every figure can be followed down. */
public final class MoneyEvents implements AppendOnly<Long, MoneyEvents.Row> {
    /**
     * One event.
     *
     * @param docNos every document number in the envelope and in the payload
     */
    public record Row(
            UUID eventId,
            String eventType,
            StreamId stream,
            List<String> docNos,
            LocalDate effectiveOn,
            Instant recordedAt) {}

    @Override
    public String name() {
        return "money_event";
    }

    @Override
    public int foldVersion() {
        return 2;
    }

    @Override
    public Map<Long, Row> apply(JournalEvent event) {
        if (Postings.of(event.event()).isEmpty()) return Map.of();
        return Map.of(
                event.position(),
                new Row(
                        event.eventId(),
                        WireNames.of(event.event()).eventType(),
                        event.event().stream(),
                        PayloadFacts.of(event).docNos(),
                        event.envelope().effectiveOn(),
                        event.recordedAt()));
    }
}
