package org.sunledger.api.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.notice.NoticeEvent.NoticeRevised;
import org.sunledger.ledger.notice.NoticeEvent.Type;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Facts;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;

/** What the journal holds of a notice's text: its type and title are not for the asker to say again. */
record Draft(Type type, String title) {
    static Draft of(NoticeId noticeId, Facts facts) {
        var draft = facts.ask(new DraftQuestion(noticeId)).value();
        if (draft == null) throw ApiRefusal.NOT_FOUND.because("path", "/api/v1/notices/" + noticeId);
        return draft;
    }

    private record DraftQuestion(NoticeId noticeId) implements Question<@Nullable Draft> {
        @Override
        public StreamId stream() {
            return noticeId.stream();
        }

        @Override
        public @Nullable Draft answer(List<Recorded<Event>> history) {
            Draft draft = null;
            for (var recorded : history) {
                if (recorded.event() instanceof NoticeDrafted e) draft = new Draft(e.noticeType(), e.title());
                if (recorded.event() instanceof NoticeRevised e && draft != null) {
                    draft = new Draft(draft.type(), e.title());
                }
            }
            return draft;
        }
    }
}
