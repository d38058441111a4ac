package org.sunledger.projections.rebuild;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.shared.StreamId;

/** A journal whose pages a test changes on their way; it is only read. */
abstract class ReadJournal implements Journal {
    private final Journal journal;

    ReadJournal(Journal journal) {
        this.journal = journal;
    }

    protected abstract JournalRecord read(JournalRecord stored);

    @Override
    public List<JournalRecord> after(long position, int limit) {
        return journal.after(position, limit).stream().map(this::read).toList();
    }

    @Override
    public long head() {
        return journal.head();
    }

    @Override
    public Optional<JournalRecord> at(long position) {
        return journal.at(position).map(this::read);
    }

    @Override
    public boolean awaitAfter(long position, Duration timeout) throws InterruptedException {
        return journal.awaitAfter(position, timeout);
    }

    @Override
    public List<JournalRecord> append(StreamId stream, long expectedVersion, List<NewRecord> records) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<JournalRecord> stream(StreamId stream, long fromVersion) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<JournalRecord> byEventId(UUID eventId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long positionKnownAt(Instant knownAt) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void restore(List<JournalRecord> records) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void storeSnapshot(Snapshot snapshot) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Snapshot> snapshot(StreamId stream) {
        throw new UnsupportedOperationException();
    }
}
