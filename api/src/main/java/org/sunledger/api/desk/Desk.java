package org.sunledger.api.desk;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.sunledger.api.journal.RecordAddress;
import org.sunledger.api.json.FreeText;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.RecordedAt;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.Receipt;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.Source;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.ledger.wire.JournalDecoder;

/** Hands a command to the ledger in the name of who asks, and answers with what the journal holds afterwards. */
@Component
public class Desk {
    /** How long a person waits for what follows by itself. */
    static final Duration SETTLE_MAX = Duration.ofSeconds(5);

    /** Nearly every command comes to fewer events. */
    private static final long EVENTS_USUAL = 8;

    private final Commands commands;
    private final Journal journal;
    private final JournalDecoder decoder;
    private final Settled settled;
    private final Texts texts;

    Desk(Commands commands, Journal journal, JournalDecoder decoder, Settled settled, Texts texts) {
        this.commands = commands;
        this.journal = journal;
        this.decoder = decoder;
        this.settled = settled;
        this.texts = texts;
    }

    /** An entry in something that exists. */
    public ResponseEntity<Written> enter(Slip slip, Basis basis, Command command) {
        return enter(slip, basis, command, null);
    }

    /**
     * An entry that puts an earlier one right (更正).
     *
     * @param correctsEventId that earlier entry; null where the entry corrects nothing
     */
    public ResponseEntity<Written> enter(Slip slip, Basis basis, Command command, @Nullable UUID correctsEventId) {
        return ResponseEntity.ok(written(null, send(slip, basis, command, correctsEventId), slip, true));
    }

    /** Opens something new; its id came from the key, and the answer names the record that opened it. */
    public ResponseEntity<Written> open(Slip slip, Basis basis, Command command, UUID id) {
        var receipt = send(slip, basis, command, null);
        var written = written(id, receipt, slip, true);
        return ResponseEntity.created(opening(receipt, written)).body(written);
    }

    /**
     * Opens something new that has an address of its own.
     *
     * @param address whoever opens it may read there, as soon as it is recorded
     */
    public ResponseEntity<Written> openAt(Slip slip, Basis basis, Command command, UUID id, String address) {
        var receipt = send(slip, basis, command, null);
        return ResponseEntity.created(URI.create(address)).body(written(id, receipt, slip, true));
    }

    /** The first of what the command recorded; its events stand together. */
    private static URI opening(Receipt receipt, Written written) {
        var later = Math.max(0, written.eventIds().size() - 1);
        return URI.create(RecordAddress.of(receipt.stream(), receipt.version() - later));
    }

    /** An entry that starts a chain: waits for its end, and refuses when it ended badly. */
    public ResponseEntity<Written> enterAndSettle(Slip slip, Basis basis, Command command, Ending ending) {
        return settle(null, send(slip, basis, command, null), slip, ending);
    }

    /** Opens something new that starts a chain. */
    public ResponseEntity<Written> openAndSettle(Slip slip, Basis basis, Command command, UUID id, Ending ending) {
        return settle(id, send(slip, basis, command, null), slip, ending);
    }

    /** What a person typed, as events know it. */
    public TextDigest keep(Slip slip, String field, FreeText text) {
        return texts.keep(slip.key(), field, text.value());
    }

    public @Nullable TextDigest keepIfGiven(Slip slip, String field, @Nullable FreeText text) {
        return text == null ? null : keep(slip, field, text);
    }

    private Receipt send(Slip slip, Basis basis, Command command, @Nullable UUID correctsEventId) {
        var request = new Request(
                slip.key(),
                slip.digest(),
                slip.actor(),
                basis.effectiveOn(),
                slip.key(),
                null,
                correctsEventId,
                keepIfGiven(slip, "reason", basis.reason()),
                keepIfGiven(slip, "lateReason", basis.lateReason()),
                basis.docRefsOrNone(),
                Source.of(Source.Channel.API),
                slip.expectedVersion(),
                false);
        return commands.send(command, request);
    }

    private ResponseEntity<Written> settle(@Nullable UUID id, Receipt receipt, Slip slip, Ending ending) {
        var position = written(id, receipt, slip, false).position();
        var isSettled = settled.awaitSettled(position, SETTLE_MAX);
        var bad = badEnd(receipt, slip, ending);
        if (bad.isPresent()) throw bad.get();
        var status = !isSettled ? HttpStatus.ACCEPTED : id == null ? HttpStatus.OK : HttpStatus.CREATED;
        var written = written(id, receipt, slip, isSettled);
        var answer = ResponseEntity.status(status);
        if (id != null) answer.location(opening(receipt, written));
        return answer.body(written);
    }

    /** What automations recorded in the command's own stream, because of it. */
    private Optional<Rejection> badEnd(Receipt receipt, Slip slip, Ending ending) {
        return journal.stream(receipt.stream(), receipt.version() + 1).stream()
                .map(decoder::decode)
                .filter(later -> later.envelope().correlationId().equals(slip.key()))
                .filter(later -> later.envelope().source().channel() == Source.Channel.AUTOMATION)
                .flatMap(later -> ending.of(later.event()).stream())
                .findFirst();
    }

    private Written written(@Nullable UUID id, Receipt receipt, Slip slip, boolean isSettled) {
        var upToAnswer = upTo(receipt, slip.key());
        var last = upToAnswer.getLast();
        var eventIds = upToAnswer.stream()
                .filter(event -> event.envelope().commandId().equals(slip.key()))
                .map(JournalEvent::eventId)
                .toList();
        return new Written(
                id,
                receipt.stream().toString(),
                receipt.version(),
                last.position(),
                RecordedAt.text(last.recordedAt()),
                eventIds,
                isSettled);
    }

    /** The stream's records up to the answer's version, from so far back that none of the command's is missed. */
    private List<JournalEvent> upTo(Receipt receipt, UUID commandId) {
        for (var back = EVENTS_USUAL; ; back *= EVENTS_USUAL) {
            var from = Math.max(0, receipt.version() - back);
            var found = journal.stream(receipt.stream(), from).stream()
                    .takeWhile(record -> record.streamVersion() <= receipt.version())
                    .map(decoder::decode)
                    .toList();
            if (from == 0 || !found.getFirst().envelope().commandId().equals(commandId)) return found;
        }
    }
}
