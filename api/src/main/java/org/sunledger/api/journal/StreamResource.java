package org.sunledger.api.journal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.json.StrictReading;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.api.security.ActorOf;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.wire.JournalDecoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 办理经过: one record's history, so that who signs can read what was entered, by whom, and at which version. */
@RestController
@RequestMapping(RecordAddress.STREAMS)
@Tag(name = "办理经过 streams")
class StreamResource {
    private static final JsonMapper JSON = StrictReading.mapper();

    private final Journal journal;
    private final JournalDecoder decoder;
    private final ActorOf actorOf;

    StreamResource(Journal journal, JournalDecoder decoder, ActorOf actorOf) {
        this.journal = journal;
        this.decoder = decoder;
        this.actorOf = actorOf;
    }

    /** What happened, who did it in which role, on which day; free text stays a digest. */
    record Entry(
            long position,
            long version,
            UUID eventId,
            String eventType,
            LocalDate effectiveOn,
            Instant recordedAt,
            UserId user,
            Role role,
            @Schema(type = "object") JsonNode payload) {}

    @Operation(summary = "一个事项的办理经过 / what happened in one stream, oldest first; inside one's own area")
    @GetMapping("/{streamType}/{id}")
    List<Entry> of(@PathVariable String streamType, @PathVariable String id) {
        var path = RecordAddress.STREAMS + "/" + streamType + "/" + id;
        var records = journal.stream(stream(streamType, id, path), 0);
        if (records.isEmpty()) throw ApiRefusal.NOT_FOUND.because("path", path);
        requireInArea(records.getFirst());
        return records.stream().map(this::entry).toList();
    }

    /** Whoever recorded it did so inside the own area, and so may read it. */
    @Operation(summary = "其中一条记录 / one record of a stream, by its version; inside one's own area")
    @GetMapping("/{streamType}/{id}/{version}")
    Entry one(@PathVariable String streamType, @PathVariable String id, @PathVariable long version) {
        var path = RecordAddress.STREAMS + "/" + streamType + "/" + id + "/" + version;
        var record = journal.stream(stream(streamType, id, path), Math.max(0, version)).stream()
                .findFirst()
                .filter(found -> found.streamVersion() == version)
                .orElseThrow(() -> ApiRefusal.NOT_FOUND.because("path", path));
        requireInArea(record);
        return entry(record);
    }

    private void requireInArea(JournalRecord stored) {
        var place = decoder.decode(stored).envelope().divisionCode();
        if (!place.isWithin(actorOf.thisRequest().area())) throw ApiRefusal.NOT_ALLOWED.because();
    }

    private static StreamId stream(String streamType, String id, String path) {
        try {
            return StreamId.parse(streamType + "/" + id);
        } catch (IllegalArgumentException e) {
            throw ApiRefusal.NOT_FOUND.because("path", path);
        }
    }

    private Entry entry(JournalRecord stored) {
        var envelope = decoder.decode(stored).envelope();
        return new Entry(
                stored.position(),
                stored.streamVersion(),
                stored.eventId(),
                stored.eventType(),
                envelope.effectiveOn(),
                stored.recordedAt(),
                envelope.actor().user(),
                envelope.actor().role(),
                JSON.readTree(stored.payload()));
    }
}
