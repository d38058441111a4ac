package org.sunledger.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.shared.StreamId;

/** Remembers which streams were asked for together, and fails when told. */
final class WatchedJournal implements Journal {
    final List<List<StreamId>> questions = new ArrayList<>();
    boolean isUnwritable;
    boolean isUnreadable;

    private final Journal journal;

    WatchedJournal(Journal journal) {
        this.journal = journal;
    }

    private static Unavailable failed() {
        return new Unavailable("told to fail", new IllegalStateException());
    }

    @Override
    public List<JournalRecord> append(StreamId stream, long expectedVersion, List<NewRecord> records) {
        if (isUnwritable) throw failed();
        return journal.append(stream, expectedVersion, records);
    }

    @Override
    public List<JournalRecord> stream(StreamId stream, long fromVersion) {
        if (isUnreadable) throw failed();
        questions.add(List.of(stream));
        return journal.stream(stream, fromVersion);
    }

    @Override
    public Map<StreamId, List<JournalRecord>> streams(Map<StreamId, Long> fromVersions) {
        if (isUnreadable) throw failed();
        questions.add(List.copyOf(fromVersions.keySet()));
        return journal.streams(fromVersions);
    }

    @Override
    public long lastVersion(StreamId stream) {
        return journal.lastVersion(stream);
    }

    @Override
    public List<JournalRecord> after(long position, int limit) {
        return journal.after(position, limit);
    }

    @Override
    public Optional<JournalRecord> at(long position) {
        return journal.at(position);
    }

    @Override
    public Optional<JournalRecord> byEventId(UUID eventId) {
        return journal.byEventId(eventId);
    }

    @Override
    public long head() {
        return journal.head();
    }

    @Override
    public long positionKnownAt(Instant knownAt) {
        return journal.positionKnownAt(knownAt);
    }

    @Override
    public boolean awaitAfter(long position, Duration timeout) throws InterruptedException {
        return journal.awaitAfter(position, timeout);
    }

    @Override
    public void restore(List<JournalRecord> records) {
        journal.restore(records);
    }

    @Override
    public void storeSnapshot(Snapshot snapshot) {
        journal.storeSnapshot(snapshot);
    }

    @Override
    public Optional<Snapshot> snapshot(StreamId stream) {
        return journal.snapshot(stream);
    }
}
