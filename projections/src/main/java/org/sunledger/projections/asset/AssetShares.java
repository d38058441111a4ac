package org.sunledger.projections.asset;

import java.time.LocalDate;
import java.util.Map;
import org.sunledger.ledger.asset.AssetEvent.AssetShareAssigned;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.engine.AppendOnly;

/** 资产量化: which village holds how much of an asset. */
public final class AssetShares implements AppendOnly<Long, AssetShares.Row> {
    public record Row(LocalDate effectiveOn, AssetShareAssigned assigned) {}

    @Override
    public String name() {
        return "asset_share";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<Long, Row> apply(JournalEvent event) {
        return event.event() instanceof AssetShareAssigned e
                ? Map.of(event.position(), new Row(event.envelope().effectiveOn(), e))
                : Map.of();
    }
}
