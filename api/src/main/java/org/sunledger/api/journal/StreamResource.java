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
import org.sunledger.ledger.shared.DocRef;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.UserId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 办理经过: one record's history, so that who signs can read what was entered, by whom, and at which version. */
@RestController
@RequestMapping(RecordAddress.STREAMS)
@Tag(name = "办理经过 streams")
class StreamResource {
    private static final JsonMapper JSON = StrictReading.mapper();

    private final StreamHistory history;
    private final TypedTexts texts;

    StreamResource(StreamHistory history, TypedTexts texts) {
        this.history = history;
        this.texts = texts;
    }

    /** What happened, who did it in which role, on which day. The payload holds digests of what was typed, texts the words. */
    record Entry(
            long position,
            long version,
            UUID eventId,
            String eventType,
            LocalDate effectiveOn,
            Instant recordedAt,
            UserId user,
            Role role,

            @Schema(
                    description =
                            "依据文件,可为空列表;sha256 为附件摘要 / the documents it rests on, none or some; sha256 of the scan")
            List<DocRef> docRefs,

            @Schema(
                    description =
                            "原话:原因、意见等,在封存的日记账之外保存,可依法删除 / what was typed: reason, opinion …; kept erasable beside the journal")
            List<TypedText> texts,

            @Schema(type = "object") JsonNode payload) {}

    @Operation(summary = "一个事项的办理经过 / what happened in one stream, oldest first; inside one's own area")
    @GetMapping("/{streamType}/{id}")
    List<Entry> of(@PathVariable String streamType, @PathVariable String id) {
        return history.of(streamType, id, RecordAddress.STREAMS + "/" + streamType + "/" + id).stream()
                .map(this::entry)
                .toList();
    }

    /** Whoever recorded it did so inside the own area, and so may read it. */
    @Operation(summary = "其中一条记录 / one record of a stream, by its version; inside one's own area")
    @GetMapping("/{streamType}/{id}/{version}")
    Entry one(@PathVariable String streamType, @PathVariable String id, @PathVariable long version) {
        var path = RecordAddress.STREAMS + "/" + streamType + "/" + id + "/" + version;
        return entry(history.one(streamType, id, version, path));
    }

    private Entry entry(StreamHistory.Step step) {
        var stored = step.stored();
        var envelope = step.event().envelope();
        return new Entry(
                stored.position(),
                stored.streamVersion(),
                stored.eventId(),
                stored.eventType(),
                envelope.effectiveOn(),
                stored.recordedAt(),
                envelope.actor().user(),
                envelope.actor().role(),
                envelope.docRefs(),
                texts.of(step.event()),
                JSON.readTree(stored.payload()));
    }
}
