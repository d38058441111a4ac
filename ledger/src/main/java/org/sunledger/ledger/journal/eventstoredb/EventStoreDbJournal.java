package org.sunledger.ledger.journal.eventstoredb;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.AppendRules;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.journal.JournalException.StandingBy;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.journal.Tail;
import org.sunledger.ledger.journal.postgres.HeadWatch;
import org.sunledger.ledger.journal.postgres.JournalSchema;
import org.sunledger.ledger.journal.postgres.SnapshotTable;
import org.sunledger.ledger.shared.StreamId;

/**
 * The journal on EventStoreDB: one stream per entity holds the records, the schema {@code journal} of a PostgreSQL that
 * {@link JournalSchema} has prepared holds their positions. One program at a time numbers and appends
 * ({@link Follower}); others read, and take over when it ends.
 *
 * <p>A record is durable when the server says so, and acknowledged when it has its position. Between two appends that run
 * at the same time on different streams, recordedAt may go back by the time they overlap; {@link #positionKnownAt} goes
 * by the latest recordedAt up to each position.
 */
public final class EventStoreDbJournal implements Journal, AutoCloseable {
    private final PositionIndex index;
    private final Tail tail = new Tail();
    private final HeadWatch watch;
    private final Pages pages;
    private final Streams streams;
    private final @Nullable Follower follower;
    private final @Nullable Writing writing;

    private EventStoreDbJournal(
            EventLog log, DataSource pool, StreamNames names, Waits waits, @Nullable RecordingClock clock) {
        index = new PositionIndex(pool);
        watch = new HeadWatch(pool, PositionIndex.CHANNEL, PositionIndex::head);
        pages = new Pages(log, index, names, waits);
        var inFlight = new InFlight();
        follower = clock == null
                ? null
                : new Follower(
                        log,
                        pool,
                        names,
                        waits,
                        records -> {
                            tail.add(records);
                            inFlight.land(records);
                            watch.advance(records.getLast().position());
                        },
                        tail::clear);
        streams = new Streams(log, index, names, tail, pages, watch, waits, this::requireSound);
        writing = clock == null || follower == null
                ? null
                : new Writing(log, index, names, follower, inFlight, streams, waits, clock);
        index.ask("its ledger", c -> {
            NumberingStart.requireLedger(c, names.ledgerId());
            return true;
        });
    }

    /**
     * Opens the journal to write, or to stand by while another program writes. When this returns and the program writes,
     * the index is whole: one that was lost is rebuilt first.
     *
     * @param log stays open, it belongs to the caller
     * @param pool connections of the application's role; one is kept, and one more while readers wait
     * @param ledgerId stands in the names of the ledger's streams; letters, digits, {@code _} and {@code -}
     * @throws JournalException.Damaged the index does not match its digests or the log: nothing may be recorded
     * @throws Unavailable log or database do not answer
     */
    public static EventStoreDbJournal open(EventLog log, DataSource pool, String ledgerId, RecordingClock clock) {
        return open(log, pool, ledgerId, clock, Waits.USUAL);
    }

    static EventStoreDbJournal open(EventLog log, DataSource pool, String ledgerId, RecordingClock clock, Waits waits) {
        var journal = new EventStoreDbJournal(log, pool, new StreamNames(ledgerId), waits, clock);
        if (journal.follower != null) journal.follower.start();
        return journal;
    }

    /** The journal for a program that only reads, beside the one that writes: an export, a check. It never takes over. */
    public static EventStoreDbJournal reader(EventLog log, DataSource pool, String ledgerId) {
        return new EventStoreDbJournal(log, pool, new StreamNames(ledgerId), Waits.USUAL, null);
    }

    /**
     * How the engine fares, for health and metrics.
     *
     * @param writes whether this program numbers and appends
     * @param damage what stopped the numbering for good, until a person has looked
     * @param following the log, where this program numbers
     */
    public record Standing(boolean writes, Optional<String> damage, Optional<Following.Figures> following) {}

    public Standing standing() {
        if (follower == null) return new Standing(false, Optional.empty(), Optional.empty());
        return new Standing(follower.leads(), follower.damage(), follower.figures());
    }

    private void requireSound() {
        if (follower != null) follower.requireSound();
    }

    private Writing writing() {
        if (writing == null)
            throw new StandingBy("此程序只读日记账 / this program only reads the journal; nothing was written");
        return writing;
    }

    @Override
    public List<JournalRecord> append(StreamId stream, long expectedVersion, List<NewRecord> records) {
        AppendRules.check(expectedVersion, records);
        return records.isEmpty() ? List.of() : writing().append(stream, expectedVersion, List.copyOf(records));
    }

    @Override
    public List<JournalRecord> stream(StreamId stream, long fromVersion) {
        return streams.read(stream, fromVersion);
    }

    @Override
    public Map<StreamId, List<JournalRecord>> streams(Map<StreamId, Long> fromVersions) {
        return streams.read(fromVersions);
    }

    @Override
    public List<JournalRecord> after(long position, int limit) {
        if (position < 0 || limit < 1)
            throw new IllegalArgumentException("after %d, limit %d".formatted(position, limit));
        return streams.after(position, limit);
    }

    @Override
    public List<JournalRecord> next(long position, int limit) {
        if (position < 0 || limit < 1)
            throw new IllegalArgumentException("next %d, limit %d".formatted(position, limit));
        return streams.next(position, limit);
    }

    @Override
    public Optional<JournalRecord> at(long position) {
        return streams.at(position);
    }

    @Override
    public Optional<JournalRecord> byEventId(UUID eventId) {
        return streams.byEventId(eventId);
    }

    @Override
    public long head() {
        long head = index.head();
        watch.advance(head);
        return head;
    }

    @Override
    public long positionKnownAt(Instant knownAt) {
        return index.positionKnownAt(knownAt);
    }

    @Override
    public boolean awaitAfter(long position, Duration timeout) throws InterruptedException {
        return watch.awaitAfter(position, timeout, this::head);
    }

    /** All or none for the records of each run of one stream; given again after an interruption, it goes on. */
    @Override
    public void restore(List<JournalRecord> records) {
        if (!records.isEmpty()) writing().restore(List.copyOf(records));
    }

    @Override
    public void storeSnapshot(Snapshot snapshot) {
        index.ask("the place of a snapshot", c -> SnapshotTable.store(c, snapshot));
    }

    @Override
    public Optional<Snapshot> snapshot(StreamId stream) {
        return index.ask("a snapshot", c -> SnapshotTable.read(c, stream));
    }

    /**
     * Gives the place of the writer back and ends waiting; what is recorded can still be read. Log and pool stay open,
     * they belong to the caller.
     */
    @Override
    public void close() {
        if (follower != null) follower.close();
        watch.close();
        pages.close();
    }
}
