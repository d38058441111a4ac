package org.sunledger.ledger.shell;

import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.shared.Facts;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.wire.JournalDecoder;

/** Answers from the journal as it stands now, or as it stood at a position; past every cache. */
public final class JournalFacts implements Facts {
    private final Journal journal;
    private final JournalDecoder decoder;
    private final long lastPosition;

    public JournalFacts(Journal journal, JournalDecoder decoder) {
        this(journal, decoder, Long.MAX_VALUE);
    }

    private JournalFacts(Journal journal, JournalDecoder decoder, long lastPosition) {
        this.journal = journal;
        this.decoder = decoder;
        this.lastPosition = lastPosition;
    }

    /** The same journal up to and with the position. */
    public JournalFacts asOf(long position) {
        return new JournalFacts(journal, decoder, position);
    }

    @Override
    public <T> Seen<T> ask(Question<T> question) {
        var history = journal.stream(question.stream(), 0).stream()
                .filter(record -> record.position() <= lastPosition)
                .map(decoder::recorded)
                .toList();
        return new Seen<>(question.stream(), history.size() - 1L, question.answer(history));
    }
}
