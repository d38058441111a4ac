package org.sunledger.ledger.period;

import java.time.YearMonth;
import java.util.List;
import org.sunledger.ledger.period.PeriodEvent.PeriodClosed;
import org.sunledger.ledger.period.PeriodEvent.PeriodReopenProposed;
import org.sunledger.ledger.period.PeriodEvent.PeriodReopened;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** Whether a month's books are closed (INV-26). */
public enum PeriodStanding {
    OPEN,
    CLOSED;

    public static Question<PeriodStanding> of(YearMonth period) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return new StreamId(StreamType.PERIOD, period.toString());
            }

            @Override
            public PeriodStanding answer(List<Recorded<Event>> history) {
                var standing = OPEN;
                for (var recorded : history) {
                    if (!(recorded.event() instanceof PeriodEvent event)) continue;
                    standing = switch (event) {
                        case PeriodClosed ignored -> CLOSED;
                        case PeriodReopenProposed ignored -> standing;
                        case PeriodReopened ignored -> OPEN;
                    };
                }
                return standing;
            }
        };
    }
}
