package org.sunledger.ledger.journal.transfer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.JournalRecord;

/** In what two records at one position differ, for a person who has to look. */
final class Difference {
    private Difference() {}

    /** The first field that differs; null when none does. */
    static @Nullable String between(JournalRecord one, JournalRecord other) {
        if (one.isSameAs(other)) return null;
        if (!one.eventId().equals(other.eventId())) return "eventId";
        if (!one.stream().equals(other.stream())) return "stream";
        if (one.streamVersion() != other.streamVersion()) return "streamVersion";
        if (!one.eventType().equals(other.eventType())) return "eventType";
        if (one.schemaVersion() != other.schemaVersion()) return "schemaVersion";
        if (!one.recordedAt().equals(other.recordedAt())) return "recordedAt";
        if (!Arrays.equals(one.payload(), other.payload())) return "payload";
        if (!Arrays.equals(one.metadata(), other.metadata())) return "metadata";
        return "position";
    }
}
