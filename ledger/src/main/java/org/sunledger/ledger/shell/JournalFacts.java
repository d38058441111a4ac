package org.sunledger.ledger.shell;

import org.sunledger.ledger.shared.Facts;
import org.sunledger.ledger.shared.Question;

/** Answers outside of commands: from the journal as it stands now, or as it stood at a position. */
public final class JournalFacts implements Facts {
    private final Histories histories;
    private final long lastPosition;

    JournalFacts(Histories histories) {
        this(histories, Long.MAX_VALUE);
    }

    private JournalFacts(Histories histories, long lastPosition) {
        this.histories = histories;
        this.lastPosition = lastPosition;
    }

    /** The same journal up to and with the position. */
    public JournalFacts asOf(long position) {
        return new JournalFacts(histories, position);
    }

    @Override
    public <T> Seen<T> ask(Question<T> question) {
        var history = histories.read(question.stream(), lastPosition);
        return new Seen<>(question.stream(), history.size() - 1L, question.answer(history));
    }
}
