package org.sunledger.projections.fund;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.UnnestedRows;

/** The only code that writes {@code fund_balance}. */
public final class FundBalanceTable implements Table<UUID, Measures> {
    @Override
    public void write(Connection connection, SortedMap<UUID, Measures> changes) throws SQLException {
        var rows = UnnestedRows.of(changes.entrySet())
                .column("fund_id", "uuid", Map.Entry::getKey)
                .column("arrived_fen", "bigint", r -> r.getValue().arrivedFen())
                .column("allocated_fen", "bigint", r -> r.getValue().allocatedFen())
                .column("disbursed_fen", "bigint", r -> r.getValue().disbursedFen())
                .column("recovered_fen", "bigint", r -> r.getValue().recoveredFen())
                .column("withdrawn_fen", "bigint", r -> r.getValue().withdrawnFen())
                .column("pool_fen", "bigint", r -> r.getValue().poolFen())
                .column("available_fen", "bigint", r -> r.getValue().availableFen())
                .column("pending_fen", "bigint", r -> r.getValue().pendingRecoveryFen());
        rows.openMissing(connection, "view.fund_balance", 1);
        rows.addTo(connection, "view.fund_balance", 1);
    }
}
