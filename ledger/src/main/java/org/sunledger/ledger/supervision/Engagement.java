package org.sunledger.ledger.supervision;

import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.State;
import org.sunledger.ledger.supervision.EngagementEvent.SampleDrawn;

/** What the rules must remember about one audit engagement. */
final class Engagement implements State<EngagementEvent> {
    private boolean isDrawn;
    private @Nullable DivisionCode place;

    boolean isDrawn() {
        return isDrawn;
    }

    /** What it is about; null when there is no such engagement. */
    @Nullable
    DivisionCode place() {
        return place;
    }

    @Override
    public void evolve(Recorded<EngagementEvent> recorded) {
        switch (recorded.event()) {
            case SampleDrawn ignored -> {
                isDrawn = true;
                place = recorded.envelope().divisionCode();
            }
        }
    }
}
