package org.sunledger.api.journal;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistered;
import org.sunledger.ledger.fund.FundEvent.FundEntered;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.project.PipelineEvent.ProjectProposed;
import org.sunledger.ledger.registry.OrgEvent.OrgRegistered;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.supervision.FindingEvent.FindingRaised;
import org.sunledger.ledger.wire.JournalDecoder;

/** What people know a stream by: the number and name it was entered with, or the end of its id where it has none. */
@Component
class StreamNames {
    /** As many streams are looked into for one page; a fund may have paid for any number of projects. */
    private static final int LOOKED_UP_MAX = 50;

    private static final int ID_SHOWN_MAX = 20;

    private final Journal journal;
    private final JournalDecoder decoder;

    StreamNames(Journal journal, JournalDecoder decoder) {
        this.journal = journal;
        this.decoder = decoder;
    }

    /** For one page: each stream is looked into once. */
    Function<StreamId, String> remembering() {
        Map<StreamId, String> known = new HashMap<>();
        return stream -> known.size() >= LOOKED_UP_MAX && !known.containsKey(stream)
                ? id(stream)
                : known.computeIfAbsent(stream, this::lookedUp);
    }

    private String lookedUp(StreamId stream) {
        return journal.stream(stream, 0).stream()
                .findFirst()
                .map(stored -> of(stream, decoder.decode(stored).event()))
                .orElseGet(() -> id(stream));
    }

    /** @param first event of the stream */
    static String of(StreamId stream, Event first) {
        return switch (first) {
            case ProjectProposed e -> e.profile().code() + " " + e.profile().name();
            case FundEntered e -> e.quota().code() + " " + e.quota().name();
            case AssetRegistered e -> e.profile().code() + " " + e.profile().name();
            case NoticeDrafted e -> e.number() + " " + e.title();
            case FindingRaised e -> e.number();
            case OrgRegistered e -> e.name();
            default -> id(stream); // has no other name
        };
    }

    private static String id(StreamId stream) {
        return stream.id().length() <= ID_SHOWN_MAX ? stream.id() : "…" + FactWords.end(stream.id());
    }
}
