package org.sunledger.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.shared.StreamId;

/** Remembers which streams were asked for together, and fails when told. */
final class WatchedJournal extends ForwardingJournal {
    final List<List<StreamId>> questions = new ArrayList<>();
    boolean isUnwritable;
    boolean isUnreadable;

    WatchedJournal(Journal journal) {
        super(journal);
    }

    private static Unavailable failed() {
        return new Unavailable("told to fail", new IllegalStateException());
    }

    @Override
    public List<JournalRecord> append(StreamId stream, long expectedVersion, List<NewRecord> records) {
        if (isUnwritable) throw failed();
        return journal.append(stream, expectedVersion, records);
    }

    @Override
    public List<JournalRecord> stream(StreamId stream, long fromVersion) {
        if (isUnreadable) throw failed();
        questions.add(List.of(stream));
        return journal.stream(stream, fromVersion);
    }

    @Override
    public Map<StreamId, List<JournalRecord>> streams(Map<StreamId, Long> fromVersions) {
        if (isUnreadable) throw failed();
        questions.add(List.copyOf(fromVersions.keySet()));
        return journal.streams(fromVersions);
    }
}
