package org.sunledger.ledger.journal.eventstoredb;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.JournalException.Damaged;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.Tail;
import org.sunledger.ledger.journal.eventstoredb.PositionIndex.Row;
import org.sunledger.ledger.journal.postgres.HeadWatch;
import org.sunledger.ledger.shared.StreamId;

/**
 * Reads streams. What a stream holds is what the server says, at once after an append; the positions come from the index,
 * and a record that has none yet is waited for.
 */
final class Streams {
    /** No stream is so long, and a server adds to the number it is asked for. */
    private static final long VERSION_MAX = Integer.MAX_VALUE;

    /** Questions to the server at a time. */
    private static final int READS = 16;

    private final EventLog log;
    private final PositionIndex index;
    private final StreamNames names;
    private final Tail tail;
    private final Pages pages;
    private final HeadWatch watch;
    private final Waits waits;
    private final Runnable requireSound;

    /** @param requireSound throws when nothing will be numbered any more */
    Streams(
            EventLog log,
            PositionIndex index,
            StreamNames names,
            Tail tail,
            Pages pages,
            HeadWatch watch,
            Waits waits,
            Runnable requireSound) {
        this.log = log;
        this.index = index;
        this.names = names;
        this.tail = tail;
        this.pages = pages;
        this.watch = watch;
        this.waits = waits;
        this.requireSound = requireSound;
    }

    List<JournalRecord> read(StreamId stream, long fromVersion) {
        return numbered(stream, log.read(names.of(stream), revision(fromVersion)));
    }

    /** The records of one append. */
    List<JournalRecord> read(StreamId stream, long fromVersion, int count) {
        return numbered(stream, log.read(names.of(stream), fromVersion, count));
    }

    /** Asks the server for all streams at once, and the index once. */
    Map<StreamId, List<JournalRecord>> read(Map<StreamId, Long> fromVersions) {
        if (fromVersions.isEmpty()) return Map.of();
        var events = new LinkedHashMap<StreamId, List<StoredEvent>>();
        try (var threads =
                Executors.newFixedThreadPool(READS, Thread.ofVirtual().factory())) {
            var asked = new LinkedHashMap<StreamId, Future<List<StoredEvent>>>();
            fromVersions.forEach((stream, version) ->
                    asked.put(stream, threads.submit(() -> log.read(names.of(stream), revision(version)))));
            for (var one : asked.entrySet()) events.put(one.getKey(), answer(one.getValue()));
        }
        return numbered(events);
    }

    private static long revision(long version) {
        return Math.clamp(version, 0, VERSION_MAX);
    }

    private static List<StoredEvent> answer(Future<List<StoredEvent>> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException refused) throw refused;
            throw new Unavailable("A stream could not be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Reading streams was interrupted", e);
        }
    }

    private List<JournalRecord> numbered(StreamId stream, List<StoredEvent> events) {
        return numbered(Map.of(stream, events)).getOrDefault(stream, List.of());
    }

    private Map<StreamId, List<JournalRecord>> numbered(Map<StreamId, List<StoredEvent>> events) {
        var positions = new HashMap<UUID, Long>();
        for (var stream : events.values())
            for (var event : stream)
                tail.positionOf(event.id()).ifPresent(position -> positions.put(event.id(), position));
        long begun = System.nanoTime();
        for (var missing = missing(events, positions); !missing.isEmpty(); missing = missing(events, positions)) {
            long known = watch.known();
            for (var row : index.of(missing)) find(events, row, positions);
            if (missing(events, positions).isEmpty()) break;
            if (Waits.isOver(begun, waits.numbering())) throw unnumbered(missing, null);
            requireSound.run();
            try {
                watch.await(known, waits.look());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw unnumbered(missing, e);
            }
        }
        var records = new LinkedHashMap<StreamId, List<JournalRecord>>();
        events.forEach((stream, ofStream) -> records.put(
                stream,
                ofStream.stream()
                        .map(event -> StoredForm.record(requireNonNull(positions.get(event.id())), stream, event))
                        .toList()));
        return records;
    }

    /** The first version without a position, of each stream that has one. */
    private static Map<StreamId, Long> missing(Map<StreamId, List<StoredEvent>> events, Map<UUID, Long> positions) {
        var missing = new LinkedHashMap<StreamId, Long>();
        events.forEach((stream, ofStream) -> ofStream.stream()
                .filter(event -> !positions.containsKey(event.id()))
                .findFirst()
                .ifPresent(event -> missing.put(stream, event.revision())));
        return missing;
    }

    private void find(Map<StreamId, List<StoredEvent>> events, Row row, Map<UUID, Long> positions) {
        var ofStream = events.get(row.stream());
        if (ofStream == null || ofStream.isEmpty()) return;
        long place = row.version() - ofStream.getFirst().revision();
        // The stream may have grown between the two questions.
        if (place < 0 || place >= ofStream.size()) return;
        positions.put(pages.checked(row, ofStream.get((int) place)).eventId(), row.position());
    }

    private static Unavailable unnumbered(Map<StreamId, Long> missing, @Nullable Throwable cause) {
        var sentence = "%s 有记录尚未编号 / %s has records that are not numbered yet"
                .formatted(
                        missing.keySet().iterator().next(),
                        missing.keySet().iterator().next());
        return new Unavailable(sentence, cause == null ? new IllegalStateException(sentence) : cause);
    }

    /** Up to {@code limit} numbered records: from memory where that holds all of them. */
    List<JournalRecord> after(long position, int limit) {
        // Asked first: memory is filled a moment after the numbers are given, and another program may give them.
        long head = index.head();
        var recent = tail.after(position, limit);
        var isWhole =
                !recent.isEmpty() && (recent.size() == limit || recent.getLast().position() >= head);
        return isWhole ? recent : pages.after(position, limit);
    }

    /** The same for who follows: what memory holds of them, as long as it holds the first. */
    List<JournalRecord> next(long position, int limit) {
        var recent = tail.after(position, limit);
        return recent.isEmpty() ? pages.after(position, limit) : recent;
    }

    Optional<JournalRecord> at(long position) {
        var recent = tail.at(position);
        return recent.isPresent() || position < 1
                ? recent
                : index.from(position, 1).stream()
                        .filter(row -> row.position() == position)
                        .findFirst()
                        .map(this::stored);
    }

    Optional<JournalRecord> byEventId(UUID eventId) {
        var recent = tail.positionOf(eventId);
        var found = recent.isPresent() ? tail.at(recent.getAsLong()) : Optional.<JournalRecord>empty();
        return found.isPresent() ? found : index.byEventId(eventId).map(this::stored);
    }

    private JournalRecord stored(Row row) {
        var events = log.read(names.of(row.stream()), row.version(), 1);
        if (events.isEmpty())
            throw new Damaged("日志中没有序号 %d 的事件 %s / the log does not hold event %s of position %d"
                    .formatted(row.position(), row.eventId(), row.eventId(), row.position()));
        return pages.checked(row, events.getFirst());
    }

    /** @return whether the head reached the position in time */
    boolean awaitNumbered(long position) throws InterruptedException {
        long begun = System.nanoTime();
        while (index.head() < position) {
            if (Waits.isOver(begun, waits.numbering())) return false;
            requireSound.run();
            watch.await(position - 1, waits.look());
        }
        return true;
    }
}
