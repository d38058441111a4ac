package org.sunledger.projections.engine;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.JournalEvent;

/**
 * One thing an event said about a subject: a state (the last word by day and position wins) or a figure to be summed.
 * Kept for ever, so a card can be read as of any day and any position.
 */
public record Word(
        Key key,
        LocalDate effectiveOn,
        @Nullable String text,
        @Nullable Long number) {
    /**
     * The property is part of the name: one event may say several things.
     *
     * @param what which of the subject's properties
     */
    public record Key(long position, UUID subject, String what) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparingLong(Key::position)
                .thenComparing(Key::subject)
                .thenComparing(Key::what);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    public static Word said(
            JournalEvent event, UUID subject, Enum<?> what, @Nullable String text, @Nullable Long number) {
        return new Word(
                new Key(event.position(), subject, what.name()),
                event.envelope().effectiveOn(),
                text,
                number);
    }

    public static Word number(JournalEvent event, UUID subject, Enum<?> what, long number) {
        return said(event, subject, what, null, number);
    }
}
