package org.sunledger.ledger.journal.eventstoredb.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The log that all nodes of a cluster share. Tests write into it and look at it behind the client's back; nothing of
 * that asks for leaders, rights or expected revisions.
 */
public final class TestLog {
    private final LogClock clock = new LogClock();
    private final Offsets offsets;
    private final Noise noise;
    private final List<LoggedEvent> all = new ArrayList<>();
    private final Map<String, LoggedStream> streams = new HashMap<>();
    private final Map<UUID, LoggedEvent> recent = new HashMap<>();
    private final Set<Place> given = new HashSet<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long serverIds;

    TestLog(long seed, long start, int systemNoise, int othersNoise) {
        this.offsets = new Offsets(new Random(seed), start);
        this.noise = new Noise(new Random(seed + 1), systemNoise, othersNoise);
    }

    // ---- for tests

    /** Writes events at the end of a stream, whatever it is and whoever else writes. */
    public List<LoggedEvent> put(String stream, TestEvent... events) {
        var written = locked(log -> {
            List<LoggedEvent> stored = new ArrayList<>();
            for (var event : events) stored.add(putUnderLock(stream, event));
            return stored;
        });
        wake();
        return written;
    }

    /** Writes events as the explicit transaction of an old server: one commit, prepares before it. */
    public List<LoggedEvent> putAsOldTransaction(String stream, TestEvent... events) {
        var written = locked(log -> {
            var sizes = Arrays.stream(events).map(TestEvent::size).toList();
            var spots = offsets.transaction(sizes);
            List<LoggedEvent> stored = new ArrayList<>();
            for (int i = 0; i < events.length; i++) stored.add(write(stream, events[i], spots.get(i)));
            return stored;
        });
        wake();
        return written;
    }

    /** So many events of the system in a row. */
    public void putSystemEvents(int count) {
        locked(log -> {
            for (int n = 0; n < count; n++)
                putUnderLock("$stats-127.0.0.1:2113", TestEvent.of("$statsCollected", "{\"row\":" + n + "}"));
            return null;
        });
        wake();
    }

    /** Replaces a stream's metadata, as {@code {"$tb":3}}. For {@code $all} it grants the right to read it. */
    public void putMetadata(String stream, String json) {
        put(Streams.metadataOf(stream), TestEvent.of("$metadata", json));
    }

    /** Replaces the settings of the whole server, as {@code {"$userStreamAcl":{"$d":"$admins"}}}. */
    public void putSettings(String json) {
        put(Streams.SETTINGS, TestEvent.of("$settings", json));
    }

    /** What the stream holds, hidden events included. */
    public List<LoggedEvent> stream(String stream) {
        return locked(log -> named(stream).all());
    }

    /** Everything, in the order of the log. */
    public List<LoggedEvent> all() {
        return locked(log -> new ArrayList<>(all));
    }

    /** Takes one event out, as a damaged or scavenged log would miss it. */
    public void remove(String stream, long revision) {
        locked(log -> {
            var gone = named(stream).at(revision);
            if (gone == null) throw new IllegalArgumentException("there is no " + revision + "@" + stream);
            removeUnderLock(gone);
            return null;
        });
    }

    /** Removes what the streams' metadata hide and what was deleted, and leaves the traces a scavenge leaves. */
    public void scavenge() {
        var id = locked(log -> {
            for (var event : new ArrayList<>(all)) if (isScavengeable(event)) removeUnderLock(event);
            return new UUID(0, ++serverIds);
        });
        put(
                "$scavengePoints",
                TestEvent.of("$scavengePoint", "{\"threshold\":0}").withId(id));
        var own = "$scavenges-" + id;
        var started = put(own, TestEvent.of("$scavengeStarted", "{\"scavengeId\":\"" + id + "\"}"));
        var done =
                put(own, TestEvent.of("$scavengeCompleted", "{\"scavengeId\":\"" + id + "\",\"result\":\"Success\"}"));
        for (var event : List.of(started.getFirst(), done.getFirst()))
            put("$scavenges", TestEvent.of("$>", event.revision() + "@" + own));
    }

    /** Lets the nodes' clock go on, for {@code $maxAge}. */
    public void letPass(Duration time) {
        clock.letPass(time);
    }

    // ---- for the nodes

    AppendOutcome append(String stream, long expected, List<TestEvent> events) {
        var outcome = locked(log -> appendUnderLock(stream, expected, events));
        wake();
        return outcome;
    }

    private AppendOutcome appendUnderLock(String stream, long expected, List<TestEvent> events) {
        var refused = check(stream)
                .of(stream, expected, events.stream().map(TestEvent::id).toList());
        if (refused != null) return refused;
        var before = named(stream).last();
        var softDeleted = rules(stream).isSoftDeleted();
        LoggedEvent last = null;
        for (var event : events) last = write(stream, event, offsets.next(event.size()));
        if (softDeleted) moveTruncation(stream, before + 1);
        if (Streams.isMetadata(stream)) keepNumbering(Streams.originalOf(stream), softDeleted(stream, events));
        noise.after(this);
        return last == null
                ? new AppendOutcome.Success(before, offsets.head())
                : new AppendOutcome.Success(last.revision(), last.at());
    }

    /** @return where the deletion stands, or why not */
    AppendOutcome delete(String stream, long expected, boolean forEver) {
        var outcome = locked(log -> {
            var id = new UUID(1, ++serverIds);
            var refused = check(stream).of(stream, expected, List.of(id));
            if (refused != null) return refused;
            var place = forEver ? tombstone(stream, id) : softDelete(stream, id);
            return place == null
                    ? new AppendOutcome.WrongExpectedVersion(LoggedStream.NONE)
                    : new AppendOutcome.Success(named(stream).last(), place);
        });
        wake();
        return outcome;
    }

    /** Forgets the recent ids, as a restart does. */
    void forget() {
        locked(log -> {
            recent.clear();
            return null;
        });
    }

    /** @param horizon the first place that is not seen; null: everything is */
    LogPage forward(Place from, int max, int window, Predicate<LoggedEvent> filter, @Nullable Place horizon) {
        return locked(log -> {
            var size = sizeUpTo(horizon);
            List<LoggedEvent> found = new ArrayList<>();
            var considered = 0;
            var next = from;
            var index = firstAtOrAfter(from);
            while (index < size && found.size() < max && considered < window) {
                var event = all.get(index++);
                considered++;
                if (filter.test(event)) found.add(event);
                next = event.next();
            }
            var full = found.size() == max || considered == window;
            if (considered > 0) given.add(next);
            return new LogPage(found, considered, from, next, !full);
        });
    }

    LogPage backward(Place from, int max, Predicate<LoggedEvent> filter, @Nullable Place horizon) {
        return locked(log -> {
            List<LoggedEvent> found = new ArrayList<>();
            var considered = 0;
            var next = from;
            var index = Math.min(firstAtOrAfter(from), sizeUpTo(horizon)) - 1;
            while (index >= 0 && found.size() < max) {
                var event = all.get(index--);
                if (from.isBefore(event.after())) continue;
                considered++;
                if (filter.test(event)) found.add(event);
                next = event.at();
            }
            return new LogPage(found, considered, from, next, found.size() < max);
        });
    }

    /** Was this place ever given to a client, as an event's or as a checkpoint's? */
    boolean isKnown(Place place) {
        return locked(log -> {
            var index = firstAtOrAfter(place);
            return given.contains(place)
                    || (index < all.size() && all.get(index).at().equals(place));
        });
    }

    Place head() {
        return locked(log -> offsets.head());
    }

    <T> T read(String stream, Function<StreamView, T> question, @Nullable Place horizon) {
        return locked(log ->
                question.apply(new StreamView(counted(stream).until(horizon), rules(stream, horizon), clock.now())));
    }

    StreamRules rulesOf(String stream) {
        return locked(log -> rules(stream));
    }

    @Nullable
    LoggedEvent newestOf(String stream) {
        return locked(log -> named(stream).newest());
    }

    /** One stream as a reader sees it. */
    record StreamView(LoggedStream stream, StreamRules rules, long nowTicks) {
        boolean isMissing() {
            return stream.last() == LoggedStream.NONE || rules.isSoftDeleted();
        }

        List<LoggedEvent> events(long from, int max, boolean forwards) {
            return stream.visible(from, max, forwards, rules, nowTicks);
        }
    }

    /** Called after every change, on the thread that changed. */
    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void leave(Runnable listener) {
        listeners.remove(listener);
    }

    void wake() {
        for (var listener : listeners) listener.run();
    }

    // ---- under the lock

    LoggedEvent putUnderLock(String stream, TestEvent event) {
        return write(stream, event, offsets.next(event.size()));
    }

    private LoggedEvent write(String stream, TestEvent event, Offsets.Spot spot) {
        return write(stream, named(stream).last() + 1, event, spot);
    }

    private LoggedEvent write(String stream, long revision, TestEvent event, Offsets.Spot spot) {
        var logged = new LoggedEvent(
                spot.at(),
                spot.next(),
                spot.after(),
                stream,
                revision,
                event.id(),
                event.type(),
                event.json(),
                event.data(),
                event.metadata(),
                clock.next());
        all.add(logged);
        named(stream).add(logged);
        recent.put(logged.id(), logged);
        return logged;
    }

    private Place tombstone(String stream, UUID id) {
        var event = new TestEvent(id, "$streamDeleted", false, new byte[0], new byte[0]);
        return write(stream, LoggedStream.TOMBSTONE, event, offsets.next(0)).at();
    }

    private @Nullable Place softDelete(String stream, UUID id) {
        var metadata = Streams.metadataOf(stream);
        if (named(stream).last() == LoggedStream.NONE && named(metadata).last() == LoggedStream.NONE) return null;
        return putUnderLock(
                        metadata,
                        TestEvent.of("$metadata", "{\"$tb\":" + StreamRules.SOFT_DELETED + "}")
                                .withId(id))
                .at();
    }

    /** A soft-deleted stream that is written again goes on where it stopped; its old events stay hidden. */
    private void moveTruncation(String stream, long revision) {
        var metadata = Streams.metadataOf(stream);
        var newest = named(metadata).newest();
        var bytes = StreamRules.withTruncateBefore(newest == null ? "{}".getBytes(UTF_8) : newest.data(), revision);
        putUnderLock(metadata, new TestEvent(new UUID(2, ++serverIds), "$metadata", true, bytes, new byte[0]));
    }

    /** New metadata on a soft-deleted stream brings it back, with its old events still hidden. */
    private void keepNumbering(String stream, boolean wasSoftDeleted) {
        if (wasSoftDeleted) moveTruncation(stream, named(stream).last() + 1);
    }

    private boolean softDeleted(String metadataStream, List<TestEvent> justWritten) {
        var metadata = named(metadataStream);
        var before = metadata.at(metadata.last() - justWritten.size());
        return StreamRules.of(before).isSoftDeleted();
    }

    private boolean isScavengeable(LoggedEvent event) {
        var stream = named(event.stream());
        if (stream.isTombstoned()) return event.revision() != LoggedStream.TOMBSTONE;
        var rules = rules(event.stream());
        return event.revision() != stream.last()
                && (event.revision() < stream.oldestVisible(rules) || LoggedStream.isTooOld(event, rules, clock.now()));
    }

    private void removeUnderLock(LoggedEvent event) {
        given.add(event.at());
        all.remove(event);
        named(event.stream()).remove(event.revision());
    }

    private CommitCheck check(String stream) {
        var hasMetadata = named(Streams.metadataOf(stream)).last() != LoggedStream.NONE;
        return new CommitCheck(counted(stream), rules(stream), hasMetadata, recent);
    }

    /** The stream itself; for the metadata of a tombstoned stream, the tombstone. */
    private LoggedStream counted(String stream) {
        if (!Streams.isMetadata(stream)) return named(stream);
        var original = named(Streams.originalOf(stream));
        return original.isTombstoned() ? original : named(stream);
    }

    /** A metadata stream keeps one event, and nobody can say otherwise. */
    private StreamRules rules(String stream, @Nullable Place horizon) {
        if (Streams.isMetadata(stream)) return new StreamRules(1L, null, null, null);
        return StreamRules.of(named(Streams.metadataOf(stream)).until(horizon).newest());
    }

    private StreamRules rules(String stream) {
        return rules(stream, null);
    }

    private LoggedStream named(String stream) {
        return streams.computeIfAbsent(stream, ignored -> new LoggedStream());
    }

    private int sizeUpTo(@Nullable Place horizon) {
        return horizon == null ? all.size() : firstAtOrAfter(horizon);
    }

    private int firstAtOrAfter(Place place) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).at().isBefore(place)) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private <T> T locked(Function<TestLog, T> action) {
        synchronized (all) {
            return action.apply(this);
        }
    }
}
