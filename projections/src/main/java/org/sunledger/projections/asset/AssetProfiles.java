package org.sunledger.projections.asset;

import java.time.LocalDate;
import java.util.Map;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistered;
import org.sunledger.ledger.asset.AssetEvent.Profile;
import org.sunledger.ledger.asset.AssetId;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.engine.AppendOnly;

/** 资产登记: what was registered. */
public final class AssetProfiles implements AppendOnly<Long, AssetProfiles.Row> {
    public record Row(AssetId assetId, LocalDate effectiveOn, Profile profile) {}

    @Override
    public String name() {
        return "asset_profile";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<Long, Row> apply(JournalEvent event) {
        return event.event() instanceof AssetRegistered e
                ? Map.of(event.position(), new Row(e.assetId(), event.envelope().effectiveOn(), e.profile()))
                : Map.of();
    }
}
