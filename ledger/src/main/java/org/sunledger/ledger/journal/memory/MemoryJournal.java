package org.sunledger.ledger.journal.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.AppendRules;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalException.DuplicateEvent;
import org.sunledger.ledger.journal.JournalException.StreamConflict;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.shared.StreamId;

/** The journal as one list behind one lock: forgets everything, and otherwise behaves as every engine must. */
public final class MemoryJournal implements Journal {
    private final RecordingClock clock;
    private final ReentrantLock lock;
    private final Condition grown;
    private final List<JournalRecord> records;
    /** The latest recordedAt up to each record: what moved in may have been stamped out of order. */
    private final List<Instant> knownFrom;

    private final Map<StreamId, List<JournalRecord>> streams;
    private final Map<UUID, JournalRecord> byId;
    private final Map<StreamId, Snapshot> snapshots;

    public MemoryJournal(Clock clock, ClockPolicy policy) {
        this(new RecordingClock(clock, policy));
    }

    public MemoryJournal(RecordingClock clock) {
        this.clock = clock;
        lock = new ReentrantLock();
        grown = lock.newCondition();
        records = new ArrayList<>();
        knownFrom = new ArrayList<>();
        streams = new HashMap<>();
        byId = new HashMap<>();
        snapshots = new HashMap<>();
    }

    private MemoryJournal(MemoryJournal same, RecordingClock clock) {
        this.clock = clock;
        lock = same.lock;
        grown = same.grown;
        records = same.records;
        knownFrom = same.knownFrom;
        streams = same.streams;
        byId = same.byId;
        snapshots = same.snapshots;
    }

    /** The same records under another clock, as a second program or a restarted one has them. */
    public MemoryJournal again(RecordingClock other) {
        return new MemoryJournal(this, other);
    }

    @Override
    public List<JournalRecord> append(StreamId stream, long expectedVersion, List<NewRecord> entries) {
        AppendRules.check(expectedVersion, entries);
        if (entries.isEmpty()) return List.of();
        return locked(() -> {
            var before = retried(stream, expectedVersion, entries);
            return before != null ? before : add(stream, expectedVersion, entries);
        });
    }

    @Override
    public List<JournalRecord> stream(StreamId stream, long fromVersion) {
        return locked(() -> {
            var all = streams.getOrDefault(stream, List.of());
            return copies(all.subList(Math.clamp(fromVersion, 0, all.size()), all.size()));
        });
    }

    @Override
    public long lastVersion(StreamId stream) {
        return locked(() -> streams.getOrDefault(stream, List.of()).size() - 1L);
    }

    @Override
    public List<JournalRecord> after(long position, int limit) {
        if (position < 0 || limit < 1)
            throw new IllegalArgumentException("after %d, limit %d".formatted(position, limit));
        return locked(() -> {
            int from = (int) Math.min(position, records.size());
            return copies(records.subList(from, from + Math.min(limit, records.size() - from)));
        });
    }

    @Override
    public Optional<JournalRecord> at(long position) {
        return locked(() -> position < 1 || position > records.size()
                ? Optional.empty()
                : Optional.of(records.get((int) position - 1).copy()));
    }

    @Override
    public Optional<JournalRecord> byEventId(UUID eventId) {
        return locked(() -> Optional.ofNullable(byId.get(eventId)).map(JournalRecord::copy));
    }

    @Override
    public long head() {
        return locked(() -> (long) records.size());
    }

    @Override
    public long positionKnownAt(Instant knownAt) {
        return locked(() -> {
            int known = 0;
            int later = knownFrom.size();
            while (known < later) {
                int middle = (known + later) >>> 1;
                if (knownFrom.get(middle).isAfter(knownAt)) later = middle;
                else known = middle + 1;
            }
            return (long) known;
        });
    }

    @Override
    public boolean awaitAfter(long position, Duration timeout) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = timeout.toNanos();
            while (records.size() <= position && left > 0) left = grown.awaitNanos(left);
            return records.size() > position;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void restore(List<JournalRecord> moved) {
        locked(() -> {
            var fresh = moved.stream().filter(one -> !isThere(one)).toList();
            var versions = new HashMap<StreamId, Long>();
            streams.forEach((stream, all) -> versions.put(stream, all.size() - 1L));
            var places = new HashMap<UUID, Long>();
            for (var one : fresh)
                if (byId.containsKey(one.eventId()))
                    places.put(one.eventId(), byId.get(one.eventId()).position());
            AppendRules.checkFitting(records.size(), versions, places, fresh);
            fresh.forEach(one -> keep(one.copy()));
            grown.signalAll();
            return true;
        });
    }

    private boolean isThere(JournalRecord moved) {
        if (moved.position() > records.size()) return false;
        if (!records.get((int) moved.position() - 1).isSameAs(moved))
            throw new IllegalArgumentException("Another record stands at position " + moved.position());
        return true;
    }

    private void keep(JournalRecord stored) {
        records.add(stored);
        var before = knownFrom.isEmpty() ? stored.recordedAt() : knownFrom.getLast();
        knownFrom.add(before.isAfter(stored.recordedAt()) ? before : stored.recordedAt());
        streams.computeIfAbsent(stored.stream(), ignored -> new ArrayList<>()).add(stored);
        byId.put(stored.eventId(), stored);
    }

    @Override
    public void storeSnapshot(Snapshot snapshot) {
        var kept = copy(snapshot);
        locked(() -> snapshots.merge(snapshot.stream(), kept, (old, now) -> now.version() < old.version() ? old : now));
    }

    @Override
    public Optional<Snapshot> snapshot(StreamId stream) {
        return locked(() -> Optional.ofNullable(snapshots.get(stream)).map(MemoryJournal::copy));
    }

    private @Nullable List<JournalRecord> retried(StreamId stream, long expectedVersion, List<NewRecord> entries) {
        var stored = new ArrayList<JournalRecord>();
        long version = expectedVersion;
        for (var entry : entries) {
            var found = byId.get(entry.eventId());
            version++;
            if (found == null || !found.stream().equals(stream) || found.streamVersion() != version) return null;
            stored.add(found.copy());
        }
        return stored;
    }

    private List<JournalRecord> add(StreamId stream, long expectedVersion, List<NewRecord> entries) {
        long version = streams.getOrDefault(stream, List.of()).size() - 1L;
        if (version != expectedVersion) throw new StreamConflict(stream, expectedVersion, version);
        AppendRules.checkOpened(records.size(), entries.getFirst());
        for (var entry : entries) if (byId.containsKey(entry.eventId())) throw new DuplicateEvent(entry.eventId());
        var recordedAt = clock.stamp(knownFrom.isEmpty() ? null : knownFrom.getLast());
        var added = new ArrayList<JournalRecord>();
        for (var entry : entries) {
            var stored = new JournalRecord(
                    records.size() + 1L,
                    entry.eventId(),
                    stream,
                    ++version,
                    entry.eventType(),
                    entry.schemaVersion(),
                    recordedAt,
                    entry.payload().clone(),
                    entry.metadata().clone());
            keep(stored);
            added.add(stored.copy());
        }
        grown.signalAll();
        return added;
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private static List<JournalRecord> copies(List<JournalRecord> stored) {
        return stored.stream().map(JournalRecord::copy).toList();
    }

    private static Snapshot copy(Snapshot s) {
        return new Snapshot(s.stream(), s.version(), s.format(), s.bytes().clone());
    }
}
