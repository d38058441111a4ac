package org.sunledger.projections.trail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.ReversalEvent.EntryReversed;
import org.sunledger.ledger.shared.JournalEvent;

/** 红字更正: which entry an event puts right. */
public final class Corrections {
    private Corrections() {}

    /**
     * A reversal says itself what it reverses; whoever records the right entry names the wrong one in the envelope.
     *
     * @return the id of the event that was wrong; null: this one corrects nothing
     */
    public static @Nullable UUID by(JournalEvent event) {
        return event.event() instanceof EntryReversed reversed
                ? reversed.correctsEventId()
                : event.envelope().correctsEventId();
    }
}
