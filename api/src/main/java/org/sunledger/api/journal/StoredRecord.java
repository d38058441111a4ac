package org.sunledger.api.journal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.sunledger.api.json.StrictReading;
import org.sunledger.ledger.journal.JournalRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One record as stored: the bytes in Base64, for whoever computes digests, and the same bytes as JSON, for whoever reads.
 */
record StoredRecord(
        long position,
        UUID eventId,
        String stream,
        long streamVersion,
        String eventType,
        int schemaVersion,
        Instant recordedAt,
        @Schema(type = "object") JsonNode payload,
        @Schema(type = "object") JsonNode metadata,
        String payloadBase64,
        String metadataBase64) {
    private static final JsonMapper JSON = StrictReading.mapper();

    static StoredRecord of(JournalRecord stored) {
        return new StoredRecord(
                stored.position(),
                stored.eventId(),
                stored.stream().toString(),
                stored.streamVersion(),
                stored.eventType(),
                stored.schemaVersion(),
                stored.recordedAt(),
                JSON.readTree(stored.payload()),
                JSON.readTree(stored.metadata()),
                Base64.getEncoder().encodeToString(stored.payload()),
                Base64.getEncoder().encodeToString(stored.metadata()));
    }
}
