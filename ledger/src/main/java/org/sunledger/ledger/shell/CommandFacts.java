package org.sunledger.ledger.shell;

import org.sunledger.ledger.shared.Facts;
import org.sunledger.ledger.shared.Question;

/** Answers a command's questions from what was read for it after its stream was locked; else from the journal now. */
final class CommandFacts implements Facts {
    private final Histories histories;

    CommandFacts(Histories histories) {
        this.histories = histories;
    }

    @Override
    public <T> Seen<T> ask(Question<T> question) {
        var reading = Reading.current();
        var history = reading == null ? histories.read(question.stream()) : reading.history(question.stream());
        return new Seen<>(question.stream(), history.size() - 1L, question.answer(history));
    }
}
