package org.sunledger.ledger.journal.eventstoredb.node;

import com.eventstore.dbclient.ReadResult;
import com.eventstore.dbclient.ReadStreamOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.journal.eventstoredb.StoredEvent;

/**
 * Reads a stream forwards in pages, because a read has no deadline of its own. What it gives begins at the revision asked
 * for and has no gap; a stream that was deleted or cut short is an error, never a shorter answer.
 */
final class StreamReading {
    static final int PAGE = 500;

    private final Supplier<Tries> tries;

    StreamReading(Supplier<Tries> tries) {
        this.tries = tries;
    }

    List<StoredEvent> read(String stream, long fromRevision) {
        return read(stream, fromRevision, Long.MAX_VALUE);
    }

    /** @param most at most so many events */
    List<StoredEvent> read(String stream, long fromRevision, long most) {
        var events = new ArrayList<StoredEvent>();
        var asking = tries.get();
        while (events.size() < most) {
            long from = fromRevision + events.size();
            int wanted = (int) Math.min(PAGE, most - events.size());
            var page = page(asking, stream, from, wanted);
            if (page.isEmpty()) break;
            events.addAll(page);
            if (page.size() < wanted) break;
        }
        return events;
    }

    private List<StoredEvent> page(Tries asking, String stream, long from, int wanted) {
        try {
            while (true) {
                try {
                    return checked(stream, from, ask(asking, stream, from, wanted));
                } catch (JournalException e) {
                    throw e;
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) {
                    var failure = Failure.of(e);
                    if (failure == Failure.NO_STREAM) return noStream(asking, stream);
                    if (failure == Failure.DELETED) throw deleted(stream);
                    if (!failure.isPassing() || !asking.again()) throw unavailable(stream, failure, e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JournalException.Unavailable("Reading %s was interrupted".formatted(stream), e);
        }
    }

    private static ReadResult ask(Tries asking, String stream, long from, int wanted) throws Exception {
        var options = ReadStreamOptions.get()
                .forwards()
                .fromRevision(from)
                .maxCount(wanted)
                .notResolveLinkTos()
                .requiresLeader();
        return asking.once(client -> client.readStream(stream, options));
    }

    /** A soft-deleted stream is "not found" like one that never was; only its metadata knows. */
    private static List<StoredEvent> noStream(Tries asking, String stream) throws InterruptedException {
        while (true) {
            try {
                var options = ReadStreamOptions.get()
                        .backwards()
                        .fromEnd()
                        .maxCount(1)
                        .requiresLeader();
                var metadata = asking.once(client -> client.readStream("$$" + stream, options));
                for (var one : metadata.getEvents())
                    if (StreamLimits.parse(one.getOriginalEvent().getEventData())
                            .cutsShort()) throw deleted(stream);
                return List.of();
            } catch (JournalException | InterruptedException e) {
                throw e;
            } catch (Exception e) {
                var failure = Failure.of(e);
                if (failure == Failure.NO_STREAM) return List.of();
                if (failure == Failure.DELETED) throw deleted(stream);
                if (!failure.isPassing() || !asking.again()) throw unavailable("$$" + stream, failure, e);
            }
        }
    }

    private static List<StoredEvent> checked(String stream, long from, ReadResult page) {
        var events = new ArrayList<StoredEvent>(page.getEvents().size());
        for (var one : page.getEvents()) {
            var event = Wire.stored(one.getOriginalEvent());
            long wanted = from + events.size();
            if (event.revision() != wanted || !event.stream().equals(stream))
                throw new JournalException.Damaged(
                        "%s: revision %d was to come and %s %d came; the stream was cut short"
                                .formatted(stream, wanted, event.stream(), event.revision()));
            events.add(event);
        }
        if (events.isEmpty() && (from == 0 || page.getLastStreamPosition() >= from))
            throw new JournalException.Damaged(
                    "%s exists and nothing can be read from revision %d on; it was cut short".formatted(stream, from));
        return events;
    }

    private static JournalException.Damaged deleted(String stream) {
        return new JournalException.Damaged(
                "%s was deleted or cut short in EventStoreDB; restore it from a backup, and".formatted(stream)
                        + " take the delete and metadata rights from whoever did it");
    }

    private static JournalException.Unavailable unavailable(String stream, Failure failure, Exception cause) {
        var why = switch (failure) {
            case DENIED -> "the user of the ledger may not read it";
            case NOT_AUTHENTICATED -> "EventStoreDB does not know the user or not this password";
            default -> Failure.told(cause);
        };
        return new JournalException.Unavailable("%s could not be read: %s".formatted(stream, why), cause);
    }
}
