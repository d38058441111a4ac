package org.sunledger.ledger.asset;

import java.util.Set;
import org.sunledger.ledger.asset.AssetCommand.AbandonAssetRegistration;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistered;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.project.SettlementCommand.ClaimAssetValue;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;

/**
 * Counts the registered value against each project's settlement (INV-18), ascending by project id. The first project
 * that refuses ends the registration; what was counted by then is given back when the end is recorded.
 */
public final class ClaimAssetValueWhenAssetRegistered implements Automation {
    @Override
    public Set<Class<? extends Event>> occasions() {
        return Set.of(AssetRegistered.class);
    }

    @Override
    public void on(JournalEvent event, FollowUps followUps) {
        if (!(event.event() instanceof AssetRegistered e)) return;
        // Seen again after a restart: an abandoned registration claims nothing more.
        if (followUps.ask(AssetStanding.of(e.assetId())).isAbandoned()) return;
        for (var part : AssetDecisions.ascending(e.profile().projects())) {
            var refused = followUps.send(new ClaimAssetValue(
                    new ProjectId(part.projectId()), e.assetId().value(), part.amountFen()));
            if (refused.isPresent()) {
                var ignored = followUps.send(new AbandonAssetRegistration(e.assetId(), part.projectId()));
                return;
            }
        }
    }
}
