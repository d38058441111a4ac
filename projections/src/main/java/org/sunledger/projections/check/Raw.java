package org.sunledger.projections.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.RecordedAt;

/** 原始记录: one stored record as any JSON parser reads it. Values are named by JSON pointers such as {@code /amountFen}. */
final class Raw {
    private static final JsonMapper JSON = new JsonMapper();

    private final JournalRecord stored;
    private @Nullable JsonNode payload;
    private @Nullable JsonNode envelope;

    Raw(JournalRecord stored) {
        this.stored = stored;
    }

    /** What the bytes say makes no sense to the checker; the sentence says what. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    long position() {
        return stored.position();
    }

    String eventId() {
        return stored.eventId().toString();
    }

    String type() {
        return stored.eventType();
    }

    String recordedAt() {
        return RecordedAt.text(stored.recordedAt());
    }

    String effectiveOn() {
        return text(envelope(), "/effectiveOn");
    }

    /** The checker knows the first form of every event that it reads, and guesses at no other. */
    Raw requireFirstForm() {
        if (stored.schemaVersion() == 1) return this;
        throw new Unreadable("schemaVersion " + stored.schemaVersion());
    }

    JsonNode payload() {
        var known = payload;
        if (known == null) payload = known = parse(stored.payload());
        return known;
    }

    private JsonNode envelope() {
        var known = envelope;
        if (known == null) envelope = known = parse(stored.metadata());
        return known;
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new Unreadable("JSON: " + e.getMessage());
        }
    }

    String text(String pointer) {
        return text(payload(), pointer);
    }

    @Nullable
    String textOrNull(String pointer) {
        var node = payload().at(pointer);
        return node.isMissingNode() || node.isNull() ? null : text(pointer);
    }

    long fen(String pointer) {
        return fen(payload(), pointer);
    }

    static String text(JsonNode node, String pointer) {
        var value = node.at(pointer);
        if (value.isTextual() || value.isIntegralNumber()) return value.asText();
        throw new Unreadable(pointer + ": " + value);
    }

    static long fen(JsonNode node, String pointer) {
        var value = node.at(pointer);
        if (value.isIntegralNumber() && value.canConvertToLong()) return value.longValue();
        throw new Unreadable(pointer + ": " + value);
    }
}
