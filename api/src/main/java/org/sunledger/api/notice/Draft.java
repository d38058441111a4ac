package org.sunledger.api.notice;

import java.util.List;
import java.util.Optional;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.notice.NoticeEvent.NoticeRevised;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Facts;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;

/** What the journal holds of a notice before it is posted: nobody has to say it again. */
record Draft(NoticeDrafted drafted, String title, String contentSha256) {
    static Draft of(NoticeId noticeId, Facts facts) {
        return facts.ask(new DraftQuestion(noticeId))
                .value()
                .orElseThrow(() -> ApiRefusal.NOT_FOUND.because("path", "/api/v1/notices/" + noticeId));
    }

    private record DraftQuestion(NoticeId noticeId) implements Question<Optional<Draft>> {
        @Override
        public StreamId stream() {
            return noticeId.stream();
        }

        @Override
        public Optional<Draft> answer(List<Recorded<Event>> history) {
            Optional<Draft> draft = Optional.empty();
            for (var recorded : history) {
                if (recorded.event() instanceof NoticeDrafted e) {
                    draft = Optional.of(new Draft(e, e.title(), e.contentSha256()));
                }
                if (recorded.event() instanceof NoticeRevised e) {
                    draft = draft.map(before -> new Draft(before.drafted(), e.title(), e.contentSha256()));
                }
            }
            return draft;
        }
    }
}
