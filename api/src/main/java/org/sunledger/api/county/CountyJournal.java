package org.sunledger.api.county;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.wire.EventJson;
import org.sunledger.ledger.wire.JournalDecoder;

/**
 * 示范县: the journal of a county that does not exist, made up event by event in the order of positions, in memory that
 * does not grow with its length. Every event is what the rules would have recorded, in the formats of the ledger; money
 * is counted by the same apportionment, so that every stream loads, every posting balances and nothing is overdrawn.
 *
 * <p>What is made up and what a real county has differ in this: names, accounts and typed texts are not in the vault (as
 * if they had been erased), and the digests of notices and closings stand for nothing that was kept.
 */
public final class CountyJournal implements Iterator<JournalEvent> {
    /** About; only to choose how many projects a year are tried out, which tells how many they really make. */
    private static final int EVENTS_OF_A_PROJECT = 90;

    private static final int TRIAL_MIN = 2;
    private static final int TRIAL_MAX = 40;
    private static final long SHORT = 150_000;

    /** More than was asked for by so many hundredths: the end is cut off. */
    private static final int SURPLUS_PERCENT = 4;

    private final Deque<JournalEvent> told = new ArrayDeque<>();
    private final Story story;
    private final long last;
    private final JournalDecoder decoder = new JournalDecoder(new EventJson());
    private long taken;

    private CountyJournal(CountyPlan plan) {
        this.story = new Story(plan, projectsPerYear(plan), told::add);
        this.last = plan.events() == 0 ? Long.MAX_VALUE : plan.events();
    }

    public static CountyJournal of(CountyPlan plan) {
        return new CountyJournal(plan);
    }

    @Override
    public boolean hasNext() {
        if (taken == last) return false;
        while (told.isEmpty()) if (!story.step()) return false;
        return true;
    }

    @Override
    public JournalEvent next() {
        if (!hasNext()) throw new NoSuchElementException("The county's story is over");
        taken++;
        return told.remove();
    }

    /** The next event as it is stored. */
    public JournalRecord nextRecord() {
        var event = next();
        var fresh = decoder.encode(event.eventId(), event.event(), event.envelope());
        return new JournalRecord(
                event.position(),
                event.eventId(),
                event.event().stream(),
                event.version(),
                fresh.eventType(),
                fresh.schemaVersion(),
                event.recordedAt(),
                fresh.payload(),
                fresh.metadata());
    }

    /** As many as come to the length that was asked for: events grow with projects in a straight line, nearly. */
    private static int projectsPerYear(CountyPlan plan) {
        long wanted = plan.expected() * (plan.events() == 0 ? 100 : 100 + SURPLUS_PERCENT) / 100;
        int few = Math.clamp(wanted / plan.years() / EVENTS_OF_A_PROJECT / 4, TRIAL_MIN, TRIAL_MAX);
        int many = 3 * few;
        long shorter = length(plan, few);
        double each = (double) (length(plan, many) - shorter) / (many - few);
        int projects = (int) Math.max(1, Math.ceil(few + (wanted - shorter) / each));
        // A short story is one of few projects: how long it becomes is told for sure by telling it.
        while (plan.events() > 0 && wanted <= SHORT && length(plan, projects) < plan.events()) {
            projects += 1 + projects / 20;
        }
        return projects;
    }

    private static long length(CountyPlan plan, int projectsPerYear) {
        var count = new long[1];
        var trial = new Story(plan, projectsPerYear, event -> count[0]++);
        while (trial.step()) {}
        return count[0];
    }
}
