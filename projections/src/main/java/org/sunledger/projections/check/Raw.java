package org.sunledger.projections.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.RecordedAt;

/** 原始记录: one stored record as any JSON parser reads it. Values are named by JSON pointers such as {@code /amountFen}. */
final class Raw {
    private static final JsonMapper JSON = new JsonMapper();

    /** What a figure may be called, the more telling first. */
    private static final List<String> FIGURES =
            List.of("amountFen", "deltaFen", "valueFen", "shareFen", "settlementFen", "originalValueFen", "budgetFen");

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

    long streamVersion() {
        return stored.streamVersion();
    }

    String stream() {
        return stored.stream().toString();
    }

    String recordedAt() {
        return RecordedAt.text(stored.recordedAt());
    }

    String effectiveOn() {
        return text(envelope(), "/effectiveOn");
    }

    LocalDate effectiveDay() {
        try {
            return LocalDate.parse(effectiveOn());
        } catch (DateTimeParseException e) {
            throw new Unreadable("/effectiveOn: " + e.getMessage());
        }
    }

    /**
     * 文号: every document number that the record rests on, each once: those of the envelope's documents, then those that
     * the event itself names, in the order they are written. What a list of lines says is the lines' own.
     */
    String docNos() {
        var docNos = new LinkedHashSet<String>();
        for (var document : envelope().path("docRefs")) {
            if (document.hasNonNull("docNo")) docNos.add(text(document, "/docNo"));
        }
        namedIn(payload(), docNos);
        var list = JSON.createArrayNode();
        docNos.forEach(list::add);
        return list.toString();
    }

    private static void namedIn(JsonNode object, Set<String> docNos) {
        for (var field : object.properties()) {
            var value = field.getValue();
            var isDocNo = field.getKey().equals("docNo") || field.getKey().endsWith("DocNo");
            if (value.isObject()) namedIn(value, docNos);
            else if (isDocNo && !value.isNull()) docNos.add(text(object, "/" + field.getKey()));
        }
    }

    /** JSON of a table in the form in which the checker writes it: blanks, the order of names and nulls say nothing. */
    static String canonical(String json) {
        return canonical(parse(json.getBytes(UTF_8))).toString();
    }

    private static JsonNode canonical(JsonNode node) {
        if (node.isArray()) {
            var list = JSON.createArrayNode();
            node.forEach(each -> list.add(canonical(each)));
            return list;
        }
        if (!node.isObject()) return node;
        var fields = new TreeMap<String, JsonNode>();
        for (var field : node.properties())
            if (!field.getValue().isNull()) fields.put(field.getKey(), canonical(field.getValue()));
        return JSON.createObjectNode().setAll(fields);
    }

    /** 金额: the figure that the record is about, wherever it stands outside lists; null where it is about none. */
    @Nullable
    String figure() {
        for (var name : FIGURES) {
            var found = named(payload(), name);
            if (found != null) return found;
        }
        return null;
    }

    private static @Nullable String named(JsonNode object, String name) {
        if (object.path(name).isIntegralNumber()) return Long.toString(fen(object, "/" + name));
        for (var field : object.properties()) {
            var found = field.getValue().isObject() ? named(field.getValue(), name) : null;
            if (found != null) return found;
        }
        return null;
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

    /**
     * What stands at a pointer: text and numbers as they are, the rest as JSON.
     *
     * @param pointer into the payload, or, behind an @, into the envelope; with a question mark behind it where nothing may
     *     stand
     */
    @Nullable
    String value(String pointer) {
        var isOptional = pointer.endsWith("?");
        var path = isOptional ? pointer.substring(0, pointer.length() - 1) : pointer;
        var node = path.startsWith("@")
                ? envelope().at(path.substring(1))
                : payload().at(path);
        if (isOptional && (node.isMissingNode() || node.isNull())) return null;
        return node.isContainerNode() ? canonical(node).toString() : text(node, "");
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
