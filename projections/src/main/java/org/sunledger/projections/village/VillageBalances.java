package org.sunledger.projections.village;

import java.util.HashMap;
import java.util.Map;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.posting.Posting;
import org.sunledger.ledger.posting.Postings;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.engine.Projection;

/** 村级资金余额: one row of current sums per place. Pure, so live processing, rebuild and replay run the same fold. */
public final class VillageBalances implements Projection<DivisionCode, Measures> {
    @Override
    public String name() {
        return "village_balance";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<DivisionCode, Measures> apply(JournalEvent event) {
        var changes = new HashMap<DivisionCode, Measures>();
        for (var posting : Postings.of(event.event())) {
            if (countsForPlaces(posting)) changes.merge(posting.divisionCode(), Measures.of(posting), Measures::plus);
        }
        return changes;
    }

    /** The pool is a figure of a fund: what only moves it opens no row for the place. */
    static boolean countsForPlaces(Posting posting) {
        return switch (posting.account()) {
            case ALLOCATED, PAID, ASSET, INCOME -> true;
            default -> false;
        };
    }

    @Override
    public Measures merge(Measures earlier, Measures later) {
        return earlier.plus(later);
    }
}
