package org.sunledger.ledger.journal.eventstoredb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.AppendRules;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalException.Damaged;
import org.sunledger.ledger.journal.JournalException.DuplicateEvent;
import org.sunledger.ledger.journal.JournalException.OutcomeUnknown;
import org.sunledger.ledger.journal.JournalException.StreamConflict;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.journal.eventstoredb.PositionIndex.Known;
import org.sunledger.ledger.journal.eventstoredb.PositionIndex.Row;
import org.sunledger.ledger.shared.StreamId;

/**
 * Appends to the log and waits for the numbers. What a stream may take is decided by the server (expected revision);
 * what concerns the whole journal (it is opened once, an id stands once) by the index and by the one program that writes.
 */
final class Writing {
    private final EventLog log;
    private final PositionIndex index;
    private final StreamNames names;
    private final Follower follower;
    private final InFlight inFlight;
    private final Streams streams;
    private final Waits waits;
    private final RecordingClock clock;

    /** Appends share it; the opening of the ledger and records that are moved in stand alone. */
    private final ReentrantReadWriteLock standing = new ReentrantReadWriteLock();

    Writing(
            EventLog log,
            PositionIndex index,
            StreamNames names,
            Follower follower,
            InFlight inFlight,
            Streams streams,
            Waits waits,
            RecordingClock clock) {
        this.log = log;
        this.index = index;
        this.names = names;
        this.follower = follower;
        this.inFlight = inFlight;
        this.streams = streams;
        this.waits = waits;
        this.clock = clock;
    }

    List<JournalRecord> append(StreamId stream, long expectedVersion, List<NewRecord> entries) {
        follower.requireLeading();
        boolean isOpening = entries.getFirst().eventType().equals(AppendRules.OPENED);
        return held(
                isOpening ? standing.writeLock() : standing.readLock(),
                () -> appendHeld(stream, expectedVersion, entries));
    }

    private List<JournalRecord> appendHeld(StreamId stream, long expectedVersion, List<NewRecord> entries) {
        var party = inFlight.board(stream, expectedVersion, entries);
        boolean isKnown = true;
        try {
            var known = index.known(entries.stream().map(NewRecord::eventId).toList());
            if (isAnswered(known, stream, expectedVersion, entries))
                return streams.read(stream, expectedVersion + 1, entries.size());
            if (known.rows().isEmpty()) AppendRules.checkOpened(known.head(), entries.getFirst());
            var recordedAt = clock.stamp(known.knownFrom());
            log.append(
                    names.of(stream),
                    expectedVersion,
                    entries.stream().map(e -> StoredForm.event(e, recordedAt)).toList());
            return numbered(party, stream, expectedVersion, entries);
        } catch (RevisionConflict conflict) {
            throw new StreamConflict(stream, expectedVersion, conflict.actual());
        } catch (OutcomeUnknown unknown) {
            // Its records may still come in.
            isKnown = false;
            throw unknown;
        } finally {
            if (isKnown) party.leave();
        }
    }

    /**
     * Whether this very append was numbered before. Where only its beginning was, the rest may be on its way, or the
     * caller asks for more than before: the server knows, and writes nothing a second time.
     *
     * @throws DuplicateEvent an id stands at another place
     */
    private static boolean isAnswered(Known known, StreamId stream, long expectedVersion, List<NewRecord> entries) {
        for (var row : known.rows()) {
            long at = row.version() - expectedVersion - 1;
            boolean isInPlace = row.stream().equals(stream)
                    && at >= 0
                    && at < entries.size()
                    && entries.get((int) at).eventId().equals(row.eventId());
            if (!isInPlace) throw new DuplicateEvent(row.eventId());
        }
        return known.rows().size() == entries.size();
    }

    /** The first answer, whoever wrote it: the records as they are in the log. */
    private List<JournalRecord> numbered(
            InFlight.Party party, StreamId stream, long expectedVersion, List<NewRecord> entries) {
        var last = entries.getLast().eventId();
        long begun = System.nanoTime();
        try {
            while (!Waits.isOver(begun, waits.numbering())) {
                var records = party.numbered(waits.look());
                if (records != null)
                    return records.stream().map(JournalRecord::copy).toList();
                follower.requireSound();
                // Whoever lost the lock meanwhile finds the numbers that another program gave.
                if (index.byEventId(last).isPresent()) return streams.read(stream, expectedVersion + 1, entries.size());
            }
            throw unnumbered(stream, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unnumbered(stream, e);
        } catch (OutcomeUnknown e) {
            throw e;
        } catch (RuntimeException e) {
            throw unnumbered(stream, e);
        }
    }

    private static OutcomeUnknown unnumbered(StreamId stream, @Nullable Throwable cause) {
        return new OutcomeUnknown(
                "%s 的记录已存入,尚未编号;请以相同编号重发 / the records of %s are stored and not numbered yet; send them again with the same ids"
                        .formatted(stream, stream),
                cause == null ? new IllegalStateException("nobody numbered it in time") : cause);
    }

    // ---- moving in

    void restore(List<JournalRecord> moved) {
        follower.requireLeading();
        held(standing.writeLock(), () -> {
            restoreAlone(moved);
            return moved;
        });
    }

    private void restoreAlone(List<JournalRecord> moved) {
        var fresh = fresh(moved);
        while (fresh == null) fresh = fresh(moved);
        if (fresh.isEmpty()) return;
        for (var run : runs(fresh)) write(run);
        requireNumbered(fresh);
    }

    /** @return what is not numbered yet and fits; null: records of an earlier try were numbered meanwhile, look again */
    private @Nullable List<JournalRecord> fresh(List<JournalRecord> moved) {
        long head = index.head();
        int there = Math.clamp(head - moved.getFirst().position() + 1, 0, moved.size());
        requireSame(moved.subList(0, there));
        var fresh = moved.subList(there, moved.size());
        var streamsOf = fresh.stream().map(JournalRecord::stream).collect(Collectors.toSet());
        var versions = index.versions(streamsOf);
        var known = index.known(
                fresh.stream().map(JournalRecord::eventId).distinct().toList());
        if (known.head() != head) return null;
        // Once in the log a record stays: what numbering would stop at is refused here.
        var places = known.rows().stream().collect(Collectors.toMap(Row::eventId, Row::position));
        AppendRules.checkFitting(head, versions, places, fresh);
        return fresh;
    }

    private void requireSame(List<JournalRecord> moved) {
        if (moved.isEmpty()) return;
        var there = streams.after(moved.getFirst().position() - 1, moved.size());
        for (int i = 0; i < moved.size(); i++)
            if (!there.get(i).isSameAs(moved.get(i)))
                throw new IllegalArgumentException(
                        "Another record stands at position " + moved.get(i).position());
    }

    /** Neighbours of one stream go in one append, within its limits. */
    private static List<List<JournalRecord>> runs(List<JournalRecord> records) {
        var runs = new ArrayList<List<JournalRecord>>();
        var run = new ArrayList<JournalRecord>();
        long bytes = 0;
        for (var one : records) {
            long size = (long) one.payload().length + one.metadata().length;
            boolean goesOn = !run.isEmpty()
                    && run.getLast().stream().equals(one.stream())
                    && run.getLast().streamVersion() + 1 == one.streamVersion()
                    && run.size() < Journal.APPEND_RECORDS_MAX
                    && bytes + size <= Journal.APPEND_BYTES_MAX;
            if (!goesOn) {
                if (!run.isEmpty()) runs.add(List.copyOf(run));
                run.clear();
                bytes = 0;
            }
            run.add(one);
            bytes += size;
        }
        runs.add(List.copyOf(run));
        return runs;
    }

    private void write(List<JournalRecord> run) {
        var first = run.getFirst();
        try {
            log.append(
                    names.of(first.stream()),
                    first.streamVersion() - 1,
                    run.stream().map(StoredForm::event).toList());
        } catch (RevisionConflict conflict) {
            throw new IllegalArgumentException(
                    "Position %d does not fit: %s".formatted(first.position(), conflict.getMessage()), conflict);
        }
    }

    /** @throws Damaged the log has numbered them otherwise: something else wrote at the same time */
    private void requireNumbered(List<JournalRecord> fresh) {
        var last = fresh.getLast();
        try {
            if (!streams.awaitNumbered(last.position())) throw unnumbered(last.stream(), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unnumbered(last.stream(), e);
        }
        var rows = index.from(fresh.getFirst().position(), fresh.size());
        for (int i = 0; i < fresh.size(); i++) requirePosition(rows.get(i), fresh.get(i));
    }

    private static void requirePosition(Row row, JournalRecord moved) {
        if (!row.eventId().equals(moved.eventId()) || row.position() != moved.position())
            throw new Damaged("序号 %d 应为事件 %s,现为 %s / position %d was to be event %s and became %s"
                    .formatted(
                            moved.position(),
                            moved.eventId(),
                            row.eventId(),
                            moved.position(),
                            moved.eventId(),
                            row.eventId()));
    }

    private interface Action<T> {
        T run();
    }

    private static <T> T held(Lock lock, Action<T> action) {
        lock.lock();
        try {
            return action.run();
        } finally {
            lock.unlock();
        }
    }
}
