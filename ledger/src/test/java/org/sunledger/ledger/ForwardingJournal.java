package org.sunledger.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.shared.StreamId;

/** Another journal, but for what a test changes on the way. */
abstract class ForwardingJournal implements Journal {
    protected final Journal journal;

    protected ForwardingJournal(Journal journal) {
        this.journal = journal;
    }

    @Override
    public List<JournalRecord> append(StreamId stream, long expectedVersion, List<NewRecord> records) {
        return journal.append(stream, expectedVersion, records);
    }

    @Override
    public List<JournalRecord> stream(StreamId stream, long fromVersion) {
        return journal.stream(stream, fromVersion);
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
