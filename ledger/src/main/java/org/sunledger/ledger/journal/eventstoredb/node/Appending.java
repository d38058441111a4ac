package org.sunledger.ledger.journal.eventstoredb.node;

import com.eventstore.dbclient.AppendToStreamOptions;
import com.eventstore.dbclient.WriteResult;
import com.eventstore.dbclient.WrongExpectedVersionException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.journal.eventstoredb.EventLog;
import org.sunledger.ledger.journal.eventstoredb.LogEvent;
import org.sunledger.ledger.journal.eventstoredb.LogPosition;
import org.sunledger.ledger.journal.eventstoredb.RevisionConflict;
import org.sunledger.ledger.journal.eventstoredb.StoredEvent;

/**
 * One append with all its tries. The client never tries again by itself; we do, with the same ids at the same explicit
 * revision, so that the server finds what it stored already and gives the first answer.
 */
final class Appending {
    /** Ids, lengths and tags of one event in the protocol, generously. */
    private static final int EVENT_EXTRA = 160;

    private final CallGuard guard;
    private final Supplier<Tries> tries;
    private final StreamReading reading;

    Appending(CallGuard guard, Supplier<Tries> tries, StreamReading reading) {
        this.guard = guard;
        this.tries = tries;
        this.reading = reading;
    }

    LogPosition append(String stream, long expected, List<LogEvent> events) {
        check(stream, expected, events);
        return new Append(stream, expected, events).run(tries.get());
    }

    private static void check(String stream, long expected, List<LogEvent> events) {
        if (expected < -1) throw new IllegalArgumentException("expectedRevision " + expected);
        if (events.isEmpty()) throw new IllegalArgumentException("Nothing to append to " + stream);
        long size = 0;
        for (var event : events) {
            // The client would add fields to an object and write its numbers anew through a double.
            if (event.metadata().length == 0 || event.metadata()[0] != '[')
                throw new IllegalArgumentException(
                        "The metadata of %s in %s is not a JSON array".formatted(event.type(), stream));
            size += EVENT_EXTRA
                    + event.type().getBytes(StandardCharsets.UTF_8).length
                    + (long) event.data().length
                    + event.metadata().length;
        }
        if (size > EventLog.APPEND_BYTES_MAX)
            throw new JournalException.RecordTooLarge("An append to " + stream, size, EventLog.APPEND_BYTES_MAX);
    }

    /** Remembers whether any try may have been stored: only then the outcome can be unknown. */
    private final class Append {
        private final String stream;
        private final long expected;
        private final List<LogEvent> events;
        private boolean maybeStored;

        Append(String stream, long expected, List<LogEvent> events) {
            this.stream = stream;
            this.expected = expected;
            this.events = events;
        }

        LogPosition run(Tries tries) {
            try {
                while (true) {
                    try {
                        return position(ask(tries));
                    } catch (JournalException | InterruptedException e) {
                        throw e;
                    } catch (Exception e) {
                        var failure = Failure.of(e);
                        if (failure == Failure.CONFLICT) return conflict(e);
                        if (!failure.isPassing()) throw refused(failure, e);
                        if (!tries.again()) throw gaveUp(e);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw gaveUp(e);
            }
        }

        private WriteResult ask(Tries tries) throws Exception {
            try (var sending = new Sending(guard)) {
                var options = AppendToStreamOptions.get()
                        .expectedRevision(Wire.revision(expected))
                        .requiresLeader()
                        .deadline(tries.timeout().toMillis())
                        .header(CallGuard.TAG, sending.tag());
                var data = events.stream().map(Wire::event).iterator();
                try {
                    return tries.once(client -> client.appendToStream(stream, options, data));
                } catch (Exception e) {
                    maybeStored |= Failure.of(e) == Failure.UNKNOWN && !sending.callBack();
                    throw e;
                }
            }
        }

        private LogPosition position(WriteResult result) {
            long last = result.getNextExpectedRevision().toRawLong();
            if (last != expected + events.size())
                throw new JournalException.Damaged(
                        "%s: %d events after revision %d ended at %d; its numbering jumped, as after a deletion"
                                .formatted(stream, events.size(), expected, last));
            // A server that found the events of an earlier try need not say where they stand.
            return maybeStored || result.getLogPosition() == null
                    ? foundAgain()
                    : Wire.position(result.getLogPosition());
        }

        private LogPosition foundAgain() {
            var stored = reading.read(stream, expected + events.size(), 1);
            if (stored.isEmpty())
                throw new JournalException.Damaged("%s has lost what was just appended".formatted(stream));
            return stored.getFirst().position();
        }

        /** On the first try somebody was faster. On a later one that somebody may be our own first try. */
        private LogPosition conflict(Exception cause) {
            // What the client says was expected is wrong where no stream was; only the actual revision is the server's.
            long actual = Failure.unwrapped(cause) instanceof WrongExpectedVersionException e
                    ? e.getActualVersion().toRawLong()
                    : -1;
            if (!maybeStored) throw new RevisionConflict(stream, expected, actual);
            try {
                var there = reading.read(stream, expected + 1, events.size());
                if (isOurs(there)) return there.getLast().position();
                if (there.isEmpty()) throw gaveUp(cause); // the try may still be on its way
                throw new RevisionConflict(stream, expected, actual);
            } catch (JournalException.Unavailable e) {
                throw gaveUp(e);
            }
        }

        private boolean isOurs(List<StoredEvent> there) {
            if (there.size() != events.size()) return false;
            for (int i = 0; i < events.size(); i++)
                if (!there.get(i).id().equals(events.get(i).id())) return false;
            return true;
        }

        private JournalException refused(Failure failure, Exception cause) {
            // An earlier try may be stored although this one was refused.
            if (maybeStored) return gaveUp(cause);
            return switch (failure) {
                case DELETED ->
                    new JournalException.Damaged(
                            "%s was deleted in EventStoreDB; restore it from a backup, and take the delete right from whoever did it"
                                    .formatted(stream));
                case TOO_LARGE -> tooLarge(cause);
                case DENIED -> unavailable("the user of the ledger may not write it: grant the write right", cause);
                case NOT_AUTHENTICATED ->
                    unavailable("EventStoreDB does not know the user, or not this password", cause);
                default -> unavailable(Failure.told(cause), cause);
            };
        }

        private JournalException tooLarge(Exception cause) {
            long size = events.stream()
                    .mapToLong(event -> (long) event.data().length + event.metadata().length)
                    .sum();
            return new JournalException.RecordTooLarge("An append to " + stream, size, Failure.appendMax(cause));
        }

        private JournalException gaveUp(Exception cause) {
            if (!maybeStored) return unavailable("no node could take it: " + Failure.told(cause), cause);
            return new JournalException.OutcomeUnknown(
                    "Whether %d events are in %s after revision %d is not known; ask again with the same ids: %s"
                            .formatted(events.size(), stream, expected, Failure.told(cause)),
                    cause);
        }

        private JournalException.Unavailable unavailable(String why, Exception cause) {
            return new JournalException.Unavailable("Nothing was appended to %s: %s".formatted(stream, why), cause);
        }
    }
}
