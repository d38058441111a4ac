package org.sunledger.projections.fund;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.posting.Postings;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.engine.Projection;

/** 资金余额: one row of current sums per fund. */
public final class FundBalances implements Projection<UUID, Measures> {
    @Override
    public String name() {
        return "fund_balance";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<UUID, Measures> apply(JournalEvent event) {
        var changes = new HashMap<UUID, Measures>();
        for (var posting : Postings.of(event.event())) {
            var fund = posting.fundId();
            if (fund != null) changes.merge(fund.value(), Measures.of(posting), Measures::plus);
        }
        return changes;
    }

    @Override
    public Measures merge(Measures earlier, Measures later) {
        return earlier.plus(later);
    }
}
