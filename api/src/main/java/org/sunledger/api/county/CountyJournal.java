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
    /** How many projects a year are tried out, to learn how many events one makes. */
    private static final int TRIAL_FEW = 40;

    private static final int TRIAL_MANY = 120;

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

    /** As many as come to the length that was asked for: events grow with projects in a straight line. */
    private static int projectsPerYear(CountyPlan plan) {
        long few = length(plan, TRIAL_FEW);
        long many = length(plan, TRIAL_MANY);
        long wanted = plan.expected() * (plan.events() == 0 ? 100 : 100 + SURPLUS_PERCENT) / 100;
        double each = (double) (many - few) / (TRIAL_MANY - TRIAL_FEW);
        return (int) Math.max(1, Math.ceil(TRIAL_FEW + (wanted - few) / each));
    }

    private static long length(CountyPlan plan, int projectsPerYear) {
        var count = new long[1];
        var trial = new Story(plan, projectsPerYear, event -> count[0]++);
        while (trial.step()) {}
        return count[0];
    }
}
