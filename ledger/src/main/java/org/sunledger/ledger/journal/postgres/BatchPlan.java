package org.sunledger.ledger.journal.postgres;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.AppendRules;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.journal.JournalException.DuplicateEvent;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.shared.StreamId;

/**
 * What becomes of each append of a batch, decided one after the other in memory while the head is locked. An append sees
 * those before it in the batch as if they were written; so nothing of a plan is answered before all of it is committed.
 */
final class BatchPlan {
    private final RecordingClock clock;
    private final @Nullable Instant previous;
    private final Map<StreamId, Long> versions;
    private final @Nullable Set<UUID> taken;
    private final List<Accepted> accepted = new ArrayList<>();
    private final List<JournalRecord> records = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final List<Moved> moved = new ArrayList<>();
    private long position;
    private @Nullable Instant stamp;

    /** May be written. */
    record Accepted(Append append, List<JournalRecord> records) {}

    record Refused(Append append, JournalException refusal) {}

    /** Its stream is at another version: a conflict, or the append was written before. */
    record Moved(Append append, long actual) {
        /** Whether its records can be there. */
        boolean mayBeWritten() {
            return actual > append.expectedVersion();
        }
    }

    private BatchPlan(HeadRow head, RecordingClock clock, @Nullable Set<UUID> taken) {
        this.clock = clock;
        this.previous = head.recordedAt();
        this.versions = new HashMap<>(head.versions());
        this.position = head.position();
        this.taken = taken == null ? null : new HashSet<>(taken);
    }

    /** @param taken event ids that stand in the journal, of those in the batch; null: the unique index will say so */
    static BatchPlan of(HeadRow head, List<Append> batch, RecordingClock clock, @Nullable Set<UUID> taken) {
        var plan = new BatchPlan(head, clock, taken);
        for (var append : batch) {
            try {
                plan.decide(append);
            } catch (JournalException refusal) {
                plan.refused.add(new Refused(append, refusal));
            }
        }
        return plan;
    }

    private void decide(Append append) {
        long version = versions.getOrDefault(append.stream(), -1L);
        if (version != append.expectedVersion()) {
            moved.add(new Moved(append, version));
            return;
        }
        AppendRules.checkOpened(position, append.entries().getFirst());
        requireNew(append.entries());
        accept(append, version, stamp());
    }

    private void requireNew(List<NewRecord> entries) {
        if (taken == null) return;
        for (var entry : entries) if (taken.contains(entry.eventId())) throw new DuplicateEvent(entry.eventId());
        for (var entry : entries) taken.add(entry.eventId());
    }

    /** Records that share a commit share their time. */
    private Instant stamp() {
        if (stamp == null) stamp = clock.stamp(previous);
        return stamp;
    }

    private void accept(Append append, long version, Instant recordedAt) {
        var numbered = new ArrayList<JournalRecord>(append.entries().size());
        for (var entry : append.entries())
            numbered.add(new JournalRecord(
                    ++position,
                    entry.eventId(),
                    append.stream(),
                    ++version,
                    entry.eventType(),
                    entry.schemaVersion(),
                    recordedAt,
                    entry.payload(),
                    entry.metadata()));
        versions.put(append.stream(), version);
        accepted.add(new Accepted(append, numbered));
        records.addAll(numbered);
    }

    List<Accepted> accepted() {
        return accepted;
    }

    /** Of all that is accepted, in the order of positions. */
    List<JournalRecord> records() {
        return records;
    }

    List<Refused> refused() {
        return refused;
    }

    List<Moved> moved() {
        return moved;
    }
}
