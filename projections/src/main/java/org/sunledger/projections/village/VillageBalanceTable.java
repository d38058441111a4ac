package org.sunledger.projections.village;

import java.sql.SQLException;
import java.util.SortedMap;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.Rows;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.Target;

/** The only code that writes {@code village_balance}. */
public final class VillageBalanceTable implements Table<DivisionCode, Measures> {
    @Override
    public void write(Target target, SortedMap<DivisionCode, Measures> changes) throws SQLException {
        var rows = Rows.of(changes.entrySet())
                .column("division_code", "text", r -> r.getKey().value())
                .column("allocated_fen", "bigint", r -> r.getValue().allocatedFen())
                .column("disbursed_fen", "bigint", r -> r.getValue().disbursedFen())
                .column("recovered_fen", "bigint", r -> r.getValue().recoveredFen())
                .column("available_fen", "bigint", r -> r.getValue().availableFen())
                .column("asset_fen", "bigint", r -> r.getValue().assetFen())
                .column("income_fen", "bigint", r -> r.getValue().incomeFen());
        rows.addTo(target, "village_balance", 1);
    }
}
