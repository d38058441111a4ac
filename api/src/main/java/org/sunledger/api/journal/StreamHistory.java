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
                .map(stored -> new Step(stored, decoder.decode(stored)))
                .toList();
        if (steps.isEmpty()) throw ApiRefusal.NOT_FOUND.because("path", path);
        var place = steps.getFirst().event().envelope().divisionCode();
        if (!place.isWithin(actorOf.thisRequest().area())) throw ApiRefusal.NOT_ALLOWED.because();
        return steps;
    }

    private static StreamId stream(String streamType, String id, String path) {
        try {
            return StreamId.parse(streamType + "/" + id);
        } catch (IllegalArgumentException e) {
            throw ApiRefusal.NOT_FOUND.because("path", path);
        }
    }
}
