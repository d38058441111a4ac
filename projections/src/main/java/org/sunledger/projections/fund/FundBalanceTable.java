package org.sunledger.projections.fund;

import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.projections.engine.Rows;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.Target;

/** The only code that writes {@code fund_balance}. */
public final class FundBalanceTable implements Table<UUID, Measures> {
    @Override
    public void write(Target target, SortedMap<UUID, Measures> changes) throws SQLException {
        var rows = Rows.of(changes.entrySet())
                .column("fund_id", "uuid", Map.Entry::getKey)
                .column("arrived_fen", "bigint", r -> r.getValue().arrivedFen())
                .column("allocated_fen", "bigint", r -> r.getValue().allocatedFen())
                .column("disbursed_fen", "bigint", r -> r.getValue().disbursedFen())
                .column("recovered_fen", "bigint", r -> r.getValue().recoveredFen())
                .column("withdrawn_fen", "bigint", r -> r.getValue().withdrawnFen())
                .column("pool_fen", "bigint", r -> r.getValue().poolFen())
                .column("available_fen", "bigint", r -> r.getValue().availableFen())
                .column("pending_fen", "bigint", r -> r.getValue().pendingRecoveryFen());
        rows.addTo(target, "fund_balance", 1);
    }
}
