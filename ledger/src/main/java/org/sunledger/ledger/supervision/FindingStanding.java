package org.sunledger.ledger.supervision;

import java.util.List;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.supervision.FindingEvent.FindingClosed;
import org.sunledger.ledger.supervision.FindingEvent.FindingRaised;

/**
 * What a finding is about, and whether it is closed.
 *
 * @param subjects the streams it is about, printed; empty when there is no such finding
 */
public record FindingStanding(List<String> subjects, boolean isClosed) {
    public FindingStanding {
        subjects = List.copyOf(subjects);
    }

    public static Question<FindingStanding> of(FindingId findingId) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return findingId.stream();
            }

            @Override
            public FindingStanding answer(List<Recorded<Event>> history) {
                List<String> subjects = List.of();
                var isClosed = false;
                for (var recorded : history) {
                    if (recorded.event() instanceof FindingRaised e) subjects = e.subjects();
                    if (recorded.event() instanceof FindingClosed) isClosed = true;
                }
                return new FindingStanding(subjects, isClosed);
            }
        };
    }
}
