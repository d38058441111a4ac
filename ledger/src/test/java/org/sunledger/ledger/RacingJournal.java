package org.sunledger.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.shared.StreamId;

/**
 * Lets another clerk be faster: around the append of one event, the rival's command is decided and recorded by a program
 * of its own on the same journal.
 */
final class RacingJournal implements Journal {
    private final Journal journal;
    private final Race race;

    /**
     * When the rival comes in.
     *
     * @param moment right before or right after the event is appended
     * @param rival has a fixed key, so it happens once however often its moment comes
     */
    record Race(MortalJournal.Death.Moment moment, StreamId stream, String eventType, Act rival) {}

    RacingJournal(Journal journal, Race race) {
        this.journal = journal;
        this.race = race;
    }

    @Override
    public List<JournalRecord> append(StreamId stream, long expectedVersion, List<NewRecord> records) {
        var isTheMoment = stream.equals(race.stream())
                && records.stream().anyMatch(r -> r.eventType().equals(race.eventType()));
        if (isTheMoment && race.moment() == MortalJournal.Death.Moment.BEFORE) runRival();
        var stored = journal.append(stream, expectedVersion, records);
        if (isTheMoment && race.moment() == MortalJournal.Death.Moment.AFTER) runRival();
        return stored;
    }

    /** On a thread of its own: Axon would put it off until the unit of work that appends here is over. */
    private void runRival() {
        CompletableFuture.runAsync(() -> {
                    try (var elsewhere = new Program(journal, race.rival().at(), journal.head())) {
                        elsewhere.send(race.rival());
                    }
                })
                .join();
    }

    @Override
    public List<JournalRecord> stream(StreamId stream, long fromVersion) {
        return journal.stream(stream, fromVersion);
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
