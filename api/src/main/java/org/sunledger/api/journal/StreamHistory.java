package org.sunledger.api.journal;

import java.util.List;
import org.springframework.stereotype.Component;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.api.security.ActorOf;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.wire.JournalDecoder;

/** 办理经过: what happened in one stream, for whoever holds office where it is. */
@Component
class StreamHistory {
    private final Journal journal;
    private final JournalDecoder decoder;
    private final ActorOf actorOf;

    StreamHistory(Journal journal, JournalDecoder decoder, ActorOf actorOf) {
        this.journal = journal;
        this.decoder = decoder;
        this.actorOf = actorOf;
    }

    /** A record as it is stored, and as types. */
    record Step(JournalRecord stored, JournalEvent event) {}

    /**
     * The oldest first.
     *
     * @param path how it was asked for
     * @throws Rejection there is no such stream, or it is outside the asker's area
     */
    List<Step> of(String streamType, String id, String path) {
        var steps = journal.stream(stream(streamType, id, path), 0).stream()
                .map(this::step)
                .toList();
        if (steps.isEmpty()) throw ApiRefusal.NOT_FOUND.because("path", path);
        requireInArea(steps.getFirst());
        return steps;
    }

    /**
     * One record of a stream.
     *
     * @param path how it was asked for
     * @throws Rejection there is no such record, or it was recorded for a place outside the asker's area
     */
    Step one(String streamType, String id, long version, String path) {
        var step = journal.stream(stream(streamType, id, path), Math.max(0, version)).stream()
                .findFirst()
                .filter(found -> found.streamVersion() == version)
                .map(this::step)
                .orElseThrow(() -> ApiRefusal.NOT_FOUND.because("path", path));
        requireInArea(step);
        return step;
    }

    private Step step(JournalRecord stored) {
        return new Step(stored, decoder.decode(stored));
    }

    private void requireInArea(Step step) {
        var place = step.event().envelope().divisionCode();
        if (!place.isWithin(actorOf.thisRequest().area())) throw ApiRefusal.NOT_ALLOWED.because();
    }

    private static StreamId stream(String streamType, String id, String path) {
        try {
            return StreamId.parse(streamType + "/" + id);
        } catch (IllegalArgumentException e) {
            throw ApiRefusal.NOT_FOUND.because("path", path);
        }
    }
}
