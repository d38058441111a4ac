package org.sunledger.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.shared.StreamId;

/**
 * The journal as a program sees it that dies at one of its appends. What was appended stays with the journal behind it;
 * the dead program reads and writes nothing more.
 */
final class MortalJournal implements Journal {
    private final Journal journal;
    private final Death death;
    private int appends;
    private boolean isDead;

    /** Around which append of its life the program dies. */
    record Death(Moment moment, int append) {
        static final Death NEVER = new Death(Moment.BEFORE, Integer.MAX_VALUE);

        enum Moment {
            /** The append never reaches the journal. */
            BEFORE,
            /** It does, and nobody is told. */
            AFTER
        }

        @Override
        public String toString() {
            return "killed " + moment + " append " + append;
        }
    }

    MortalJournal(Journal journal, Death death) {
        this.journal = journal;
        this.death = death;
    }

    /** How often this program has appended. */
    int appends() {
        return appends;
    }

    boolean isDead() {
        return isDead;
    }

    @Override
    public List<JournalRecord> append(StreamId stream, long expectedVersion, List<NewRecord> records) {
        if (records.isEmpty()) return alive(List::of);
        if (appends + 1 == death.append() && death.moment() == Death.Moment.BEFORE) throw died();
        var stored = alive(() -> journal.append(stream, expectedVersion, records));
        appends++;
        if (appends == death.append()) throw died();
        return stored;
    }

    private ProgramDied died() {
        isDead = true;
        return new ProgramDied(death.toString());
    }

    private <T> T alive(Supplier<T> question) {
        if (isDead) throw died();
        return question.get();
    }

    @Override
    public List<JournalRecord> stream(StreamId stream, long fromVersion) {
        return alive(() -> journal.stream(stream, fromVersion));
    }

    @Override
    public List<JournalRecord> after(long position, int limit) {
        return alive(() -> journal.after(position, limit));
    }

    @Override
    public Optional<JournalRecord> at(long position) {
        return alive(() -> journal.at(position));
    }

    @Override
    public Optional<JournalRecord> byEventId(UUID eventId) {
        return alive(() -> journal.byEventId(eventId));
    }

    @Override
    public long head() {
        return alive(journal::head);
    }

    @Override
    public long positionKnownAt(Instant knownAt) {
        return alive(() -> journal.positionKnownAt(knownAt));
    }

    @Override
    public boolean awaitAfter(long position, Duration timeout) throws InterruptedException {
        if (isDead) throw died();
        return journal.awaitAfter(position, timeout);
    }

    @Override
    public void restore(List<JournalRecord> records) {
        if (isDead) throw died();
        journal.restore(records);
    }

    @Override
    public void storeSnapshot(Snapshot snapshot) {
        if (isDead) throw died();
        journal.storeSnapshot(snapshot);
    }

    @Override
    public Optional<Snapshot> snapshot(StreamId stream) {
        return alive(() -> journal.snapshot(stream));
    }
}
