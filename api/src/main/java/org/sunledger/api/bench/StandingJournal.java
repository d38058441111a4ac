package org.sunledger.api.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** A journal of which only the head and the opening are known: what readers of tables ask, where tables were filled without one. */
record StandingJournal(long head, Instant openedAt) implements Journal {
    private static final byte[] NOTHING = {};

    @Override
    public Optional<JournalRecord> at(long position) {
        if (position < 1 || position > head) return Optional.empty();
        return Optional.of(new JournalRecord(
                position,
                new UUID(0, position),
                new StreamId(StreamType.LEDGER, "bench"),
                position - 1,
                "ledger.opened",
                1,
                openedAt,
                NOTHING,
                NOTHING));
    }

    @Override
    public long positionKnownAt(Instant knownAt) {
        return knownAt.isBefore(openedAt) ? 0 : head;
    }

    @Override
    public boolean awaitAfter(long position, Duration timeout) {
        return position < head;
    }

    @Override
    public List<JournalRecord> append(StreamId stream, long expectedVersion, List<NewRecord> records) {
        throw new UnsupportedOperationException("It stands");
    }

    @Override
    public void restore(List<JournalRecord> records) {
        throw new UnsupportedOperationException("It stands");
    }

    @Override
    public List<JournalRecord> stream(StreamId stream, long fromVersion) {
        return List.of();
    }

    @Override
    public List<JournalRecord> after(long position, int limit) {
        return List.of();
    }

    @Override
    public Optional<JournalRecord> byEventId(UUID eventId) {
        return Optional.empty();
    }

    @Override
    public void storeSnapshot(Snapshot snapshot) {
        throw new UnsupportedOperationException("It stands");
    }

    @Override
    public Optional<Snapshot> snapshot(StreamId stream) {
        return Optional.empty();
    }
}
