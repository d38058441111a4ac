package org.sunledger.projections.notice;

import java.util.List;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.wire.JournalDecoder;

/** What the journal held of a stream at the point a notice speaks of, oldest first. */
@FunctionalInterface
public interface NoticeHistory {
    List<JournalEvent> of(StreamId stream);

    /** Straight from the journal: nothing after the order's position, nothing dated after its business date. */
    static NoticeHistory of(Journal journal, JournalDecoder decoder, NoticeOrder order) {
        return stream -> journal.stream(stream, 0).stream()
                .filter(stored -> stored.position() <= order.asOfPosition())
                .map(decoder::decode)
                .filter(event -> !event.envelope().effectiveOn().isAfter(order.businessDate()))
                .toList();
    }
}
