package org.sunledger.projections.village;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.UnnestedRows;

/** The only code that writes {@code village_balance}. */
public final class VillageBalanceTable implements Table<DivisionCode, Measures> {
    @Override
    public void write(Connection connection, SortedMap<DivisionCode, Measures> changes) throws SQLException {
        var rows = UnnestedRows.of(changes.entrySet())
                .column("division_code", "text", r -> r.getKey().value())
                .column("allocated_fen", "bigint", r -> r.getValue().allocatedFen())
                .column("disbursed_fen", "bigint", r -> r.getValue().disbursedFen())
                .column("recovered_fen", "bigint", r -> r.getValue().recoveredFen())
                .column("available_fen", "bigint", r -> r.getValue().availableFen())
                .column("asset_fen", "bigint", r -> r.getValue().assetFen())
                .column("income_fen", "bigint", r -> r.getValue().incomeFen());
        rows.openMissing(connection, "view.village_balance", 1);
        rows.addTo(connection, "view.village_balance", 1);
    }
}
