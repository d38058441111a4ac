package org.sunledger.ledger.supervision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.supervision.CaseEvent.CaseReceived;

/**
 * What a case is about.
 *
 * @param noticeId the notice objected to; null for other channels and for a case that does not exist
 */
public record CaseStanding(@Nullable NoticeId noticeId) {
    public static Question<CaseStanding> of(CaseId caseId) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return caseId.stream();
            }

            @Override
            public CaseStanding answer(List<Recorded<Event>> history) {
                for (var recorded : history) {
                    if (recorded.event() instanceof CaseReceived e && e.noticeId() != null) {
                        return new CaseStanding(new NoticeId(e.noticeId()));
                    }
                }
                return new CaseStanding(null);
            }
        };
    }
}
