package org.sunledger.ledger;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.shared.StreamId;

/**
 * Lets another clerk be faster: around the append of one event, the rival's command is decided and recorded by a program
 * of its own on the same journal.
 */
final class RacingJournal extends ForwardingJournal {
    private final Race race;

    /**
     * When the rival comes in.
     *
     * @param moment right before or right after the event is appended
     * @param rival has a fixed key, so it happens once however often its moment comes
     */
    record Race(MortalJournal.Death.Moment moment, StreamId stream, String eventType, Act rival) {}

    RacingJournal(Journal journal, Race race) {
        super(journal);
        this.race = race;
    }

    @Override
    public List<JournalRecord> append(StreamId stream, long expectedVersion, List<NewRecord> records) {
        var isTheMoment = stream.equals(race.stream())
                && records.stream().anyMatch(r -> r.eventType().equals(race.eventType()));
        if (isTheMoment && race.moment() == MortalJournal.Death.Moment.BEFORE) runRival();
        var stored = journal.append(stream, expectedVersion, records);
        if (isTheMoment && race.moment() == MortalJournal.Death.Moment.AFTER) runRival();
        return stored;
    }

    /** On a thread of its own: Axon would put it off until the unit of work that appends here is over. */
    private void runRival() {
        CompletableFuture.runAsync(() -> {
                    try (var elsewhere = new Program(journal, race.rival().at(), journal.head())) {
                        elsewhere.send(race.rival());
                    }
                })
                .join();
    }
}
