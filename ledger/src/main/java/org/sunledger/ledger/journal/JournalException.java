package org.sunledger.ledger.journal;

import java.util.UUID;
import org.sunledger.ledger.shared.StreamId;

/** Why a journal did not do what it was asked. Nothing was written, except where {@link OutcomeUnknown} says so. */
public abstract sealed class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalException(String message) {
        super(message);
    }

    JournalException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The stream is at another version than expected: somebody else was faster. */
    public static final class StreamConflict extends JournalException {
        private static final long serialVersionUID = 1L;
        private final long expected;
        private final long actual;

        public StreamConflict(StreamId stream, long expected, long actual) {
            super("%s is at version %d, expected %d".formatted(stream, actual, expected));
            this.expected = expected;
            this.actual = actual;
        }

        public long expected() {
            return expected;
        }

        public long actual() {
            return actual;
        }
    }

    /** The event id stands already at another place. */
    public static final class DuplicateEvent extends JournalException {
        private static final long serialVersionUID = 1L;

        public DuplicateEvent(UUID eventId) {
            super("Event id %s is already in the journal at another place".formatted(eventId));
        }
    }

    /** A record or a batch beyond its named limit. */
    public static final class RecordTooLarge extends JournalException {
        private static final long serialVersionUID = 1L;

        public RecordTooLarge(String eventType, long size, long limit) {
            super("%s has %d, the limit is %d".formatted(eventType, size, limit));
        }
    }

    /** The clock moved so far that a timestamp would lie: appends stop until a person has looked. */
    public static final class ClockStepped extends JournalException {
        private static final long serialVersionUID = 1L;

        public ClockStepped(String message) {
            super(message);
        }
    }

    /** Nobody appends before {@code ledger.opened} is at position 1. */
    public static final class NotOpened extends JournalException {
        private static final long serialVersionUID = 1L;

        public NotOpened(String eventType) {
            super("The first record of a journal is ledger.opened, not %s".formatted(eventType));
        }
    }

    /** {@code ledger.opened} is at position 1 already, put there by somebody who was faster. */
    public static final class OpenedBefore extends JournalException {
        private static final long serialVersionUID = 1L;

        public OpenedBefore() {
            super("The journal is open already");
        }
    }

    /** The commit's answer was lost and the records could not be looked up: the caller may retry with the same ids. */
    public static final class OutcomeUnknown extends JournalException {
        private static final long serialVersionUID = 1L;

        public OutcomeUnknown(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The engine could not do it: disk, connection, rights. Nothing was written. */
    public static final class Unavailable extends JournalException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Too many appends wait for the disk already. Nothing was written; try again in a moment. */
    public static final class Busy extends JournalException {
        private static final long serialVersionUID = 1L;

        public Busy(String message) {
            super(message);
        }
    }

    /** Another program writes this journal and this one stands by to take over. Nothing was written. */
    public static final class StandingBy extends JournalException {
        private static final long serialVersionUID = 1L;

        public StandingBy(String message) {
            super(message);
        }
    }

    /** The store no longer holds what was recorded: a stream cut short, deleted, or with a gap. A person must look. */
    public static final class Damaged extends JournalException {
        private static final long serialVersionUID = 1L;

        public Damaged(String message) {
            super(message);
        }
    }
}
