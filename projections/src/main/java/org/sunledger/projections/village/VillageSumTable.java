package org.sunledger.projections.village;

import java.sql.SQLException;
import java.util.SortedMap;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.Rows;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.Target;
import org.sunledger.projections.figure.Cell;

/** The only code that writes {@code village_sum}. */
public final class VillageSumTable implements Table<Cell<DivisionCode>, Measures> {
    @Override
    public void write(Target target, SortedMap<Cell<DivisionCode>, Measures> changes) throws SQLException {
        Rows.of(changes.entrySet())
                .column("grain", "integer", r -> r.getKey().grain())
                .column("division_code", "text", r -> r.getKey().holder().value())
                .column("period", "integer", r -> r.getKey().period())
                .column("block", "bigint", r -> r.getKey().block())
                .column("allocated_fen", "bigint", r -> r.getValue().allocatedFen())
                .column("disbursed_fen", "bigint", r -> r.getValue().disbursedFen())
                .column("recovered_fen", "bigint", r -> r.getValue().recoveredFen())
                .column("available_fen", "bigint", r -> r.getValue().availableFen())
                .column("pool_fen", "bigint", r -> r.getValue().poolFen())
                .column("pending_fen", "bigint", r -> r.getValue().pendingRecoveryFen())
                .column("arrived_fen", "bigint", r -> r.getValue().arrivedFen())
                .column("withdrawn_fen", "bigint", r -> r.getValue().withdrawnFen())
                .column("asset_fen", "bigint", r -> r.getValue().assetFen())
                .column("income_fen", "bigint", r -> r.getValue().incomeFen())
                .addTo(target, "village_sum", 4);
    }
}
