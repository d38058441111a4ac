package org.sunledger.ledger.fund;

import java.util.List;
import java.util.Optional;
import org.sunledger.ledger.fund.FundEvent.FundEntered;
import org.sunledger.ledger.fund.FundEvent.FundEntryRejected;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;

/**
 * How a fund's code stands, for the automations that take and free it.
 *
 * @param code of the last entry; none where there is no entry
 * @param isNeeded entered and not returned since
 */
record CodeStanding(Optional<String> code, boolean isNeeded) {
    boolean needs(String other) {
        return isNeeded && code.filter(other::equals).isPresent();
    }

    static Question<CodeStanding> of(FundId fundId) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return fundId.stream();
            }

            @Override
            public CodeStanding answer(List<Recorded<Event>> history) {
                var answer = new CodeStanding(Optional.empty(), false);
                for (var recorded : history) answer = answer.after(fundId, recorded.event());
                return answer;
            }
        };
    }

    private CodeStanding after(FundId fundId, Event event) {
        if (event instanceof FundEntered e)
            return new CodeStanding(Optional.of(e.quota().code()), true);
        var isEnd = event instanceof FundEntryRejected e && e.entryId().equals(fundId.value());
        return isEnd ? new CodeStanding(code, false) : this;
    }
}
