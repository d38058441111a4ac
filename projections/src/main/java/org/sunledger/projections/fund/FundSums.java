package org.sunledger.projections.fund;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.posting.Postings;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.engine.Projection;
import org.sunledger.projections.figure.Cell;
import org.sunledger.projections.fund.FundWords.What;

/** 资金汇总格: what a fund's postings, authority and reservations of a period and a block of positions come to. */
public final class FundSums implements Projection<Cell<UUID>, FundSums.Sum> {
    private final FundWords words = new FundWords();

    /**
     * One cell.
     *
     * @param registeredFen the authority granted, adjustments included
     * @param reservedFen reserved from the pool and not issued
     */
    public record Sum(Measures posted, long registeredFen, long reservedFen) {
        Sum plus(Sum other) {
            return new Sum(
                    posted.plus(other.posted),
                    Math.addExact(registeredFen, other.registeredFen),
                    Math.addExact(reservedFen, other.reservedFen));
        }
    }

    @Override
    public String name() {
        return "fund_sum";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<Cell<UUID>, Sum> apply(JournalEvent event) {
        var funds = new HashMap<UUID, Sum>();
        for (var posting : Postings.of(event.event())) {
            var fund = posting.fundId();
            if (fund != null) funds.merge(fund.value(), new Sum(Measures.of(posting), 0, 0), Sum::plus);
        }
        words.apply(event).forEach((key, word) -> {
            long fen = Objects.requireNonNull(word.number());
            var isRegistered = key.what().equals(What.REGISTERED.name());
            var sum = new Sum(Measures.ZERO, isRegistered ? fen : 0, isRegistered ? 0 : fen);
            funds.merge(key.subject(), sum, Sum::plus);
        });
        var cells = new HashMap<Cell<UUID>, Sum>();
        funds.forEach((fund, sum) ->
                Cell.of(fund, event.envelope().effectiveOn(), event.position()).forEach(cell -> cells.put(cell, sum)));
        return cells;
    }

    @Override
    public Sum merge(Sum earlier, Sum later) {
        return earlier.plus(later);
    }
}
