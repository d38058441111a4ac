package org.sunledger.ledger.shell;

import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.shared.Facts;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.wire.JournalDecoder;

/** Answers from the journal as it stands now, past every cache. */
public final class JournalFacts implements Facts {
    private final Journal journal;
    private final JournalDecoder decoder;

    public JournalFacts(Journal journal, JournalDecoder decoder) {
        this.journal = journal;
        this.decoder = decoder;
    }

    @Override
    public <T> Seen<T> ask(Question<T> question) {
        var history = journal.stream(question.stream(), 0).stream()
                .map(decoder::recorded)
                .toList();
        return new Seen<>(question.stream(), history.size() - 1L, question.answer(history));
    }
}
