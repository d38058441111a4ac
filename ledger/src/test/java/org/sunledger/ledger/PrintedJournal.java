package org.sunledger.ledger;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.RecordedAt;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Source;
import org.sunledger.ledger.wire.EnvelopeJson;

/**
 * A journal as lines that two runs of the same story share: everything a record holds, but for what is drawn at random.
 * Event ids are told by stream and version, and what is derived from them is left out.
 */
final class PrintedJournal {
    private static final UUID DERIVED = new UUID(0, 0);

    private PrintedJournal() {}

    /** Every record after the position, in order. */
    static List<String> after(long position, Journal journal) {
        var places = new HashMap<UUID, String>();
        for (var r : journal.after(0, Integer.MAX_VALUE)) places.put(r.eventId(), place(r));
        return journal.after(position, Integer.MAX_VALUE).stream()
                .map(r -> print(r, places))
                .toList();
    }

    private static String print(JournalRecord r, HashMap<UUID, String> places) {
        var envelope = EnvelopeJson.read(r.metadata());
        var cause = envelope.causationId();
        var causedBy =
                cause == null ? "nobody" : Objects.requireNonNull(places.get(cause), "caused by an unknown event");
        return "%d %s %s.%d %s %s caused by %s %s"
                .formatted(
                        r.position(),
                        place(r),
                        r.eventType(),
                        r.schemaVersion(),
                        RecordedAt.text(r.recordedAt()),
                        new String(r.payload(), StandardCharsets.UTF_8),
                        causedBy,
                        new String(EnvelopeJson.write(withoutRandomParts(envelope)), StandardCharsets.UTF_8));
    }

    private static String place(JournalRecord r) {
        return r.stream() + "@" + r.streamVersion();
    }

    private static Envelope withoutRandomParts(Envelope e) {
        var isAutomation = e.source().channel() == Source.Channel.AUTOMATION;
        return new Envelope(
                e.effectiveOn(),
                e.fiscalYear(),
                e.divisionCode(),
                e.actor(),
                isAutomation ? DERIVED : e.commandId(),
                isAutomation ? DERIVED.toString() : e.requestDigest(),
                e.correlationId(),
                e.causationId() == null ? null : DERIVED,
                e.correctsEventId(),
                e.reason(),
                e.lateReason(),
                e.docRefs(),
                e.source(),
                e.ruleSet(),
                e.seen(),
                "00".repeat(16));
    }
}
