package org.sunledger.projections.village;

import java.util.HashMap;
import java.util.Map;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.posting.Postings;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.engine.Projection;
import org.sunledger.projections.figure.Cell;

/** 村级汇总格: what a place's postings of a period and a block of positions come to, so that no past day is summed again. */
public final class VillageSums implements Projection<Cell<DivisionCode>, Measures> {
    @Override
    public String name() {
        return "village_sum";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<Cell<DivisionCode>, Measures> apply(JournalEvent event) {
        var postings = Postings.of(event.event());
        if (postings.isEmpty()) return Map.of();
        var places = new HashMap<DivisionCode, Measures>();
        for (var posting : postings) places.merge(posting.divisionCode(), Measures.of(posting), Measures::plus);
        var cells = new HashMap<Cell<DivisionCode>, Measures>();
        places.forEach((place, sums) -> Cell.of(place, event.envelope().effectiveOn(), event.position())
                .forEach(cell -> cells.put(cell, sums)));
        return cells;
    }

    @Override
    public Measures merge(Measures earlier, Measures later) {
        return earlier.plus(later);
    }
}
