package org.sunledger.ledger.fund;

import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.fund.FundEvent.FundReserved;
import org.sunledger.ledger.fund.FundEvent.ReservationReleased;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;

/**
 * How a fund answered an allocation: what it reserved for it, and whether it has let go again.
 *
 * @param amount zero when the fund never reserved
 */
public record FundReservation(Amount amount, boolean isReleased) {
    /** The fund keeps exactly this much for the allocation. */
    public boolean isHeld(Amount expected) {
        return !isReleased && !expected.isZero() && amount.equals(expected);
    }

    public static Question<FundReservation> of(FundId fundId, UUID projectId, UUID allocationId) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return fundId.stream();
            }

            @Override
            public FundReservation answer(List<Recorded<Event>> history) {
                var answer = new FundReservation(Amount.ZERO, false);
                for (var recorded : history) {
                    if (recorded.event() instanceof FundReserved e && isMeant(e.projectId(), e.allocationId())) {
                        answer = new FundReservation(e.amountFen(), false);
                    }
                    if (recorded.event() instanceof ReservationReleased e && isMeant(e.projectId(), e.allocationId())) {
                        answer = new FundReservation(e.amountFen(), true);
                    }
                }
                return answer;
            }

            private boolean isMeant(UUID project, UUID allocation) {
                return project.equals(projectId) && allocation.equals(allocationId);
            }
        };
    }
}
