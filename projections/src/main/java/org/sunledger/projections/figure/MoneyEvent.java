package org.sunledger.projections.figure;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.sunledger.projections.engine.Json;

/**
 * An event that moved money, as a figure names it.
 *
 * @param stream type and id, see {@code StreamId}
 * @param docNos every document number that the event names
 */
public record MoneyEvent(
        long position,
        UUID eventId,
        String eventType,
        String stream,
        List<String> docNos,
        LocalDate effectiveOn,
        Instant recordedAt) {
    private static final TypeReference<List<String>> NUMBERS = new TypeReference<>() {};

    /** A row of {@code money_event}. */
    static MoneyEvent of(ResultSet row) throws SQLException {
        return new MoneyEvent(
                row.getLong("position"),
                row.getObject("event_id", UUID.class),
                row.getString("event_type"),
                row.getString("stream"),
                Json.read(row.getString("doc_nos"), NUMBERS),
                row.getObject("effective_on", LocalDate.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
