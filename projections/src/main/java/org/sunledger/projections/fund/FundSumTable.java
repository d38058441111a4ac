package org.sunledger.projections.fund;

import java.sql.SQLException;
import java.util.SortedMap;
import java.util.UUID;
import org.sunledger.projections.engine.Rows;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.Target;
import org.sunledger.projections.figure.Cell;

/** The only code that writes {@code fund_sum}. */
public final class FundSumTable implements Table<Cell<UUID>, FundSums.Sum> {
    @Override
    public void write(Target target, SortedMap<Cell<UUID>, FundSums.Sum> changes) throws SQLException {
        Rows.of(changes.entrySet())
                .column("grain", "integer", r -> r.getKey().grain())
                .column("fund_id", "uuid", r -> r.getKey().holder())
                .column("period", "integer", r -> r.getKey().period())
                .column("block", "bigint", r -> r.getKey().block())
                .column("allocated_fen", "bigint", r -> r.getValue().posted().allocatedFen())
                .column("disbursed_fen", "bigint", r -> r.getValue().posted().disbursedFen())
                .column("recovered_fen", "bigint", r -> r.getValue().posted().recoveredFen())
                .column("available_fen", "bigint", r -> r.getValue().posted().availableFen())
                .column("pool_fen", "bigint", r -> r.getValue().posted().poolFen())
                .column("pending_fen", "bigint", r -> r.getValue().posted().pendingRecoveryFen())
                .column("arrived_fen", "bigint", r -> r.getValue().posted().arrivedFen())
                .column("withdrawn_fen", "bigint", r -> r.getValue().posted().withdrawnFen())
                .column("registered_fen", "bigint", r -> r.getValue().registeredFen())
                .column("reserved_fen", "bigint", r -> r.getValue().reservedFen())
                .addTo(target, "fund_sum", 4);
    }
}
