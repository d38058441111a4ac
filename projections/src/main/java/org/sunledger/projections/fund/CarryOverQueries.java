package org.sunledger.projections.fund;

import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Reader;

/** Asks what was left of each fund after its year, for any day and as known at any position. */
public final class CarryOverQueries {
    private final FundLedgerQueries funds;
    private final Reader reader;

    public CarryOverQueries(FundLedgerQueries funds, Reader reader) {
        this.funds = funds;
        this.reader = reader;
    }

    public CarryOver carryOver(AsOf asOf) {
        var ledger = funds.ledger(asOf);
        return CarryOver.of(ledger, reader.today(asOf, ledger.asOf()));
    }
}
