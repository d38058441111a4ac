package org.sunledger.ledger.notice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;

/**
 * How a notice stands.
 *
 * @param draft what it says it is; null: there is no such notice
 * @param postedOn null before posting
 * @param isOnDisplay posted, and neither closed, replaced nor taken down
 * @param wasPosted also when it has since ended
 * @param isReplaced another notice took its place
 */
public record NoticeStanding(
        @Nullable NoticeDrafted draft,
        @Nullable LocalDate postedOn,
        boolean isOnDisplay,
        boolean wasPosted,
        boolean isReplaced,
        int openObjections) {
    /** The streams it tells of, printed. */
    public List<String> subjects() {
        return draft == null ? List.of() : draft.subjects();
    }

    public static Question<NoticeStanding> of(NoticeId noticeId) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return noticeId.stream();
            }

            @Override
            public NoticeStanding answer(List<Recorded<Event>> history) {
                var notice = new Notice();
                for (var recorded : history) {
                    if (recorded.event() instanceof NoticeEvent e) {
                        notice.evolve(new Recorded<>(recorded.eventId(), recorded.version(), e, recorded.envelope()));
                    }
                }
                return new NoticeStanding(
                        notice.draft(),
                        notice.postedOn(),
                        notice.stage() instanceof Notice.Posted,
                        notice.postedOn() != null,
                        notice.stage() instanceof Notice.Superseded,
                        notice.openObjections());
            }
        };
    }
}
