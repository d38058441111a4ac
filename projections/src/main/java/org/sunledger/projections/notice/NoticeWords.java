package org.sunledger.projections.notice;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.engine.AppendOnly;
import org.sunledger.projections.engine.Word;

/** 公示状态: what became of a notice, each as it was said. */
public final class NoticeWords implements AppendOnly<Word.Key, Word> {
    enum What {
        STATUS,
        APPROVED_CONTENT,
        CHECKED_BY,
        POSTED,
        URL,
        LAST_ON,
        OUTCOME,
        CASE,
        SUPERSEDED_BY
    }

    @Override
    public String name() {
        return "notice_word";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<Word.Key, Word> apply(JournalEvent event) {
        var said = new Said(event, new HashMap<>());
        if (event.event() instanceof NoticeEvent notice) said.about(notice);
        return said.words;
    }

    private record Said(JournalEvent event, Map<Word.Key, Word> words) {
        void about(NoticeEvent notice) {
            var id = notice.noticeId().value();
            switch (notice) {
                case NoticeEvent.NoticeDrafted ignored -> status(id, Notice.Status.DRAFT);
                case NoticeEvent.NoticeRevised ignored -> status(id, Notice.Status.DRAFT);
                case NoticeEvent.NoticeApproved e -> {
                    status(id, Notice.Status.APPROVED);
                    text(id, What.APPROVED_CONTENT, e.contentSha256());
                    text(id, What.CHECKED_BY, event.envelope().actor().role().name());
                }
                case NoticeEvent.NoticePosted e -> {
                    status(id, Notice.Status.POSTED);
                    text(id, What.POSTED, e.channel().name());
                    if (e.url() != null) text(id, What.URL, e.url());
                    if (e.lastOn() != null) text(id, What.LAST_ON, e.lastOn().toString());
                }
                case NoticeEvent.NoticeSuspended e -> {
                    status(id, Notice.Status.SUSPENDED);
                    text(id, What.CASE, e.caseId().toString());
                }
                case NoticeEvent.NoticeObjectionResolved e -> {
                    status(id, Notice.Status.OBJECTION_RESOLVED);
                    text(id, What.CASE, e.caseId().toString());
                }
                case NoticeEvent.NoticeClosed e -> {
                    status(id, Notice.Status.CLOSED);
                    text(id, What.OUTCOME, e.outcome().name());
                }
                case NoticeEvent.NoticeSuperseded e -> {
                    status(id, Notice.Status.SUPERSEDED);
                    text(id, What.SUPERSEDED_BY, e.by().toString());
                }
                case NoticeEvent.NoticeWithdrawn ignored -> status(id, Notice.Status.WITHDRAWN);
            }
        }

        private void status(UUID id, Notice.Status status) {
            text(id, What.STATUS, status.name());
        }

        private void text(UUID id, What what, @Nullable String text) {
            var word = Word.said(event, id, what, text, null);
            words.put(word.key(), word);
        }
    }
}
