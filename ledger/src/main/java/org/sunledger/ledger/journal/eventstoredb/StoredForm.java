package org.sunledger.ledger.journal.eventstoredb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.sunledger.ledger.journal.JournalException.Damaged;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.RecordedAt;
import org.sunledger.ledger.shared.StreamId;

/**
 * A record as an event. The payload is the event's data. The event's metadata is a JSON array: what the engine adds, in
 * one fixed form, and last the record's metadata as it was given, for example
 * {@code ["sunledger.1",1,"2018-03-12T02:00:00.000Z",{"salt":"…"}]}.
 *
 * <p>An array, because the client rewrites metadata that is an object. Cut out by its place and never parsed, because a
 * parser would change numbers beyond a double and keys that stand twice, and a seal hashes bytes.
 */
final class StoredForm {
    private static final String FORMAT = "[\"sunledger.1\",";
    private static final Pattern HEAD = Pattern.compile(
            "\\Q" + FORMAT + "\\E(0|-?[1-9][0-9]{0,9}),\"(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)\",");

    /** The longest head has 53 bytes. */
    private static final int HEAD_MAX = 64;

    private StoredForm() {}

    static LogEvent event(NewRecord given, Instant recordedAt) {
        return new LogEvent(
                given.eventId(),
                given.eventType(),
                given.payload(),
                metadata(given.schemaVersion(), recordedAt, given.metadata()));
    }

    static LogEvent event(JournalRecord moved) {
        return new LogEvent(
                moved.eventId(),
                moved.eventType(),
                moved.payload(),
                metadata(moved.schemaVersion(), moved.recordedAt(), moved.metadata()));
    }

    private static byte[] metadata(int schemaVersion, Instant recordedAt, byte[] given) {
        var head = (FORMAT + schemaVersion + ",\"" + RecordedAt.text(recordedAt) + "\",").getBytes(US_ASCII);
        var whole = Arrays.copyOf(head, head.length + given.length + 1);
        System.arraycopy(given, 0, whole, head.length, given.length);
        whole[whole.length - 1] = ']';
        return whole;
    }

    /** @throws Damaged something else than this engine has written the event */
    static JournalRecord record(long position, StreamId stream, StoredEvent event) {
        var bytes = event.metadata();
        var head = HEAD.matcher(new String(bytes, 0, Math.min(bytes.length, HEAD_MAX), US_ASCII));
        if (!head.lookingAt() || bytes.length == head.end() || bytes[bytes.length - 1] != ']') throw foreign(event);
        try {
            return new JournalRecord(
                    position,
                    event.id(),
                    stream,
                    event.revision(),
                    event.type(),
                    Integer.parseInt(head.group(1)),
                    Instant.parse(head.group(2)),
                    event.data(),
                    Arrays.copyOfRange(bytes, head.end(), bytes.length - 1));
        } catch (NumberFormatException | DateTimeParseException e) {
            throw foreign(event);
        }
    }

    private static Damaged foreign(StoredEvent event) {
        return new Damaged("流 %s 第 %d 号事件 %s 不是本程序所写 / event %s at revision %d of %s was written by something else"
                .formatted(event.stream(), event.revision(), event.id(), event.id(), event.revision(), event.stream()));
    }
}
