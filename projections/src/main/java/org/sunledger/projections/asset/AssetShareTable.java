package org.sunledger.projections.asset;

import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import org.sunledger.projections.engine.Rows;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.engine.Target;

/** The only code that writes {@code asset_share}. */
public final class AssetShareTable implements Table<Long, AssetShares.Row> {
    @Override
    public void write(Target target, SortedMap<Long, AssetShares.Row> changes) throws SQLException {
        Rows.of(changes.entrySet())
                .column("position", "bigint", Map.Entry::getKey)
                .column(
                        "asset_id",
                        "uuid",
                        r -> r.getValue().assigned().assetId().value())
                .column("effective_on", "date", r -> r.getValue().effectiveOn())
                .column(
                        "division_code",
                        "text",
                        r -> r.getValue().assigned().divisionCode().value())
                .column(
                        "share_fen",
                        "bigint",
                        r -> r.getValue().assigned().shareFen().fen())
                .insertInto(target, "asset_share");
    }
}
