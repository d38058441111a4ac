package org.sunledger.ledger.fund;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunledger.ledger.fund.FundEvent.ArrivalEntered;
import org.sunledger.ledger.fund.FundEvent.FundArrived;
import org.sunledger.ledger.fund.FundEvent.FundEntryRejected;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;

/**
 * How an arrival stands, for the automations that take and free its bank reference.
 *
 * @param bankRef none when there is no arrival under that id
 * @param isPending neither confirmed nor returned
 */
record ArrivalStanding(Optional<BankRef> bankRef, boolean isPending) {
    static Question<ArrivalStanding> of(FundId fundId, UUID arrivalId) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return fundId.stream();
            }

            @Override
            public ArrivalStanding answer(List<Recorded<Event>> history) {
                var answer = new ArrivalStanding(Optional.empty(), false);
                for (var recorded : history) {
                    var event = recorded.event();
                    if (event instanceof ArrivalEntered e && e.arrivalId().equals(arrivalId)) {
                        answer = new ArrivalStanding(Optional.of(e.bankRef()), true);
                    }
                    if ((event instanceof FundArrived e && e.arrivalId().equals(arrivalId))
                            || (event instanceof FundEntryRejected r
                                    && r.entryId().equals(arrivalId))) {
                        answer = new ArrivalStanding(answer.bankRef(), false);
                    }
                }
                return answer;
            }
        };
    }
}
