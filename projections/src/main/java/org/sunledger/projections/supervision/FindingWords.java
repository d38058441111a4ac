package org.sunledger.projections.supervision;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.supervision.FindingEvent;
import org.sunledger.projections.engine.AppendOnly;
import org.sunledger.projections.engine.Word;

/** 整改销号: who answers for a finding and what became of it, each as it was said. */
public final class FindingWords implements AppendOnly<Word.Key, Word> {
    enum What {
        STATUS,
        /** Counts one for every assignment: 人次, not persons. */
        RESPONSIBLE,
        MEASURES,
        VERIFIED_BY,
        CLOSED
    }

    @Override
    public String name() {
        return "finding_word";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<Word.Key, Word> apply(JournalEvent event) {
        var said = new Said(event, new HashMap<>());
        if (event.event() instanceof FindingEvent finding) said.about(finding);
        return said.words;
    }

    private record Said(JournalEvent event, Map<Word.Key, Word> words) {
        void about(FindingEvent finding) {
            var id = finding.findingId().value();
            switch (finding) {
                case FindingEvent.FindingRaised ignored -> status(id, Finding.Status.RAISED);
                case FindingEvent.FindingAssigned e -> {
                    status(id, Finding.Status.ASSIGNED);
                    say(id, What.RESPONSIBLE, e.responsible().value(), 1L);
                }
                case FindingEvent.RectificationReported e -> {
                    status(id, Finding.Status.REPORTED);
                    var report = e.report();
                    say(id, What.MEASURES, report == null ? null : report.sha256(), null);
                }
                case FindingEvent.RectificationVerified ignored -> {
                    status(id, Finding.Status.VERIFIED);
                    say(id, What.VERIFIED_BY, event.envelope().actor().user().value(), null);
                }
                case FindingEvent.RectificationRejected ignored -> status(id, Finding.Status.REJECTED);
                case FindingEvent.FindingClosed ignored -> {
                    status(id, Finding.Status.CLOSED);
                    say(id, What.CLOSED, null, null);
                }
            }
        }

        private void status(UUID id, Finding.Status status) {
            say(id, What.STATUS, status.name(), null);
        }

        private void say(UUID id, What what, @Nullable String text, @Nullable Long number) {
            var word = Word.said(event, id, what, text, number);
            words.put(word.key(), word);
        }
    }
}
