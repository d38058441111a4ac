package org.sunledger.projections.supervision;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.supervision.CaseEvent;
import org.sunledger.projections.engine.AppendOnly;
import org.sunledger.projections.engine.Word;

/** 信访办理: who handles a case and what became of it, each as it was said. */
public final class CaseWords implements AppendOnly<Word.Key, Word> {
    enum What {
        STATUS,
        OWNER,
        REPLY,
        CLOSED
    }

    @Override
    public String name() {
        return "case_word";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<Word.Key, Word> apply(JournalEvent event) {
        var said = new Said(event, new HashMap<>());
        if (event.event() instanceof CaseEvent supervised) said.about(supervised);
        return said.words;
    }

    private record Said(JournalEvent event, Map<Word.Key, Word> words) {
        void about(CaseEvent supervised) {
            var id = supervised.caseId().value();
            switch (supervised) {
                case CaseEvent.CaseReceived ignored -> status(id, Case.Status.RECEIVED);
                case CaseEvent.CaseAccepted ignored -> status(id, Case.Status.ACCEPTED);
                case CaseEvent.CaseAssigned e -> {
                    status(id, Case.Status.ASSIGNED);
                    say(id, What.OWNER, e.owner().value());
                }
                case CaseEvent.CaseReplied e -> {
                    status(id, Case.Status.REPLIED);
                    say(id, What.REPLY, e.reply().sha256());
                }
                case CaseEvent.CaseClosed ignored -> {
                    status(id, Case.Status.CLOSED);
                    say(id, What.CLOSED, null);
                }
            }
        }

        private void status(UUID id, Case.Status status) {
            say(id, What.STATUS, status.name());
        }

        private void say(UUID id, What what, @Nullable String text) {
            var word = Word.said(event, id, what, text, null);
            words.put(word.key(), word);
        }
    }
}
