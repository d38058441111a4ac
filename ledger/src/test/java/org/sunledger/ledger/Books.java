package org.sunledger.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.memory.MemoryJournal;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.DocRef;
import org.sunledger.ledger.shell.Reasons;
import org.sunledger.ledger.shell.Surroundings;
import org.sunledger.ledger.shell.TestLedger;
import org.sunledger.ledger.shell.TestLedger.ScriptClock;

/** A ledger as it stands after some steps, written once and copied for every test that begins there. */
final class Books {
    private final @Nullable Books before;
    private final Consumer<Writer> steps;
    private @Nullable List<JournalRecord> records;

    private Books(@Nullable Books before, Consumer<Writer> steps) {
        this.before = before;
        this.steps = steps;
    }

    static Books after(Consumer<Writer> steps) {
        return new Books(null, steps);
    }

    Books then(Consumer<Writer> next) {
        return new Books(this, next);
    }

    /** The same records, ids and salts included, in a journal of its own. */
    MemoryJournal copy() {
        if (records == null) records = written();
        return copyOf(records);
    }

    private List<JournalRecord> written() {
        var clock = new ScriptClock(Instant.EPOCH);
        var journal = before == null
                ? new MemoryJournal(clock, ClockPolicy.SCRIPTED)
                : copy(before.records == null ? before.records = before.written() : before.records, clock);
        try (var ledger = new TestLedger(journal, clock)) {
            steps.accept(new Writer(ledger));
        }
        return journal.after(0, Integer.MAX_VALUE);
    }

    /** A journal of its own with these records. */
    static MemoryJournal copyOf(List<JournalRecord> records) {
        return copy(records, new ScriptClock(Instant.EPOCH));
    }

    private static MemoryJournal copy(List<JournalRecord> records, ScriptClock clock) {
        var journal = new MemoryJournal(clock, ClockPolicy.SCRIPTED);
        for (var r : records) {
            clock.set(r.recordedAt());
            var entry = new NewRecord(r.eventId(), r.eventType(), r.schemaVersion(), r.payload(), r.metadata());
            journal.append(r.stream(), r.streamVersion() - 1, List.of(entry));
        }
        return journal;
    }

    /** Sends one step after the other; automations come to rest in between. */
    static final class Writer {
        private final TestLedger ledger;

        private Writer(TestLedger ledger) {
            this.ledger = ledger;
        }

        /** At nine in the morning of the day that is also the effective date. */
        void send(Actor by, String on, Command command) {
            send(by, on, on, command, List.of());
        }

        void send(Actor by, String day, String effectiveOn, Command command, List<DocRef> docRefs) {
            ledger.clock()
                    .set(LocalDate.parse(day)
                            .atTime(9, 0)
                            .atZone(Surroundings.ZONE)
                            .toInstant());
            try {
                ledger.send(
                        Act.id(by.user() + day + command),
                        by,
                        effectiveOn,
                        command,
                        r -> Reasons.given(command, r.withDocRefs(docRefs)));
            } catch (RuntimeException e) {
                throw new AssertionError(command + " on " + day + ": " + e.getMessage(), e);
            }
        }

        /** Sends what loses the race. */
        void race(Act act, RacingJournal.Race race) {
            try (var program = new Program(
                    new RacingJournal(ledger.journal(), race),
                    act.at(),
                    ledger.journal().head())) {
                ledger.clock().set(act.at());
                program.send(act);
                program.settle();
            }
        }

        /** The id of the last event of that type. */
        UUID lastEventId(String eventType) {
            return ledger.journal().after(0, Integer.MAX_VALUE).reversed().stream()
                    .filter(r -> r.eventType().equals(eventType))
                    .findFirst()
                    .orElseThrow()
                    .eventId();
        }
    }
}
