package org.sunledger.ledger.journal.eventstoredb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.JournalException.Damaged;
import org.sunledger.ledger.journal.JournalException.OutcomeUnknown;
import org.sunledger.ledger.journal.JournalException.Unavailable;

/**
 * A log in memory that many ledgers may share, as strict as a server: sparse positions, none of which is found that was
 * not given; the same ids at the same revision are answered again; and faults on demand.
 */
final class MemoryLog implements EventLog {
    /** What happens to the next append. */
    enum Fault {
        /** It is stored, and nobody hears of it. */
        ANSWER_LOST,
        /** It never arrives, and nobody knows. */
        QUESTION_LOST,
        /** The server refuses. */
        REFUSED
    }

    /** The server: what all ledgers' logs have in common. */
    static final class Server {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition grown = lock.newCondition();
        private final List<StoredEvent> all = new ArrayList<>();
        private final Map<String, List<StoredEvent>> streams = new HashMap<>();
        private final Random offsets = new Random(370784);
        private long offset = Long.MAX_VALUE - 1_000;
        private boolean isMute;

        MemoryLog ofLedger(String ledgerId) {
            return new MemoryLog(this, ledgerId);
        }

        /** While mute, followings are handed nothing new. */
        void mute(boolean is) {
            lock.lock();
            try {
                isMute = is;
                grown.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /** As if the server had been restored from a backup. */
        void cutAfter(int events) {
            lock.lock();
            try {
                all.subList(events, all.size()).clear();
                streams.clear();
                all.forEach(event -> streams.computeIfAbsent(event.stream(), ignored -> new ArrayList<>())
                        .add(event));
            } finally {
                lock.unlock();
            }
        }

        /** The first two neighbours of different streams, from the ledger's nth event on, change places. */
        void swapNeighboursOf(String ledgerId, int nth) {
            lock.lock();
            try {
                var mine = ofLedger(ledgerId).mine;
                var places = IntStream.range(0, all.size())
                        .filter(i -> mine.matcher(all.get(i).stream()).matches())
                        .toArray();
                int one = nth;
                while (all.get(places[one]).stream().equals(all.get(places[one + 1]).stream())) one++;
                var first = all.get(places[one]);
                var second = all.get(places[one + 1]);
                all.set(places[one], at(second, first.position()));
                all.set(places[one + 1], at(first, second.position()));
            } finally {
                lock.unlock();
            }
        }

        private static StoredEvent at(StoredEvent e, LogPosition position) {
            return new StoredEvent(e.id(), e.stream(), e.revision(), e.type(), e.data(), e.metadata(), position);
        }

        int size() {
            lock.lock();
            try {
                return all.size();
            } finally {
                lock.unlock();
            }
        }

        /** Before each event of one ledger stands one of somebody else, under a name that begins alike. */
        private void store(String stream, LogEvent event) {
            put(
                    stream.replaceFirst("\\.", "2."),
                    new LogEvent(UUID.randomUUID(), "foreign", event.data(), new byte[0]));
            put("$stats-" + stream, new LogEvent(UUID.randomUUID(), "$statsCollected", new byte[0], new byte[0]));
            put(stream, event);
        }

        private void put(String stream, LogEvent event) {
            offset += 1 + offsets.nextInt(700);
            var ofStream = streams.computeIfAbsent(stream, ignored -> new ArrayList<>());
            var stored = new StoredEvent(
                    event.id(),
                    stream,
                    ofStream.size(),
                    event.type(),
                    event.data().clone(),
                    event.metadata().clone(),
                    new LogPosition(offset, offset));
            ofStream.add(stored);
            all.add(stored);
            grown.signalAll();
        }
    }

    private final Server server;
    private final Pattern mine;
    private final Set<Reading> followings = new LinkedHashSet<>();
    private @Nullable Fault fault;
    private Consumer<String> before = ignored -> {};

    private MemoryLog(Server server, String ledgerId) {
        this.server = server;
        this.mine = Pattern.compile("[A-Za-z]+-" + Pattern.quote(ledgerId + ".") + ".*");
    }

    void failNext(Fault next) {
        fault = next;
    }

    /** What happens on the way of each append, told by its stream. */
    void before(Consumer<String> action) {
        before = action;
    }

    /** Followings that nobody has closed. */
    int open() {
        server.lock.lock();
        try {
            return followings.size();
        } finally {
            server.lock.unlock();
        }
    }

    @Override
    public LogPosition append(String stream, long expectedRevision, List<LogEvent> events) {
        before.accept(stream);
        server.lock.lock();
        try {
            var now = fault;
            fault = null;
            if (events.isEmpty()) throw new IllegalArgumentException("nothing to append");
            if (now == Fault.REFUSED) throw new Unavailable("refused", new IllegalStateException());
            if (now == Fault.QUESTION_LOST) throw lost();
            var position = stored(stream, expectedRevision, events);
            if (now == Fault.ANSWER_LOST) throw lost();
            return position;
        } finally {
            server.lock.unlock();
        }
    }

    private static OutcomeUnknown lost() {
        return new OutcomeUnknown("lost; send it again with the same ids", new IllegalStateException("deadline"));
    }

    private LogPosition stored(String stream, long expectedRevision, List<LogEvent> events) {
        var there = server.streams.getOrDefault(stream, List.of());
        if (expectedRevision != there.size() - 1) {
            int from = (int) Math.min(expectedRevision + 1, there.size());
            var same = there.subList(from, Math.min(from + events.size(), there.size()));
            var ids = events.stream().map(LogEvent::id).toList();
            if (!same.stream().map(StoredEvent::id).toList().equals(ids))
                throw new RevisionConflict(stream, expectedRevision, there.size() - 1);
            return same.getLast().position();
        }
        events.forEach(event -> server.store(stream, event));
        return server.all.getLast().position();
    }

    @Override
    public List<StoredEvent> read(String stream, long fromRevision) {
        server.lock.lock();
        try {
            var there = server.streams.getOrDefault(stream, List.of());
            // A server gives no place in the log with an event that is read from its stream.
            return there.subList((int) Math.min(fromRevision, there.size()), there.size()).stream()
                    .map(e -> Server.at(e, LogPosition.START))
                    .toList();
        } finally {
            server.lock.unlock();
        }
    }

    @Override
    public Following follow(LogPosition after) {
        server.lock.lock();
        try {
            var reading = new Reading(after);
            followings.add(reading);
            return reading;
        } finally {
            server.lock.unlock();
        }
    }

    @Override
    public void close() {}

    /** Somebody writes past every rule. */
    void sneak(String stream, UUID id, String type, String metadata) {
        server.lock.lock();
        try {
            server.store(
                    stream,
                    new LogEvent(
                            id,
                            type,
                            new byte[] {'{', '}'},
                            metadata.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } finally {
            server.lock.unlock();
        }
    }

    private final class Reading implements Following {
        private final LogPosition begun;
        private int next = -1;
        private LogPosition reached;
        private boolean closed;

        Reading(LogPosition after) {
            begun = after;
            reached = after;
        }

        @Override
        public List<StoredEvent> next(int max, Duration timeout) throws InterruptedException {
            server.lock.lockInterruptibly();
            try {
                if (next < 0) next = place();
                long left = timeout.toNanos();
                while (true) {
                    if (closed) throw new IllegalStateException("closed");
                    var found = found(max);
                    if (!found.isEmpty() || left <= 0) return found;
                    left = server.grown.awaitNanos(left);
                }
            } finally {
                server.lock.unlock();
            }
        }

        private int place() {
            if (begun.isStart()) return 0;
            for (int i = 0; i < server.all.size(); i++)
                if (server.all.get(i).position().equals(begun)) return i + 1;
            throw new Damaged("no event at " + begun);
        }

        private List<StoredEvent> found(int max) {
            var found = new ArrayList<StoredEvent>();
            if (server.isMute) return found;
            while (found.size() < max && next < server.all.size()) {
                var event = server.all.get(next++);
                if (mine.matcher(event.stream()).matches()) found.add(event);
                reached = event.position();
            }
            return found;
        }

        @Override
        public LogPosition reached() {
            return reached;
        }

        @Override
        public Figures figures() {
            return new Figures(Map.of(), 0, Optional.empty(), Optional.empty());
        }

        @Override
        public void close() {
            server.lock.lock();
            try {
                closed = true;
                followings.remove(this);
                server.grown.signalAll();
            } finally {
                server.lock.unlock();
            }
        }
    }
}
