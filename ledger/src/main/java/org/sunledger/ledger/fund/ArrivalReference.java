package org.sunledger.ledger.fund;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunledger.ledger.fund.FundEvent.ArrivalEntered;
import org.sunledger.ledger.fund.FundEvent.FundEntryRejected;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;

/**
 * The bank reference under which an arrival was entered.
 *
 * @param bankRef none when the entry is no arrival
 * @param isReturned the entry was returned since, and needs the reference no more
 */
public record ArrivalReference(Optional<BankRef> bankRef, boolean isReturned) {
    public static Question<ArrivalReference> of(FundId fundId, UUID entryId) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return fundId.stream();
            }

            @Override
            public ArrivalReference answer(List<Recorded<Event>> history) {
                var bankRef = history.stream()
                        .map(Recorded::event)
                        .filter(ArrivalEntered.class::isInstance)
                        .map(ArrivalEntered.class::cast)
                        .filter(arrival -> arrival.arrivalId().equals(entryId))
                        .map(ArrivalEntered::bankRef)
                        .findFirst();
                var isReturned = history.stream()
                        .map(Recorded::event)
                        .anyMatch(event -> event instanceof FundEntryRejected e
                                && e.entryId().equals(entryId));
                return new ArrivalReference(bankRef, isReturned);
            }
        };
    }
}
