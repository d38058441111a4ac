package org.sunledger.projections.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.ReadAhead;
import org.sunledger.ledger.shell.LedgerMessages;
import org.sunledger.ledger.shell.RecordMessage;
import org.sunledger.ledger.wire.JournalDecoder;

/**
 * The journal as processors follow it: pages read ahead, woken by the journal itself, no cache and no thread of its own.
 *
 * <p>A record that cannot be read stops the processor that reaches it, after everything before it was folded. (Axon's
 * embedded event store reads its tail in a thread that only logs: processors would stand still without an error.)
 */
public final class JournalSource implements StreamableMessageSource<TrackedEventMessage<?>> {
    /** Records read ahead; the bytes of a page are small beside the heap. */
    private static final int PAGE = 2_000;

    /** About a second of a busy day: the processors are never far apart, unless one was stopped. */
    private static final int LATELY = 1_024;

    /**
     * A processor that has caught up begins its batches at least so far apart: what comes meanwhile is written together,
     * and a batch costs far more than one more event in it. What comes after a quiet time does not wait.
     */
    private static final Duration GATHERING = Duration.ofMillis(50);

    private final Journal journal;
    private final LedgerMessages messages;
    private final Duration gathering;
    private final AtomicReferenceArray<@Nullable Given> lately = new AtomicReferenceArray<>(LATELY);

    private record Given(JournalRecord stored, RecordMessage message) {}

    public JournalSource(Journal journal, JournalDecoder decoder) {
        this(journal, decoder, GATHERING);
    }

    JournalSource(Journal journal, JournalDecoder decoder, Duration gathering) {
        this.journal = journal;
        this.messages = new LedgerMessages(decoder);
        this.gathering = gathering;
    }

    /** One message for all processors, so that a record is decoded once and not once by each of them. */
    private RecordMessage message(JournalRecord stored) {
        int place = (int) (stored.position() % LATELY);
        var given = lately.get(place);
        if (given != null && given.stored().isSameAs(stored)) return given.message();
        var message = messages.message(stored);
        lately.set(place, new Given(stored, message));
        return message;
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(journal.head());
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
        return new Following(after == null ? 0 : after.position().orElse(0));
    }

    /** Used by one processor's thread. */
    private final class Following implements BlockingStream<TrackedEventMessage<?>> {
        private final ReadAhead ahead;
        private final Deque<JournalRecord> page = new ArrayDeque<>();
        private long read;
        private boolean isCaughtUp;
        private long wokenNanos;
        private @Nullable TrackedEventMessage<?> next;
        private @Nullable RuntimeException unreadable;

        private Following(long after) {
            this.read = after;
            this.wokenNanos = System.nanoTime() - gathering.toNanos();
            this.ahead = new ReadAhead(journal, after, PAGE);
        }

        /** Empty also before a record that cannot be read, so that a batch ends in front of it. */
        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            if (next == null && unreadable == null) advance();
            return Optional.ofNullable(next);
        }

        private void advance() {
            if (page.isEmpty() && !isCaughtUp) turn();
            var stored = page.poll();
            if (stored == null) return;
            read = stored.position();
            try {
                var message = message(stored);
                // Read here and not in a fold, or the batch in hand would roll back with it.
                message.decoded();
                next = message;
            } catch (RuntimeException e) {
                unreadable = e;
            }
        }

        /** Behind a short page there was nothing: that is not asked again before the journal says that there is more. */
        private void turn() {
            page.addAll(ahead.next());
            isCaughtUp = page.size() < PAGE;
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            if (peek().isPresent()) return true;
            if (unreadable != null) throw unreadable;
            if (!journal.awaitAfter(read, Duration.of(timeout, unit.toChronoUnit()))) return false;
            gather();
            isCaughtUp = false;
            return true;
        }

        private void gather() throws InterruptedException {
            long left = wokenNanos + gathering.toNanos() - System.nanoTime();
            if (left > 0) TimeUnit.NANOSECONDS.sleep(left);
            wokenNanos = System.nanoTime();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            var message = peek().orElse(null);
            if (unreadable != null) throw unreadable;
            if (message == null) throw new NoSuchElementException("Ask hasNextAvailable first");
            next = null;
            return message;
        }

        @Override
        public void close() {
            page.clear();
            ahead.close();
        }
    }
}
