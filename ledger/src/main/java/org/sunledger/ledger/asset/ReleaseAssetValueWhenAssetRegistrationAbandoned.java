package org.sunledger.ledger.asset;

import java.util.Set;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistrationAbandoned;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.project.SettlementCommand.ReleaseAssetValue;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;

/** Gives back what the projects counted for an asset that is not registered after all. */
public final class ReleaseAssetValueWhenAssetRegistrationAbandoned implements Automation {
    @Override
    public Set<Class<? extends Event>> occasions() {
        return Set.of(AssetRegistrationAbandoned.class);
    }

    @Override
    public void on(JournalEvent event, FollowUps followUps) {
        if (!(event.event() instanceof AssetRegistrationAbandoned e)) return;
        var projects = followUps.ask(AssetStanding.of(e.assetId())).projects();
        for (var projectId : AssetDecisions.ascendingIds(projects)) {
            // A project that counted nothing has nothing to release and says so.
            var ignored = followUps.send(
                    new ReleaseAssetValue(new ProjectId(projectId), e.assetId().value()));
        }
    }
}
