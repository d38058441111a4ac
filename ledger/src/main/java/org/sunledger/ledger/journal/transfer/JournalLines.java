package org.sunledger.ledger.journal.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.RecordedAt;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/**
 * The three kinds of lines, each in exactly one form: fields in a fixed order, nothing left out, no spaces. A line that
 * reads well and would be written otherwise is refused, so that a digest over lines is a digest over records.
 */
final class JournalLines {
    /** Base64 makes four bytes of three; names and numbers take less than the rest. */
    static final int LENGTH_MAX = Journal.RECORD_BYTES_MAX / 3 * 4 + 8 * 1024;

    private static final JsonFactory JSON = new JsonFactory();

    private JournalLines() {}

    /** @param head position of the last record that follows */
    record Header(String format, String ledgerId, String engine, String exportedAt, long head) {}

    record Trailer(long records, String sha256, String recordsSha256) {}

    static byte[] write(Header header) {
        return object(json -> {
            json.writeStringField("format", header.format());
            json.writeStringField("ledgerId", header.ledgerId());
            json.writeStringField("engine", header.engine());
            json.writeStringField("exportedAt", header.exportedAt());
            json.writeNumberField("head", header.head());
        });
    }

    static Header header(byte[] line) throws IOException {
        try (var json = new Fields(line)) {
            var header = new Header(
                    json.text("format"),
                    json.text("ledgerId"),
                    json.text("engine"),
                    json.text("exportedAt"),
                    json.number("head"));
            return asWritten(line, header, write(header));
        }
    }

    static byte[] write(JournalRecord stored) {
        return object(json -> {
            json.writeNumberField("position", stored.position());
            json.writeStringField("eventId", stored.eventId().toString());
            json.writeStringField("streamType", stored.stream().type().wireName());
            json.writeStringField("streamId", stored.stream().id());
            json.writeNumberField("streamVersion", stored.streamVersion());
            json.writeStringField("eventType", stored.eventType());
            json.writeNumberField("schemaVersion", stored.schemaVersion());
            json.writeStringField("recordedAt", RecordedAt.text(stored.recordedAt()));
            json.writeBinaryField("payload", stored.payload());
            json.writeBinaryField("metadata", stored.metadata());
        });
    }

    static JournalRecord stored(byte[] line) throws IOException {
        try (var json = new Fields(line)) {
            var stored = new JournalRecord(
                    json.number("position"),
                    UUID.fromString(json.text("eventId")),
                    new StreamId(StreamType.ofWireName(json.text("streamType")), json.text("streamId")),
                    json.number("streamVersion"),
                    json.text("eventType"),
                    Math.toIntExact(json.number("schemaVersion")),
                    Instant.parse(json.text("recordedAt")),
                    json.bytes("payload"),
                    json.bytes("metadata"));
            return asWritten(line, stored, write(stored));
        }
    }

    static byte[] write(Trailer trailer) {
        return object(json -> {
            json.writeNumberField("records", trailer.records());
            json.writeStringField("sha256", trailer.sha256());
            json.writeStringField("recordsSha256", trailer.recordsSha256());
        });
    }

    static Trailer trailer(byte[] line) throws IOException {
        try (var json = new Fields(line)) {
            var trailer = new Trailer(json.number("records"), json.text("sha256"), json.text("recordsSha256"));
            return asWritten(line, trailer, write(trailer));
        }
    }

    /** Told by its first field; a record begins with its position. */
    static boolean isTrailer(byte[] line) {
        var start = "{\"records\":".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return line.length > start.length && Arrays.equals(line, 0, start.length, start, 0, start.length);
    }

    private static <T> T asWritten(byte[] line, T read, byte[] written) throws IOException {
        if (!Arrays.equals(line, written)) throw new IOException("other form");
        return read;
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private static byte[] object(Writing fields) {
        var line = new ByteArrayOutputStream(2048);
        try (var json = JSON.createGenerator(line)) {
            json.writeStartObject();
            fields.to(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toByteArray();
    }

    /** The fields of one object, asked for in their order. */
    private static final class Fields implements AutoCloseable {
        private final JsonParser json;

        Fields(byte[] line) throws IOException {
            json = JSON.createParser(line);
            if (json.nextToken() != JsonToken.START_OBJECT) throw new IOException("no object");
        }

        String text(String name) throws IOException {
            value(name, JsonToken.VALUE_STRING);
            return json.getText();
        }

        long number(String name) throws IOException {
            value(name, JsonToken.VALUE_NUMBER_INT);
            return json.getLongValue();
        }

        byte[] bytes(String name) throws IOException {
            value(name, JsonToken.VALUE_STRING);
            return json.getBinaryValue();
        }

        private void value(String name, JsonToken kind) throws IOException {
            if (json.nextToken() != JsonToken.FIELD_NAME || !name.equals(json.currentName()))
                throw new IOException("no " + name);
            if (json.nextToken() != kind) throw new IOException("unexpected " + name);
        }

        @Override
        public void close() throws IOException {
            json.close();
        }
    }
}
