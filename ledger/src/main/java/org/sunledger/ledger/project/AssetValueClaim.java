package org.sunledger.ledger.project;

import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;

/**
 * What part of a project's settlement an asset holds.
 *
 * @param amount zero: none
 */
public record AssetValueClaim(Amount amount) {
    /** The project keeps exactly this much for the asset. */
    public boolean isHeld(Amount expected) {
        return !expected.isZero() && amount.equals(expected);
    }

    public static Question<AssetValueClaim> of(ProjectId projectId, UUID assetId) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return projectId.stream();
            }

            @Override
            public AssetValueClaim answer(List<Recorded<Event>> history) {
                var claimed = Project.of(history).life().assetValues().get(assetId);
                return new AssetValueClaim(claimed == null ? Amount.ZERO : claimed);
            }
        };
    }
}
