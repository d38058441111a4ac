package org.sunledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.MortalJournal.Death;
import org.sunledger.ledger.RacingJournal.Race;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.journal.memory.MemoryJournal;
import org.sunledger.ledger.shared.Receipt;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shell.TestLedger.ScriptClock;

/**
 * One command that touches several streams, in the books it is given to.
 *
 * @param chain what it comes to when nothing fails: {@code stream type: event type}, in the order of the journal
 */
record CrashScenario(Books given, Act act, @Nullable Race race, List<String> chain) {
    /** Where the automations of the next program begin to be shown the journal. */
    enum From {
        /** The token was kept. */
        LAST_HANDLED,
        /** The token was lost: everything is shown again. */
        BEGINNING
    }

    /** Who is quicker after the restart. */
    enum First {
        AUTOMATIONS,
        CLERK
    }

    static CrashScenario of(Books given, Act act, String... chain) {
        return new CrashScenario(given, act, null, List.of(chain));
    }

    static CrashScenario of(Books given, Act act, Race race, String... chain) {
        return new CrashScenario(given, act, race, List.of(chain));
    }

    /** What a run left behind. */
    record Outcome(MemoryJournal journal, List<String> printed, Receipt answer, int appends) {}

    Outcome uninterrupted() {
        var journal = opened(given.copy());
        var begin = journal.head();
        var mortal = new MortalJournal(world(journal), Death.NEVER);
        try (var program = new Program(mortal, act.at(), begin)) {
            var answer = program.send(act);
            program.settle();
            return new Outcome(journal, PrintedJournal.after(begin, journal), answer, mortal.appends());
        }
    }

    /** What the command appended when nothing failed, {@code stream type: event type}. */
    List<String> chainOf(Outcome outcome) {
        return appended(outcome).stream()
                .map(r -> r.stream().type().wireName() + ": " + r.eventType())
                .toList();
    }

    List<JournalRecord> appended(Outcome outcome) {
        return outcome.journal().after(given.copy().head(), Integer.MAX_VALUE);
    }

    /** Dies once, starts again over what survived, and must come to the same books and the same answer. */
    void killedAndStartedAgain(Death death, From from, First first, Outcome expected) {
        var when = "%s, shown from %s, %s first".formatted(death, from, first);
        var survivors = opened(given.copy());
        var begin = survivors.head();
        var handled = from == From.BEGINNING ? 0 : begin;
        Receipt acknowledged = null;
        var mortal = new MortalJournal(world(survivors), death);
        try (var program = new Program(mortal, act.at(), begin)) {
            try {
                acknowledged = program.send(act);
                program.settle();
                fail("survived: " + when);
            } catch (ProgramDied died) {
                if (from == From.LAST_HANDLED) handled = program.handled();
            }
        }
        assertThat(mortal.isDead()).as(when).isTrue();
        if (acknowledged != null) isRecorded(acknowledged, survivors, when);

        try (var program = new Program(world(opened(survivors)), act.at(), handled)) {
            if (first == First.AUTOMATIONS) program.settle();
            assertThat(program.send(act)).as("answer of the retry, " + when).isEqualTo(expected.answer());
            program.settle();
            assertThat(PrintedJournal.after(begin, survivors)).as(when).isEqualTo(expected.printed());
            assertThat(program.send(act)).as("answer of another retry, " + when).isEqualTo(expected.answer());
            refusesAnotherBody(program, when);
            program.settle();
        }
        SoundJournal.check(survivors, when);
        assertThat(PrintedJournal.after(begin, survivors))
                .as("nothing more after retries, " + when)
                .isEqualTo(expected.printed());
    }

    void refusesAnotherBody(Program program, String when) {
        try {
            program.sendWithAnotherBody(act);
            fail("the key was taken for another body, " + when);
        } catch (Rejection rejection) {
            assertThat(rejection.refusal()).as(when).isEqualTo(SharedRefusal.KEY_REUSED);
        }
    }

    private static void isRecorded(Receipt acknowledged, Journal survivors, String when) {
        assertThat(survivors.stream(acknowledged.stream(), acknowledged.version()))
                .as("what was acknowledged survives, " + when)
                .isNotEmpty();
    }

    /** The other clerk works in the same world, before and after the restart. */
    private Journal world(Journal journal) {
        return race == null ? journal : new RacingJournal(journal, race);
    }

    /** As a new program opens it, by the clock of the act: nothing of an old program but the records. */
    MemoryJournal opened(MemoryJournal journal) {
        return journal.again(new RecordingClock(new ScriptClock(act.at()), ClockPolicy.SCRIPTED));
    }

    @Override
    public String toString() {
        return act.label();
    }
}
