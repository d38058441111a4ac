package org.sunledger.ledger.supervision;

import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.State;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.supervision.CaseEvent.CaseAccepted;
import org.sunledger.ledger.supervision.CaseEvent.CaseAssigned;
import org.sunledger.ledger.supervision.CaseEvent.CaseClosed;
import org.sunledger.ledger.supervision.CaseEvent.CaseReceived;
import org.sunledger.ledger.supervision.CaseEvent.CaseReplied;

/** What the rules must remember about one case. */
final class Case implements State<CaseEvent> {
    private Stage stage = new Unknown();
    private @Nullable DivisionCode place;

    /** 所处阶段. */
    sealed interface Stage {}

    record Unknown() implements Stage {}

    record Received() implements Stage {}

    record Accepted() implements Stage {}

    record Assigned(UserId owner) implements Stage {}

    record Replied(UserId by) implements Stage {}

    record Closed() implements Stage {}

    Stage stage() {
        return stage;
    }

    /** Where it was received for; null when there is no such case. */
    @Nullable
    DivisionCode place() {
        return place;
    }

    @Override
    public void evolve(Recorded<CaseEvent> recorded) {
        switch (recorded.event()) {
            case CaseReceived ignored -> {
                stage = new Received();
                place = recorded.envelope().divisionCode();
            }
            case CaseAccepted ignored -> stage = new Accepted();
            case CaseAssigned e -> stage = new Assigned(e.owner());
            case CaseReplied ignored ->
                stage = new Replied(recorded.envelope().actor().user());
            case CaseClosed ignored -> stage = new Closed();
        }
    }
}
