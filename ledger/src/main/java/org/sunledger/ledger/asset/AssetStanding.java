package org.sunledger.ledger.asset;

import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistered;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistrationAbandoned;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;

/**
 * How an asset's registration stands.
 *
 * @param projects whose settlement it counts on; empty when it was never registered
 */
public record AssetStanding(boolean isAbandoned, List<UUID> projects) {
    public AssetStanding {
        projects = List.copyOf(projects);
    }

    public static Question<AssetStanding> of(AssetId assetId) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return assetId.stream();
            }

            @Override
            public AssetStanding answer(List<Recorded<Event>> history) {
                var isAbandoned = false;
                List<UUID> projects = List.of();
                for (var recorded : history) {
                    if (recorded.event() instanceof AssetRegistered e) {
                        projects = e.profile().projects().stream()
                                .map(AssetEvent.ProjectValue::projectId)
                                .toList();
                    }
                    if (recorded.event() instanceof AssetRegistrationAbandoned) isAbandoned = true;
                }
                return new AssetStanding(isAbandoned, projects);
            }
        };
    }
}
